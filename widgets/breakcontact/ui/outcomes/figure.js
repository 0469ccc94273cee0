// A printed figure: the drawing, what it shows in words, and its numbers as a table.
import { h, wordsOf } from "../shared/dom.js";
import { foldedTable } from "../shared/controls.js";
import { keepShortcutsAway } from "../shared/shortcuts.js";

/** What anywidget calls for each view. */
function render({ model, el }) {
  const view = new AbortController();
  const words = wordsOf(model.get("labels"));
  const image = h("img", { class: "breakcontact-picture__image" });
  // The drawing is wide: on a small screen it is moved sideways rather than made too small to read.
  const frame = h("div", { class: "breakcontact-picture__frame", role: "region", tabIndex: 0 }, image);
  const table = h("div", {});
  const root = h(
    "figure",
    { class: "breakcontact breakcontact-picture", lang: model.get("language") },
    frame,
    table,
  );

  function show() {
    const { title, alternative, head, rows } = model.get("caption");
    image.src = model.get("figure");
    image.alt = alternative;
    frame.setAttribute("aria-label", title);
    table.replaceChildren(foldedTable(`${words("figure.table")}: ${title}`, head, rows));
  }

  keepShortcutsAway(root, view.signal);
  el.append(root);
  show();
  model.on("change:figure", show);
  return () => {
    view.abort();
    model.off("change:figure", show);
    root.remove();
  };
}

export default { render };
