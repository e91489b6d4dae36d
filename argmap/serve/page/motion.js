// Motion: boxes that glide from where they were to where they are, unless the reader asked for less motion.

const GLIDE_MS = 200;
/** Boxes up to which each glides: more would make the page stutter. */
const MAX_GLIDING = 400;

const lessMotion = matchMedia("(prefers-reduced-motion: reduce)");

/** The median way from the places `before` to those `after`, both by id: how far most boxes have moved. */
export function medianWay(before, after) {
  const ways = [...before].filter(([id]) => after.has(id)).map(([id, [x, y]]) => [after.get(id)[0] - x, after.get(id)[1] - y]);
  return [0, 1].map((axis) => median(ways.map((way) => way[axis])));
}

function median(numbers) {
  const sorted = [...numbers].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  if (!sorted.length) return 0;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Let boxes glide from their places `before` to those `after`, in pixels of `scale` units; let new ones and wires appear. */
export function glideBoxes(svg, before, after, scale) {
  if (lessMotion.matches || after.size > MAX_GLIDING) return;
  for (const box of svg.querySelectorAll("g.statement")) {
    const [from, to] = [before.get(box.dataset.id), after.get(box.dataset.id)];
    if (from && to) glide(box, (from[0] - to[0]) * scale, (from[1] - to[1]) * scale);
    else appear(box);
  }
  const moved = [...after].some(([id, [x, y]]) => !before.has(id) || Math.hypot(x - before.get(id)[0], y - before.get(id)[1]) > 0.5);
  if (moved) for (const each of svg.querySelectorAll("g.inference, g.group, g.reference")) appear(each);
}

function glide(box, right, down) {
  if (Math.hypot(right, down) < 0.5) return;
  box.animate([{ transform: `translate(${right}px, ${down}px)` }, { transform: "none" }], { duration: GLIDE_MS, easing: "ease-out" });
}

function appear(element) {
  element.animate([{ opacity: 0 }, { opacity: 1 }], { duration: GLIDE_MS, easing: "ease-in" });
}

/** Call `set` with numbers that go from `start` to `end`, or at once with `end`; the returned function stops it. */
export function glideNumbers(start, end, set) {
  if (lessMotion.matches) {
    set(end);
    return () => {};
  }
  let frame = 0;
  const begin = performance.now();
  const draw = (now) => {
    const part = Math.min(Math.max(now - begin, 0) / GLIDE_MS, 1);
    const eased = 1 - (1 - part) ** 2;
    set(start.map((each, index) => each + (end[index] - each) * eased));
    if (part < 1) frame = requestAnimationFrame(draw);
  };
  frame = requestAnimationFrame(draw);
  return () => cancelAnimationFrame(frame);
}
