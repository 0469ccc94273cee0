// The button that opens a part of the lesson, or the heading and the text of a section in it.
import { h, wordsOf } from "../shared/dom.js";
import { keepShortcutsAway } from "../shared/shortcuts.js";

/**
 * @import { Model, RenderContext } from "../shared/types.js"
 * @import { FurtherTraits } from "./types.js"
 */

/** Called by anywidget for each view. @param {RenderContext<FurtherTraits>} context */
function render({ model, el }) {
  const view = new AbortController();
  const look = { class: "breakcontact breakcontact-further", lang: model.get("language") };
  const root = h("div", look, model.get("heading") ? renderSection(model) : renderButton(model, view.signal));
  keepShortcutsAway(root, view.signal);
  el.append(root);
  return () => {
    view.abort();
    root.remove();
  };
}

/** @param {Model<FurtherTraits>} model */
function renderSection(model) {
  const paragraphs = model.get("text").split("\n\n");
  return [h("h3", {}, model.get("heading")), paragraphs.map((text) => h("p", {}, text))];
}

/**
 * The button that opens and closes the part, and what it says while Python draws the contents.
 * @param {Model<FurtherTraits>} model
 * @param {AbortSignal} signal
 */
function renderButton(model, signal) {
  const words = wordsOf(model.get("labels"));
  const status = h("p", { role: "status", class: "breakcontact-further__status" });
  const look = { class: "breakcontact__button", type: "button", signal };
  const button = h("button", { ...look, on: { click: toggle } });

  function toggle() {
    model.set("is_open", !model.get("is_open"));
    model.save_changes();
  }

  function show() {
    const open = model.get("is_open");
    button.textContent = words(open ? "further.close" : "further.open");
    button.setAttribute("aria-expanded", String(open));
    status.textContent = open && !model.get("ready") ? words("further.drawing") : "";
  }

  model.on("change:is_open", show);
  model.on("change:ready", show);
  signal.addEventListener("abort", () => {
    model.off("change:is_open", show);
    model.off("change:ready", show);
  });
  show();
  return [h("div", {}, button), status];
}

export default { render };
