// A static figure: the drawing, what it shows in words, and its numbers as a table.
import { h, wordsOf } from "../shared/dom.js";
import { audienceNote, foldedTable } from "../shared/controls.js";
import { keepShortcutsAway } from "../shared/shortcuts.js";

/**
 * @import { RenderContext } from "../shared/types.js"
 * @import { FigureTraits } from "./types.js"
 */

/** Called by anywidget for each view. @param {RenderContext<FigureTraits>} context */
function render({ model, el }) {
  const view = new AbortController();
  const words = wordsOf(model.get("labels"));
  const image = h("img", { class: "breakcontact-picture__image" });
  // The drawing is wide: a small screen scrolls it sideways rather than making it too small to read.
  const frame = h("div", { class: "breakcontact-picture__frame", role: "region", tabIndex: 0 }, image);
  const table = h("div", {});
  const root = h(
    "figure",
    { class: "breakcontact breakcontact-picture", lang: model.get("language") },
    audienceNote(model, words),
    frame,
    table,
  );

  function show() {
    const { title, alternative, head: header, rows } = model.get("caption");
    image.src = model.get("figure");
    image.alt = alternative;
    frame.setAttribute("aria-label", title);
    table.replaceChildren(foldedTable(`${words("figure.table")}: ${title}`, header, rows));
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
