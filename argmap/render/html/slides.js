/* Runs a talk: one slide at a time, step by step, with a second window for the presenter.
   Nothing on a slide moves between steps; what appears later is only invisible. */
"use strict";
(() => {
  const root = document.documentElement;
  const find = (selector) => document.querySelector(selector);
  const slides = [...document.querySelectorAll(".slide")];
  const [main, bar, panel, keys, announcement] = ["main", ".controls", ".presenter-panel", ".keys", ".announcement"].map(find);
  const presenting = new URLSearchParams(location.search).has("presenter");

  /* The position in the talk. Slides and steps count from 0 here, from 1 wherever people see them. */
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
     slide at the last step that was shown. */
  function parseAddress(hash) {
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
      part.classList.toggle("hidden-step", Number(part.dataset.step) > step);
    }
  }

  function show(place) {
    const slide = within(place.slide, slides.length - 1);
    const from = at;
    at = { slide, step: within(place.step, last(slide)) };
    reached[slide] = Math.max(reached[slide], at.step);
    slides.forEach((each, index) => each.classList.toggle("current", index === slide));
    reveal(slides[slide], at.step);
    history.replaceState(null, "", address(at));
    find(".position").textContent = `${slide + 1} / ${slides.length}`;
    bar.querySelector("[data-action=previous]").setAttribute("aria-disabled", String(!before(at)));
    bar.querySelector("[data-action=next]").setAttribute("aria-disabled", String(!after(at)));
    announce(from);
    if (presenting) updatePanel();
    slides[slide].querySelector(".statements")?.scrollTo(0, at.step ? 1e6 : 0);
  }

  function go(place) {
    if (!place) return;
    root.classList.remove("black");
    show(place);
    sendPosition();
  }

  /* Go to another slide with an entry in the browser's history. */
  function jump(place) {
    leaveOverview();
    if (place.slide !== at.slide) history.pushState(null, "", address(place));
    go(place);
  }

  /* Announcing to screen readers what has appeared. */
  const fill = (pattern, ...values) => values.reduce((text, value) => text.replace("{}", () => value), pattern);
  const words = (item) =>
    [...item.children].filter((part) => !part.classList.contains("hidden-step")).map((part) => part.textContent).join(" — ");

  function appeared(slide, step) {
    const all = [...slide.querySelectorAll(".statements > li")];
    if (!step) return all.filter((item) => !item.dataset.step);
    return all.filter((item) => [item, ...item.children].some((each) => Number(each.dataset.step) === step));
  }

  function announce(from) {
    const slide = slides[at.slide];
    const moved = from.slide !== at.slide || !announcement.textContent;
    const heading = fill(announcement.dataset.slide, at.slide + 1, slides.length, slide.querySelector("h2").lastChild.data.trim());
    const step = fill(announcement.dataset.step, at.step + 1, last(at.slide) + 1);
    const forward = moved || at.step > from.step;
    const additions = forward ? appeared(slide, at.step).map(words) : [];
    const lines = [...slide.querySelectorAll(".lines > li")].map((line) => line.textContent);
    const parts = moved ? [heading, ...(last(at.slide) ? [step] : []), ...lines] : [step];
    announcement.replaceChildren(
      ...[...parts, ...additions].map((text) => Object.assign(document.createElement("p"), { textContent: text })),
    );
  }

  /* The presenter's window is this page, opened a second time. The windows send each other only numbers, so they
     need not trust one another; a page opened from a folder is of another origin even to itself. */
  let other = presenting ? window.opener : null;
  const sendPosition = () => other?.postMessage({ talk: document.title, ...at }, "*");

  addEventListener("message", ({ source, origin, data }) => {
    if (location.protocol !== "file:" && origin !== location.origin) return;
    if (data?.talk !== document.title) return;
    if (data.hello && !presenting) {
      other = source;
      sendPosition();
    } else if (source === other && Number.isInteger(data.slide) && Number.isInteger(data.step)) {
      if (data.slide !== at.slide || data.step !== at.step) show(data);
    }
  });

  function openPresenter() {
    if (presenting) return;
    const here = location.href.split("#")[0];
    const popup = window.open(here + (location.search ? "&" : "?") + "presenter" + address(at), "talk-presenter", "popup,width=1100,height=760");
    if (popup) other = popup;
    else announcement.textContent = announcement.dataset.blocked;
  }

  /* The presenter's panel beside the slide. */
  let startTime = Date.now();

  function updatePanel() {
    const notes = [...slides[at.slide].querySelectorAll(".notes > p")];
    const currentNotes = panel.querySelector(".current-notes");
    currentNotes.replaceChildren(...notes.filter((note) => Number(note.dataset.at) === at.step).map((note) => note.cloneNode(true)));
    currentNotes.scrollTo(0, 0);
    const next = after(at);
    panel.querySelector(".next-slide").replaceChildren(next ? preview(next) : announcement.dataset.end);
  }

  function preview({ slide, step }) {
    const copy = slides[slide].cloneNode(true);
    for (const part of [copy, ...copy.querySelectorAll("[id]")]) part.removeAttribute("id");
    copy.querySelectorAll(".statements, .notes, .open-slide").forEach((part) => part.remove());
    copy.classList.add("current");
    reveal(copy, step);
    return copy;
  }

  function tick() {
    const seconds = Math.floor((Date.now() - startTime) / 1000);
    const clock = { hour: "2-digit", minute: "2-digit" };
    panel.querySelector("time").textContent = new Date().toLocaleTimeString(bar.lang, clock);
    const minutes = Math.floor(seconds / 60);
    panel.querySelector(".elapsed").textContent = `${minutes}:${String(seconds % 60).padStart(2, "0")}`;
    other?.postMessage({ talk: document.title, hello: true }, "*"); // the talk's window may have been reloaded
  }

  /* All slides at once. */
  const overview = () => root.classList.contains("gallery");

  function enterOverview() {
    root.classList.add("gallery");
    slides[at.slide].querySelector(".open-slide").focus();
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
    slides[within((here < 0 ? at.slide : here) + by[key], slides.length - 1)].querySelector(".open-slide").focus();
    return true;
  }

  /* Actions, by button and by key. Letters are keys of the keyboard, whatever character they type. */
  const actions = {
    previous: () => go(before(at)),
    next: () => go(after(at)),
    first: () => go({ slide: 0, step: 0 }),
    end: () => go({ slide: slides.length - 1, step: last(slides.length - 1) }),
    overview: toggleOverview,
    presenter: openPresenter,
    fullscreen: () => (document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen?.()),
    black: () => root.classList.toggle("black"),
    help: () => keys.showModal(),
    close: () => keys.close(),
    restart: () => { startTime = Date.now(); tick(); },
  };
  const byKey = {
    ArrowRight: "next", ArrowDown: "next", PageDown: "next", " ": "next", Enter: "next",
    ArrowLeft: "previous", ArrowUp: "previous", PageUp: "previous", Backspace: "previous",
    Home: "first", End: "end", Escape: "overview", "?": "help", ".": "black",
  };
  const byCode = { KeyO: "overview", KeyP: "presenter", KeyS: "presenter", KeyF: "fullscreen", KeyB: "black" };

  function onKeydown(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || keys.open) return;
    const on = document.activeElement;
    if ((event.key === "Enter" || event.key === " ") && on?.closest("a, button")) return;
    if (on?.closest(".current-notes, .statements:focus-within") && /^(Arrow|Page|Home|End)/.test(event.key)) return;
    if (overview() && walk(event.key)) return event.preventDefault();
    let action = byKey[event.key] ?? byCode[event.code];
    if (event.key === " " && event.shiftKey) action = "previous";
    if (!action || (overview() && !["overview", "help", "fullscreen", "presenter"].includes(action))) return;
    event.preventDefault();
    actions[action]();
  }

  function onClick(event) {
    const button = event.target.closest("[data-action]");
    if (button) return actions[button.dataset.action]();
    const link = event.target.closest("a");
    const place = link && parseAddress(link.getAttribute("href") ?? link.getAttribute("xlink:href"));
    if (!place || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    jump(place);
  }

  /* A horizontal swipe is a step. */
  let finger = null;

  function onTouchend(event) {
    const end = event.changedTouches[0];
    const zoomed = (window.visualViewport?.scale ?? 1) > 1.05;
    if (!finger || zoomed || overview()) return;
    const [dx, dy] = [end.clientX - finger.clientX, end.clientY - finger.clientY];
    finger = null;
    if (Math.abs(dx) > 50 && Math.abs(dx) > 2 * Math.abs(dy)) actions[dx < 0 ? "next" : "previous"]();
  }

  let idleTimer;

  function onPointer() {
    root.classList.add("pointer-active");
    clearTimeout(idleTimer);
    idleTimer = setTimeout(() => root.classList.remove("pointer-active"), 2500);
  }

  /* Start. */
  for (const link of document.querySelectorAll("main a")) {
    const href = link.getAttribute("href") ?? link.getAttribute("xlink:href");
    if (href.startsWith("#")) continue;
    link.setAttribute("target", "_blank");
    link.setAttribute("rel", "noopener noreferrer");
  }
  root.classList.add("interactive");
  bar.hidden = false;
  bar.querySelector("[data-action=fullscreen]").hidden = !document.fullscreenEnabled;
  if (presenting) {
    root.classList.add("presenter");
    panel.hidden = false;
    bar.querySelector("[data-action=presenter]").hidden = true;
    tick();
    setInterval(tick, 1000);
  }
  addEventListener("keydown", onKeydown);
  addEventListener("click", onClick);
  addEventListener("popstate", () => { const place = parseAddress(location.hash); if (place) go(place); else show(at); });
  addEventListener("pointermove", onPointer);
  addEventListener("touchstart", onPointer, { passive: true });
  main.addEventListener("touchstart", ({ touches }) => { finger = touches.length === 1 ? touches[0] : null; }, { passive: true });
  main.addEventListener("touchend", onTouchend);
  show(parseAddress(location.hash) ?? at);
})();
