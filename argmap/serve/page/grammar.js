// How a line of a map is coloured, and what can stand where the cursor is. The words come from the server.

const KEYWORD = /^(\s*)(\p{L}[\p{L}\p{N}.-]*)/u;
const LINE = /^(\s*)(\p{L}[\p{L}\p{N}]*)((?:[^\S\n]+)([^\s:：]+))?(\s*)([:：])?/u;

/** The parts of a line that have a colour, as [start, end, kind]. */
export function parts(line, words) {
  if (/^\s*#/.test(line)) return [[0, line.length, "comment"]];
  const bar = /^\s*\|/.exec(line);
  if (bar) return [[bar[0].length - 1, bar[0].length, "bar"]];
  const [, space, word] = KEYWORD.exec(line) ?? [];
  if (!word) return [];
  const start = space.length;
  const [, , head, , name] = LINE.exec(line) ?? [];
  if (head === word && isKeyword(word, words) && !isProperty(line, word, words)) {
    const found = [[start, start + word.length, "keyword"]];
    const at = name ? line.indexOf(name, start + word.length) : -1;
    if (name) found.push([at, at + name.length, "name"]);
    return found;
  }
  return /^\s*[:：]/.test(line.slice(start + word.length)) ? [[start, start + word.length, "property"]] : [];
}

/** `group: …` below a statement is a property, and a declaration with an id at the top. */
function isProperty(line, word, words) {
  return words.keys.includes(word) && /^\s+\S+\s*[:：]/u.test(line);
}

function isKeyword(word, words) {
  return words.declaring.includes(word) || words.stating.includes(word);
}

/** What can stand at the end of the beginning of a line: { from, options: [{ label, type, after }] }, or null. */
export function offers(begun, words, names) {
  const property = /^\s+([\p{L}.-]+)\s*[:：]\s*(?:.*[,\s])?([^\s,]*)$/u.exec(begun);
  if (property) return valued(property[1].split(".")[0], property[2], begun, words, names);
  const reference = /^\s*(\p{L}+)\s+([^\s:：]*)$/u.exec(begun);
  if (reference && words.stating.includes(reference[1])) return listed(names.statement, "name", reference[2], begun);
  const first = /^(\s*)([\p{L}.-]*)$/u.exec(begun);
  if (!first) return null;
  const options = first[1]
    ? [...plain(words.stating, "keyword"), ...plain(words.keys, "property", ": "), ...plain(["en", "ko"], "property", ": ")]
    : [...plain(words.stating, "keyword"), ...plain(words.declaring, "keyword")];
  return { from: begun.length - first[2].length, options };
}

function valued(key, written, begun, words, names) {
  const kind = words.references[key];
  return kind ? listed(names[kind], "name", written, begun) : listed(words.choices[key], "value", written, begun);
}

function listed(known, type, written, begun) {
  return known?.length ? { from: begun.length - written.length, options: plain(known, type) } : null;
}

function plain(known, type, after = "") {
  return known.map((label) => ({ label, type, after }));
}
