/* Brings a talk to life: one slide at a time, step by step, with a second window for the presenter.
   Nothing on a slide moves between steps; what comes later is only not visible yet. */
"use strict";
(() => {
  const root = document.documentElement;
  const find = (what) => document.querySelector(what);
  const slides = [...document.querySelectorAll(".slide")];
  const [main, bar, desk, keys, said] = ["main", ".controls", ".desk", ".keys", ".said"].map(find);
  const presenting = new URLSearchParams(location.search).has("presenter");

  /* Where the talk is. Slides and steps count from 0 here, from 1 wherever people see them. */
  let at = { slide: 0, step: 0 };
  const reached = slides.map(() => 0);
  const last = (slide) => Number(slides[slide].dataset.steps) - 1;
  const within = (number, most) => Math.min(Math.max(number, 0), most);

  function after({ slide, step }) {
    if (step < last(slide)) return { slide, step: step + 1 };
    return slide + 1 < slides.length ? { slide: slide + 1, step: 0 } : null;
  }

  function before({ slide, step }) {
    if (step > 0) return { slide, step: step - 1 };
    return slide > 0 ? { slide: slide - 1, step: last(slide - 1) } : null;
  }

  /* Addresses: `#3.2` is the second step of the third slide; `#3`, and `#key` with the key of a slide, are that
     slide as far as it was shown. */
  function addressed(hash) {
    let name;
    try {
      name = decodeURIComponent(hash.slice(1));
    } catch {
      return null;
    }
    const numbers = /^(\d{1,6})(?:\.(\d{1,6}))?$/.exec(name);
    const slide = numbers ? within(numbers[1] - 1, slides.length - 1) : slides.findIndex((each) => each.id === name);
    return slide < 0 ? null : { slide, step: numbers?.[2] ? numbers[2] - 1 : reached[slide] };
  }

  const address = ({ slide, step }) => `#${slide + 1}` + (step ? `.${step + 1}` : "");

  /* Showing. */
  function reveal(slide, step) {
    for (const part of slide.querySelectorAll("[data-step]")) {
      part.classList.toggle("later", Number(part.dataset.step) > step);
    }
  }

  function show(place) {
    const slide = within(place.slide, slides.length - 1);
    const from = at;
    at = { slide, step: within(place.step, last(slide)) };
    reached[slide] = Math.max(reached[slide], at.step);
    slides.forEach((each, index) => each.classList.toggle("now", index === slide));
    reveal(slides[slide], at.step);
    history.replaceState(null, "", address(at));
    find(".where").textContent = `${slide + 1} / ${slides.length}`;
    bar.querySelector("[data-does=back]").setAttribute("aria-disabled", String(!before(at)));
    bar.querySelector("[data-does=forth]").setAttribute("aria-disabled", String(!after(at)));
    speak(from);
    if (presenting) prompt();
    slides[slide].querySelector(".told")?.scrollTo(0, at.step ? 1e6 : 0);
  }

  function go(place) {
    if (!place) return;
    root.classList.remove("black");
    show(place);
    tell();
  }

  /* Leads to another slide so that the browser's own way back leads here again. */
  function jump(place) {
    leaveOverview();
    if (place.slide !== at.slide) history.pushState(null, "", address(place));
    go(place);
  }

  /* Saying aloud what has appeared. */
  const filled = (pattern, ...values) => values.reduce((text, value) => text.replace("{}", () => value), pattern);
  const words = (item) =>
    [...item.children].filter((part) => !part.classList.contains("later")).map((part) => part.textContent).join(" — ");

  function appeared(slide, step) {
    const all = [...slide.querySelectorAll(".told > li")];
    if (!step) return all.filter((item) => !item.dataset.step);
    return all.filter((item) => [item, ...item.children].some((each) => Number(each.dataset.step) === step));
  }

  function speak(from) {
    const slide = slides[at.slide];
    const moved = from.slide !== at.slide || !said.textContent;
    const heading = filled(said.dataset.slide, at.slide + 1, slides.length, slide.querySelector("h2").lastChild.data.trim());
    const step = filled(said.dataset.step, at.step + 1, last(at.slide) + 1);
    const onward = moved || at.step > from.step;
    const news = onward ? appeared(slide, at.step).map(words) : [];
    const lines = [...slide.querySelectorAll(".lines > li")].map((line) => line.textContent);
    const parts = moved ? [heading, ...(last(at.slide) ? [step] : []), ...lines] : [step];
    said.replaceChildren(
      ...[...parts, ...news].map((text) => Object.assign(document.createElement("p"), { textContent: text })),
    );
  }

  /* The presenter's window is this very page, opened a second time. Windows tell each other only numbers, so
     they need not trust one another; a page opened from a folder is a stranger even to itself. */
  let other = presenting ? window.opener : null;
  const tell = () => other?.postMessage({ talk: document.title, ...at }, "*");

  addEventListener("message", ({ source, origin, data }) => {
    if (location.protocol !== "file:" && origin !== location.origin) return;
    if (data?.talk !== document.title) return;
    if (data.hello && !presenting) {
      other = source;
      tell();
    } else if (source === other && Number.isInteger(data.slide) && Number.isInteger(data.step)) {
      if (data.slide !== at.slide || data.step !== at.step) show(data);
    }
  });

  function openPresenter() {
    if (presenting) return;
    const here = location.href.split("#")[0];
    const opened = window.open(here + (location.search ? "&" : "?") + "presenter" + address(at), "talk-presenter", "popup,width=1100,height=760");
    if (opened) other = opened;
    else said.textContent = said.dataset.blocked;
  }

  /* What the presenter sees beside the slide. */
  let begun = Date.now();

  function prompt() {
    const notes = [...slides[at.slide].querySelectorAll(".notes > p")];
    const spoken = desk.querySelector(".spoken");
    spoken.replaceChildren(...notes.filter((note) => Number(note.dataset.at) === at.step).map((note) => note.cloneNode(true)));
    spoken.scrollTo(0, 0);
    const next = after(at);
    desk.querySelector(".coming").replaceChildren(next ? preview(next) : said.dataset.end);
  }

  function preview({ slide, step }) {
    const copy = slides[slide].cloneNode(true);
    for (const part of [copy, ...copy.querySelectorAll("[id]")]) part.removeAttribute("id");
    copy.querySelectorAll(".told, .notes, .pick").forEach((part) => part.remove());
    copy.classList.add("now");
    reveal(copy, step);
    return copy;
  }

  function tick() {
    const seconds = Math.floor((Date.now() - begun) / 1000);
    const clock = { hour: "2-digit", minute: "2-digit" };
    desk.querySelector("time").textContent = new Date().toLocaleTimeString(bar.lang, clock);
    const minutes = Math.floor(seconds / 60);
    desk.querySelector(".elapsed").textContent = `${minutes}:${String(seconds % 60).padStart(2, "0")}`;
    other?.postMessage({ talk: document.title, hello: true }, "*"); // the talk's window may have been loaded anew
  }

  /* All slides at once. */
  const overview = () => root.classList.contains("gallery");

  function enterOverview() {
    root.classList.add("gallery");
    slides[at.slide].querySelector(".pick").focus();
    slides[at.slide].scrollIntoView({ block: "center" });
  }

  function leaveOverview() {
    if (!overview()) return;
    root.classList.remove("gallery");
    document.activeElement?.blur();
  }

  const toggleOverview = () => (overview() ? leaveOverview() : enterOverview());

  function walk(key) {
    const columns = getComputedStyle(main).gridTemplateColumns.split(" ").length;
    const by = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns, Home: -slides.length, End: slides.length };
    if (!(key in by)) return false;
    const here = slides.indexOf(document.activeElement.closest(".slide"));
    slides[within((here < 0 ? at.slide : here) + by[key], slides.length - 1)].querySelector(".pick").focus();
    return true;
  }

  /* What can be done, by button and by key. Letters go by their place on the keyboard, whatever it types. */
  const does = {
    back: () => go(before(at)),
    forth: () => go(after(at)),
    first: () => go({ slide: 0, step: 0 }),
    end: () => go({ slide: slides.length - 1, step: last(slides.length - 1) }),
    overview: toggleOverview,
    presenter: openPresenter,
    whole: () => (document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen?.()),
    black: () => root.classList.toggle("black"),
    help: () => keys.showModal(),
    close: () => keys.close(),
    restart: () => { begun = Date.now(); tick(); },
  };
  const byKey = {
    ArrowRight: "forth", ArrowDown: "forth", PageDown: "forth", " ": "forth", Enter: "forth",
    ArrowLeft: "back", ArrowUp: "back", PageUp: "back", Backspace: "back",
    Home: "first", End: "end", Escape: "overview", "?": "help", ".": "black",
  };
  const byPlace = { KeyO: "overview", KeyP: "presenter", KeyS: "presenter", KeyF: "whole", KeyB: "black" };

  function pressed(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || keys.open) return;
    const on = document.activeElement;
    if ((event.key === "Enter" || event.key === " ") && on?.closest("a, button")) return;
    if (on?.closest(".spoken, .told:focus-within") && /^(Arrow|Page|Home|End)/.test(event.key)) return;
    if (overview() && walk(event.key)) return event.preventDefault();
    let wanted = byKey[event.key] ?? byPlace[event.code];
    if (event.key === " " && event.shiftKey) wanted = "back";
    if (!wanted || (overview() && !["overview", "help", "whole", "presenter"].includes(wanted))) return;
    event.preventDefault();
    does[wanted]();
  }

  function clicked(event) {
    const button = event.target.closest("[data-does]");
    if (button) return does[button.dataset.does]();
    const link = event.target.closest("a");
    const place = link && addressed(link.getAttribute("href") ?? link.getAttribute("xlink:href"));
    if (!place || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    jump(place);
  }

  /* Fingers: a swipe across is a step. */
  let finger = null;

  function lifted(event) {
    const end = event.changedTouches[0];
    const zoomed = (window.visualViewport?.scale ?? 1) > 1.05;
    if (!finger || zoomed || overview()) return;
    const [dx, dy] = [end.clientX - finger.clientX, end.clientY - finger.clientY];
    finger = null;
    if (Math.abs(dx) > 50 && Math.abs(dx) > 2 * Math.abs(dy)) does[dx < 0 ? "forth" : "back"]();
  }

  let resting;

  function awake() {
    root.classList.add("awake");
    clearTimeout(resting);
    resting = setTimeout(() => root.classList.remove("awake"), 2500);
  }

  /* Waking up. */
  for (const link of document.querySelectorAll("main a")) {
    const href = link.getAttribute("href") ?? link.getAttribute("xlink:href");
    if (href.startsWith("#")) continue;
    link.setAttribute("target", "_blank");
    link.setAttribute("rel", "noopener noreferrer");
  }
  root.classList.add("live");
  bar.hidden = false;
  bar.querySelector("[data-does=whole]").hidden = !document.fullscreenEnabled;
  if (presenting) {
    root.classList.add("presenter");
    desk.hidden = false;
    bar.querySelector("[data-does=presenter]").hidden = true;
    tick();
    setInterval(tick, 1000);
  }
  addEventListener("keydown", pressed);
  addEventListener("click", clicked);
  addEventListener("popstate", () => { const place = addressed(location.hash); if (place) go(place); });
  addEventListener("pointermove", awake);
  addEventListener("touchstart", awake, { passive: true });
  main.addEventListener("touchstart", ({ touches }) => { finger = touches.length === 1 ? touches[0] : null; }, { passive: true });
  main.addEventListener("touchend", lifted);
  show(addressed(location.hash) ?? at);
})();
