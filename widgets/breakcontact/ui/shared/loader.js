// Loads the code of a widget. Every view gets this module; the code itself is in one model that all widgets
// of a kind share, so that a notebook sends it once and a page evaluates it once.

import { findModel, joinModels } from "./follow.js";

/**
 * @import { Model, RenderContext } from "./types.js"
 * @typedef {{default: {render: (context: RenderContext<LoaderTraits>) => () => void}}} WidgetModule
 * @typedef {{_code: string, _code_version: string, _follows?: Record<string, string>}} LoaderTraits
 * `_code` refers to the model with the code; `_code_version` is the widget's name and a hash of the code;
 * `_follows` refers to the models that have a trait instead of the widget's own, by its name.
 * @typedef {{module: string, style: string}} CodeTraits
 */

/** The modules by version, shared by all widgets of a page. */
const shared = /** @type {{[key: symbol]: Map<string, Promise<WidgetModule>> | undefined}} */ (globalThis);
const MODULES = Symbol.for("breakcontact.modules");

/** Called by anywidget for each view. @param {RenderContext<LoaderTraits>} context */
async function render({ model, el }) {
  const [{ default: widget }, joined] = await Promise.all([loadModule(model), joinModels(model)]);
  return widget.render({ model: joined, el });
}

/** @param {Model<LoaderTraits>} model */
function loadModule(model) {
  const modules = (shared[MODULES] ??= new Map());
  const version = model.get("_code_version");
  const known = modules.get(version);
  if (known) return known;
  const loading = importCode(model, version);
  modules.set(version, loading);
  // A view that comes later tries again.
  loading.catch(() => modules.delete(version));
  return loading;
}

/**
 * @param {Model<LoaderTraits>} model
 * @param {string} version
 * @returns {Promise<WidgetModule>}
 */
async function importCode(model, version) {
  /** @type {Model<CodeTraits>} */
  const code = await findModel(model, model.get("_code"));
  addStyle(version.split(" ")[0], code.get("style"));
  const address = URL.createObjectURL(new Blob([code.get("module")], { type: "text/javascript" }));
  try {
    return await import(address);
  } finally {
    URL.revokeObjectURL(address);
  }
}

/**
 * Add the style sheet of a widget; of two versions in one page, the one loaded last counts.
 * @param {string} name
 * @param {string} text
 */
function addStyle(name, text) {
  const id = `breakcontact-style-${name}`;
  const style = document.getElementById(id) ?? document.createElement("style");
  style.id = id;
  style.textContent = text;
  document.head.append(style);
}

export default { render };
