// The page's words, in the language of the server.

let words = {};

/** Set the words, and write them wherever the page refers to one. */
export function setWords(ui, strings) {
  words = strings;
  document.documentElement.lang = ui;
  for (const place of document.querySelectorAll("[data-text]")) place.textContent = say(place.dataset.text);
  for (const place of document.querySelectorAll("[data-label]")) {
    place.setAttribute("aria-label", say(place.dataset.label));
    place.title = say(place.dataset.label);
  }
}

/** Find the words for a key, and fill their placeholders. */
export function say(key, ...values) {
  return (words[key] ?? key).replace(/\{(\d)\}/g, (_, number) => values[number]);
}

/** Make an element with a class (`kind`), a text and children; texts are never read as markup. */
export function make(name, { text, kind, ...more } = {}, ...children) {
  const element = document.createElement(name);
  if (text !== undefined) element.textContent = text;
  if (kind) element.className = kind;
  Object.assign(element, more);
  element.append(...children);
  return element;
}
