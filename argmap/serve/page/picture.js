// The picture: pan, zoom and fit, boxes that can be focused and selected, steps, and boxes that glide to their places.

import { glideBoxes, glideNumbers, medianWay } from "./motion.js";

const SVG = "http://www.w3.org/2000/svg";
const HARMLESS = new Set(["svg", "g", "rect", "path", "line", "polyline", "polygon", "circle", "ellipse", "text", "tspan", "title", "desc"]);

/** The change of scale up to which a picture is held while its text is typed; beyond, much would be out of sight, or small. */
const MAX_HELD_CHANGE = 1.15;

/** Show pictures in `place`; `select(id, byKeyboard)` is called when a box is selected. */
export function picturePane(place, { select }) {
  let svg = null;
  let size = { width: 1, height: 1 };
  let viewport = null;
  let fitted = true;
  let held = false;
  let top = 0;
  let stopMoving = () => {};
  let step = Infinity;
  const rings = {};

  const boxes = () => [...(svg?.querySelectorAll("g.statement:not(.hidden-step)") ?? [])];
  const box = (id) => svg?.querySelector(`g.statement[data-id="${CSS.escape(id)}"]`) ?? null;

  function fit() {
    if (!svg) return;
    setViewport(fittedViewport());
    fitted = true;
  }

  /** The viewport that shows all of the drawing, as large as there is room. */
  function fittedViewport() {
    const { clientWidth: width, clientHeight: height } = place;
    const scale = Math.max(size.width / Math.max(width, 1), size.height / Math.max(height, 1));
    return { x: (size.width - width * scale) / 2, y: (size.height - height * scale) / 2, scale };
  }

  /** End holding the scale: fit the picture again, unless the reader has moved it. */
  function settle() {
    held = false;
    if (!svg || !fitted) return;
    const { x, y, scale } = fittedViewport();
    stopMoving = glideNumbers([viewport.x, viewport.y, viewport.scale], [x, y, scale], (now) => {
      setViewport({ x: now[0], y: now[1], scale: now[2] });
      fitted = true;
    });
  }

  /** Keep the scale, and keep most boxes where they were on the screen. A picture that then is much too large or small is fitted. */
  function keepPlace(before) {
    const needed = fittedViewport().scale / viewport.scale;
    const wasFitted = fitted;
    if (wasFitted && (needed > MAX_HELD_CHANGE || needed < 1 / MAX_HELD_CHANGE)) return fit();
    const [right, down] = medianWay(before, places());
    setViewport({ ...viewport, x: viewport.x + right * viewport.scale, y: viewport.y + down * viewport.scale });
    fitted = wasFitted;
  }

  /** The middle of each box on the screen, by its id, in pixels from the corner of the picture's place. */
  function places() {
    const middle = ({ x, y, width, height }) => [(x + width / 2 - viewport.x) / viewport.scale, (y + height / 2 - viewport.y) / viewport.scale];
    return new Map(boxes().map((each) => [each.dataset.id, middle(each.getBBox())]));
  }

  /** Show the part of the drawing that begins at x, y, with `scale` of its units to a pixel. */
  function setViewport(next) {
    stopMoving();
    viewport = next;
    top = place.getBoundingClientRect().top;
    fitted = false;
    svg?.setAttribute("viewBox", `${viewport.x} ${viewport.y} ${place.clientWidth * viewport.scale} ${place.clientHeight * viewport.scale}`);
  }

  function zoom(factor, x = place.clientWidth / 2, y = place.clientHeight / 2) {
    if (!viewport) return;
    const most = 4 * Math.max(size.width / place.clientWidth, size.height / place.clientHeight);
    const scale = Math.min(Math.max(viewport.scale / factor, 0.05), most);
    setViewport({ x: viewport.x + x * (viewport.scale - scale), y: viewport.y + y * (viewport.scale - scale), scale });
  }

  function pan(right, down) {
    if (viewport) setViewport({ ...viewport, x: viewport.x + right * viewport.scale, y: viewport.y + down * viewport.scale });
  }

  /** Draw a line round a box, or remove it; there is at most one of each kind. */
  function ring(kind, id) {
    rings[kind] = id;
    svg?.querySelector(`.ring.${kind}`)?.remove();
    const found = id && box(id);
    if (!found) return;
    const bounds = found.getBBox();
    const rect = document.createElementNS(SVG, "rect");
    const around = { x: bounds.x - 5, y: bounds.y - 5, width: bounds.width + 10, height: bounds.height + 10, rx: 8, class: `ring ${kind}` };
    for (const [name, value] of Object.entries(around)) rect.setAttribute(name, value);
    svg.append(rect);
  }

  /** Move the picture so that a box is visible. */
  function reveal(id) {
    const found = box(id);
    if (!found || !viewport) return;
    const bounds = found.getBBox();
    const [width, height] = [place.clientWidth * viewport.scale, place.clientHeight * viewport.scale];
    const inside = bounds.x >= viewport.x && bounds.y >= viewport.y && bounds.x + bounds.width <= viewport.x + width && bounds.y + bounds.height <= viewport.y + height;
    if (!inside) setViewport({ ...viewport, x: bounds.x + bounds.width / 2 - width / 2, y: bounds.y + bounds.height / 2 - height / 2 });
  }

  function applyStep() {
    for (const each of svg?.querySelectorAll("[data-step]") ?? []) each.classList.toggle("hidden-step", Number(each.dataset.step) > step);
  }

  /** Show a drawing. One that is `like` the last keeps its scale while that is held. Boxes glide to where they stand now. */
  function show(text, like = false) {
    const read = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
    if (read.localName !== "svg") return;
    stopMoving();
    const focused = svg?.contains(document.activeElement) ? document.activeElement.dataset.id : null;
    const before = viewport ? places() : new Map();
    size = { width: Number(read.getAttribute("width")), height: Number(read.getAttribute("height")) };
    sanitize(read);
    svg = document.adoptNode(read);
    place.replaceChildren(svg);
    place.setAttribute("aria-label", svg.querySelector("title")?.textContent ?? "");
    applyStep();
    if (held && like && before.size) keepPlace(before);
    else if (fitted || !viewport) fit();
    else setViewport(viewport);
    if (before.size) glideBoxes(svg, before, places(), viewport.scale);
    for (const kind of Object.keys(rings)) ring(kind, rings[kind]);
    if (focused) box(focused)?.focus();
  }

  function near(from, key) {
    const middle = (each) => { const b = each.getBBox(); return [b.x + b.width / 2, b.y + b.height / 2]; };
    const [x, y] = middle(from);
    const [across, down] = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[key];
    let best = null;
    let least = Infinity;
    for (const each of boxes()) {
      const [ox, oy] = middle(each);
      const [along, beside] = [(ox - x) * across + (oy - y) * down, Math.abs((ox - x) * down) + Math.abs((oy - y) * across)];
      if (along > 1 && along + 2 * beside < least) [best, least] = [each, along + 2 * beside];
    }
    return best;
  }

  function focus(found) {
    if (!found) return;
    reveal(found.dataset.id);
    found.focus({ preventScroll: true });
  }

  place.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const on = event.target.closest?.("g.statement");
    const moves = { ArrowRight: [60, 0], ArrowLeft: [-60, 0], ArrowDown: [0, 60], ArrowUp: [0, -60] }[event.key];
    if (event.key === "+" || event.key === "=") zoom(1.25);
    else if (event.key === "-") zoom(0.8);
    else if (event.key === "0") fit();
    else if (moves && on) focus(near(on, event.key));
    else if (moves) pan(...moves);
    else if (on && (event.key === "Enter" || event.key === " ")) select(on.dataset.id, true);
    else if (event.key === "Enter") focus(boxes()[0]);
    else if (on && (event.key === "Home" || event.key === "End")) focus(boxes().at(event.key === "Home" ? 0 : -1));
    else if (on && event.key === "Escape") place.focus();
    else return;
    event.preventDefault();
  });
  place.addEventListener("focusin", (event) => ring("focus", event.target.closest("g.statement")?.dataset.id));
  place.addEventListener("focusout", () => ring("focus", null));
  place.addEventListener("wheel", (event) => {
    event.preventDefault();
    const bounds = place.getBoundingClientRect();
    if (event.ctrlKey || !event.shiftKey) zoom(Math.exp(-event.deltaY / 400), event.clientX - bounds.left, event.clientY - bounds.top);
    else pan(event.deltaX || event.deltaY, 0);
  }, { passive: false });

  let drag = null;
  place.addEventListener("pointerdown", (event) => {
    if (event.button === 0) drag = { x: event.clientX, y: event.clientY, moved: false, on: event.target.closest("g.statement, g.reference") };
  });
  place.addEventListener("pointermove", (event) => {
    if (!drag) return;
    const [right, down] = [drag.x - event.clientX, drag.y - event.clientY];
    if (!drag.moved && Math.hypot(right, down) < 4) return;
    if (!drag.moved) place.setPointerCapture(event.pointerId);
    pan(right, down);
    Object.assign(drag, { x: event.clientX, y: event.clientY, moved: true });
    place.classList.add("dragging");
  });
  const drop = () => {
    if (drag && !drag.moved && drag.on) select(drag.on.dataset.id ?? drag.on.dataset.ref, false);
    drag = null;
    place.classList.remove("dragging");
  };
  place.addEventListener("pointerup", drop);
  place.addEventListener("pointercancel", () => { drag = null; place.classList.remove("dragging"); });
  new ResizeObserver(onResize).observe(place);

  /** Fit the picture into its place; while it is held, or where the reader has moved it, leave it where it is on the screen. */
  function onResize() {
    if (!viewport) return;
    if (fitted && !held) return fit();
    const wasFitted = fitted;
    const down = place.getBoundingClientRect().top - top;
    setViewport({ ...viewport, y: viewport.y + down * viewport.scale });
    fitted = wasFitted;
  }

  return {
    show, settle, fit,
    hold() { held = true; },
    zoom, ring, reveal,
    step(number) { step = number; applyStep(); },
    focus: (id) => focus(id ? box(id) : boxes()[0]),
    stale(old) { place.classList.toggle("stale", old); },
    clear() { place.replaceChildren(); svg = null; viewport = null; fitted = true; held = false; },
  };
}

/** Remove all that could act from a drawing: links become groups, foreign elements go; boxes become focusable. */
function sanitize(svg) {
  for (const link of [...svg.querySelectorAll("a")]) {
    const group = document.createElementNS(SVG, "g");
    group.append(...link.childNodes);
    link.replaceWith(group);
  }
  for (const each of [...svg.querySelectorAll("*")]) {
    if (!HARMLESS.has(each.localName)) each.remove();
    else for (const { name } of [...each.attributes]) if (/^on|href$|^style$/i.test(name)) each.removeAttribute(name);
  }
  svg.setAttribute("role", "group");
  svg.removeAttribute("aria-labelledby");
  for (const box of svg.querySelectorAll("g.statement")) {
    box.setAttribute("tabindex", "-1");
    box.setAttribute("role", "button");
    box.setAttribute("aria-label", box.querySelector("title")?.textContent ?? "");
  }
}
