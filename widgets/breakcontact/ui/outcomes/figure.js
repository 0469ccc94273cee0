// A static figure: the drawing that fits the room, what it shows in words, and its numbers as a table.
import { h, wordsOf } from "../shared/dom.js";
import { audienceNote, foldedTable } from "../shared/controls.js";
import { keepShortcutsAway } from "../shared/shortcuts.js";

/**
 * @import { RenderContext } from "../shared/types.js"
 * @import { FigureTraits } from "./types.js"
 */

const WHOLE = "breakcontact-picture__large--whole";

/** Called by anywidget for each view. @param {RenderContext<FigureTraits>} context */
function render({ model, el }) {
  const view = new AbortController();
  const { signal } = view;
  const words = wordsOf(model.get("labels"));
  // The style sheet shows one of them, by the width of the cell, which may be far less than that of the window.
  const wide = h("img", { class: "breakcontact-picture__image breakcontact-picture__image--wide" });
  const narrow = h("img", { class: "breakcontact-picture__image breakcontact-picture__image--narrow" });
  const large = h("img", { class: "breakcontact-picture__large-image" });
  const button = { class: "breakcontact__button", type: "button", signal };
  /** @type {HTMLDialogElement} */
  const dialog = h("dialog", { class: "breakcontact breakcontact-picture__large" });
  const open = h("button", { ...button, on: { click: () => enlarge() } }, words("figure.large"));
  const size = h("button", { ...button, on: { click: () => showWhole(!isWhole()) } });
  const close = h("button", { ...button, on: { click: () => dialog.close() } }, words("figure.close"));
  const scroll = h("div", { class: "breakcontact-picture__scroll", role: "region", tabIndex: 0 }, large);
  dialog.append(h("div", { class: "breakcontact-picture__top" }, size, close), scroll);
  const table = h("div", {});
  const root = h(
    "figure",
    { class: "breakcontact breakcontact-picture", lang: model.get("language"), "data-figure": model.get("name") },
    audienceNote(model, words),
    h("div", { class: "breakcontact-picture__frame" }, wide, narrow),
    open,
    dialog,
    table,
  );

  function show() {
    const { title, alternative, head: header, rows } = model.get("caption");
    wide.src = large.src = model.get("figure");
    narrow.src = model.get("narrow");
    for (const image of [wide, narrow, large]) image.alt = alternative;
    for (const part of [dialog, scroll]) part.setAttribute("aria-label", title);
    table.replaceChildren(foldedTable(`${words("figure.table")}: ${title}`, header, rows));
  }

  const isWhole = () => dialog.classList.contains(WHOLE);

  /** @param {boolean} whole whether all of it is on one screen, or as wide as the screen */
  function showWhole(whole) {
    dialog.classList.toggle(WHOLE, whole);
    size.textContent = words(whole ? "figure.wider" : "figure.whole");
  }

  function enlarge() {
    // On a phone, all of it would be smaller than it was before.
    showWhole(innerWidth >= 900);
    dialog.showModal();
  }

  keepShortcutsAway(root, signal);
  el.append(root);
  show();
  model.on("change:figure", show);
  model.on("change:narrow", show);
  return () => {
    view.abort();
    model.off("change:figure", show);
    model.off("change:narrow", show);
    root.remove();
  };
}

export default { render };
