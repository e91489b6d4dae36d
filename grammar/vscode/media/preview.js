// Shows the picture that arrives, tells which box was clicked, and zooms: Ctrl and wheel, + and -, 0 to fit.
"use strict";

(() => {
  const editor = acquireVsCodeApi();
  const picture = document.getElementById("picture");
  const said = document.getElementById("said");
  const state = { scale: 0, point: null, width: 0, height: 0 };

  window.addEventListener("message", ({ data }) => {
    if ("point" in data) point(data.point);
    else show(data);
  });

  function show({ svg, said: words, old }) {
    said.textContent = words;
    said.hidden = !words;
    picture.classList.toggle("old", old);
    if (svg === null) return picture.replaceChildren();
    const root = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
    if (root.localName !== "svg") return;
    for (const style of root.querySelectorAll("style")) style.setAttribute("nonce", document.body.dataset.nonce);
    state.width = root.width.baseVal.value;
    state.height = root.height.baseVal.value;
    const { scrollLeft, scrollTop } = picture;
    picture.replaceChildren(document.importNode(root, true));
    zoom(state.scale);
    picture.scrollTo(scrollLeft, scrollTop);
    point(state.point);
  }

  /** Sets the scale; 0 fits the picture to the window. */
  function zoom(scale) {
    state.scale = scale && Math.min(Math.max(scale, 0.1), 8);
    const root = picture.firstElementChild;
    picture.classList.toggle("fit", !state.scale);
    if (!root) return;
    root.setAttribute("width", state.scale ? state.width * state.scale : "100%");
    root.setAttribute("height", state.scale ? state.height * state.scale : "100%");
  }

  function fitted() {
    return Math.min(picture.clientWidth / state.width, picture.clientHeight / state.height) || 1;
  }

  function point(id) {
    state.point = id;
    for (const box of picture.querySelectorAll(".pointed")) box.classList.remove("pointed");
    const box = id && picture.querySelector(`.statement[data-id="${CSS.escape(id)}"]`);
    if (!box) return;
    box.classList.add("pointed");
    if (state.scale) box.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  picture.addEventListener("click", (event) => {
    const box = event.target.closest(".statement, .reference");
    if (!box) return;
    event.preventDefault();
    editor.postMessage({ id: box.dataset.id ?? box.dataset.ref });
  });

  picture.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    zoom((state.scale || fitted()) * Math.exp(-event.deltaY / 300));
  }, { passive: false });

  window.addEventListener("keydown", ({ key }) => {
    if (key === "0") zoom(0);
    else if (key === "+" || key === "=") zoom((state.scale || fitted()) * 1.25);
    else if (key === "-") zoom((state.scale || fitted()) / 1.25);
  });
})();
