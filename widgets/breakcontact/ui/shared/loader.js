// Loads the code of a widget. Every view gets this module; the code itself is in one model that all widgets
// of a kind share, so that a notebook sends it once and a page evaluates it once.

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
const REFERENCE = "IPY_MODEL_";

/** Called by anywidget for each view. @param {RenderContext<LoaderTraits>} context */
async function render({ model, el }) {
  const [{ default: widget }, joined] = await Promise.all([loadModule(model), joinModels(model)]);
  return widget.render({ model: joined, el });
}

/**
 * The model, with the traits that it follows: they are read, set and listened to where they are.
 * @param {Model<any>} model
 * @returns {Promise<Model<any>>}
 */
async function joinModels(model) {
  const others = await findFollowed(model);
  if (others.size === 0) return model;
  const all = new Set([model, ...others.values()]);
  /** @type {(name: string) => Model<any>} */
  const modelWith = (name) => others.get(name.replace(/^change:/, "")) ?? model;
  return {
    get: (name) => modelWith(name).get(name),
    set: (name, value) => modelWith(name).set(name, value),
    save_changes: () => all.forEach((each) => each.save_changes()),
    send: (content) => model.send(content),
    on: (event, handler) => modelWith(event).on(event, handler),
    off: (event, handler) => modelWith(event).off(event, handler),
    widget_manager: model.widget_manager,
  };
}

/**
 * The models that a widget follows, by the name of the trait.
 * @param {Model<LoaderTraits>} model
 * @returns {Promise<Map<string, Model<any>>>}
 */
async function findFollowed(model) {
  const found = Object.entries(model.get("_follows") ?? {}).map(async ([name, reference]) => {
    const other = await model.widget_manager.get_model(reference.replace(REFERENCE, ""));
    return /** @type {[string, Model<any>]} */ ([name, other]);
  });
  return new Map(await Promise.all(found));
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
  const id = model.get("_code").replace(REFERENCE, "");
  /** @type {Model<CodeTraits>} */
  const code = await model.widget_manager.get_model(id);
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
