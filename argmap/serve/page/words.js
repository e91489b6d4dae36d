// The page's own words, in the language that the server speaks.

let words = {};

/** Takes the words, and puts them wherever the page names one. */
export function speak(ui, given) {
  words = given;
  document.documentElement.lang = ui;
  for (const place of document.querySelectorAll("[data-say]")) place.textContent = say(place.dataset.say);
  for (const place of document.querySelectorAll("[data-label]")) {
    place.setAttribute("aria-label", say(place.dataset.label));
    place.title = say(place.dataset.label);
  }
}

/** The words for a key, with what fills their blanks. */
export function say(key, ...filling) {
  return (words[key] ?? key).replace(/\{(\d)\}/g, (_, number) => filling[number]);
}

/** An element with a class, a text and what stands in it; texts are never read as markup. */
export function make(name, { text, kind, ...more } = {}, ...inside) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  if (kind) made.className = kind;
  Object.assign(made, more);
  made.append(...inside);
  return made;
}
