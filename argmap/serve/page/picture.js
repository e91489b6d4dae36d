// The picture: pan, zoom and fit; boxes that can be reached and chosen; what is shown at which step.

const SVG = "http://www.w3.org/2000/svg";
const HARMLESS = new Set(["svg", "g", "rect", "path", "line", "polyline", "polygon", "circle", "ellipse", "text", "tspan", "title", "desc"]);

/** Shows pictures in `place`; `choose(id, byKeyboard)` is told which box is chosen, `leave()` when none is. */
export function picturePane(place, { choose }) {
  let svg = null;
  let whole = { width: 1, height: 1 };
  let seen = null;
  let fitted = true;
  let step = Infinity;
  const rings = {};

  const boxes = () => [...(svg?.querySelectorAll("g.statement:not(.later)") ?? [])];
  const box = (id) => svg?.querySelector(`g.statement[data-id="${CSS.escape(id)}"]`) ?? null;

  function fit() {
    if (!svg) return;
    const { clientWidth: width, clientHeight: height } = place;
    const scale = Math.max(whole.width / Math.max(width, 1), whole.height / Math.max(height, 1));
    look({ x: (whole.width - width * scale) / 2, y: (whole.height - height * scale) / 2, scale });
    fitted = true;
  }

  /** Shows what begins at x, y of the drawing, `scale` of its units to a pixel. */
  function look(next) {
    seen = next;
    fitted = false;
    svg?.setAttribute("viewBox", `${seen.x} ${seen.y} ${place.clientWidth * seen.scale} ${place.clientHeight * seen.scale}`);
  }

  function zoom(factor, x = place.clientWidth / 2, y = place.clientHeight / 2) {
    if (!seen) return;
    const most = 4 * Math.max(whole.width / place.clientWidth, whole.height / place.clientHeight);
    const scale = Math.min(Math.max(seen.scale / factor, 0.05), most);
    look({ x: seen.x + x * (seen.scale - scale), y: seen.y + y * (seen.scale - scale), scale });
  }

  function pan(right, down) {
    if (seen) look({ ...seen, x: seen.x + right * seen.scale, y: seen.y + down * seen.scale });
  }

  /** A line round a box, or none; one of each kind at most. */
  function ring(kind, id) {
    rings[kind] = id;
    svg?.querySelector(`.ring.${kind}`)?.remove();
    const found = id && box(id);
    if (!found) return;
    const bounds = found.getBBox();
    const made = document.createElementNS(SVG, "rect");
    const around = { x: bounds.x - 5, y: bounds.y - 5, width: bounds.width + 10, height: bounds.height + 10, rx: 8, class: `ring ${kind}` };
    for (const [name, value] of Object.entries(around)) made.setAttribute(name, value);
    svg.append(made);
  }

  /** Moves the picture so that a box is seen. */
  function reveal(id) {
    const found = box(id);
    if (!found || !seen) return;
    const bounds = found.getBBox();
    const [width, height] = [place.clientWidth * seen.scale, place.clientHeight * seen.scale];
    const inside = bounds.x >= seen.x && bounds.y >= seen.y && bounds.x + bounds.width <= seen.x + width && bounds.y + bounds.height <= seen.y + height;
    if (!inside) look({ ...seen, x: bounds.x + bounds.width / 2 - width / 2, y: bounds.y + bounds.height / 2 - height / 2 });
  }

  function staged() {
    for (const each of svg?.querySelectorAll("[data-step]") ?? []) each.classList.toggle("later", Number(each.dataset.step) > step);
  }

  function show(text) {
    const read = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
    if (read.localName !== "svg") return;
    const focused = svg?.contains(document.activeElement) ? document.activeElement.dataset.id : null;
    whole = { width: Number(read.getAttribute("width")), height: Number(read.getAttribute("height")) };
    tame(read);
    svg = document.adoptNode(read);
    place.replaceChildren(svg);
    place.setAttribute("aria-label", svg.querySelector("title")?.textContent ?? "");
    if (fitted || !seen) fit();
    else look(seen);
    staged();
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
    else if (on && (event.key === "Enter" || event.key === " ")) choose(on.dataset.id, true);
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
    if (event.button === 0) drag = { x: event.clientX, y: event.clientY, moved: false, on: event.target.closest("g.statement") };
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
    if (drag && !drag.moved && drag.on) choose(drag.on.dataset.id, false);
    drag = null;
    place.classList.remove("dragging");
  };
  place.addEventListener("pointerup", drop);
  place.addEventListener("pointercancel", () => { drag = null; place.classList.remove("dragging"); });
  new ResizeObserver(() => (fitted ? fit() : seen && look(seen))).observe(place);

  return {
    show, fit, zoom, ring, reveal,
    step(number) { step = number; staged(); },
    focus: (id) => focus(id ? box(id) : boxes()[0]),
    stale(old) { place.classList.toggle("stale", old); },
    clear() { place.replaceChildren(); svg = null; seen = null; fitted = true; },
  };
}

/** Takes from a drawing all that could act: links become groups, what is not drawing goes, boxes can be reached. */
function tame(svg) {
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
