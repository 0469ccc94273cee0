// A widget's model without a kernel. It has the interface that anywidget gives to a widget, and tells what is
// saved or sent to a small stand-in for Python, which answers a moment later as Python does.

/**
 * @import { AnyModel, Kernel, ModelEntry, PageModels, Values } from "./types.js"
 */

/** @type {(one: unknown, other: unknown) => boolean} */
const same = (one, other) => one === other || JSON.stringify(one) === JSON.stringify(other);

/** @implements {AnyModel} */
export class HostModel {
  #state;
  /** @type {Set<string>} */
  #unsaved = new Set();
  /** @type {Map<string, Set<(message?: unknown) => void>>} */
  #handlers = new Map();
  /** @type {Kernel} */
  kernel = {};
  /** The models whose traits it has instead of its own, by the name of the trait. @type {Map<string, HostModel>} */
  followed = new Map();

  /**
   * @param {Values} state
   * @param {AnyModel["widget_manager"]} manager
   */
  constructor(state, manager) {
    this.#state = state;
    this.widget_manager = manager;
  }

  /** A trait, the widget's own or that of a model that it follows. @param {string} name @returns {any} */
  get(name) {
    return this.has(name) ? this.#state[name] : this.followed.get(name)?.get(name);
  }

  /** @param {string} name */
  has(name) {
    return name in this.#state;
  }

  /** Set a trait as the page does. @param {string} name @param {unknown} value */
  set(name, value) {
    if (this.#put(name, value)) this.#unsaved.add(name);
  }

  /** Tell the kernel what the page has set. */
  save_changes() {
    const names = [...this.#unsaved];
    this.#unsaved.clear();
    if (names.length > 0) queueMicrotask(() => this.kernel.onChange?.(names));
  }

  /** Send the kernel a message. @param {unknown} content */
  send(content) {
    queueMicrotask(() => this.kernel.onMessage?.(content));
  }

  /** Set traits as Python does. @param {Values} values */
  receive(values) {
    for (const [name, value] of Object.entries(values)) this.#put(name, value);
  }

  /** Send the page a message, as Python does. @param {unknown} content */
  tell(content) {
    this.#announce("msg:custom", content);
  }

  /** @param {string} event @param {(message?: unknown) => void} handler */
  on(event, handler) {
    const handlers = this.#handlers.get(event) ?? new Set();
    this.#handlers.set(event, handlers.add(handler));
  }

  /** @param {string} event @param {(message?: unknown) => void} handler */
  off(event, handler) {
    this.#handlers.get(event)?.delete(handler);
  }

  /** @param {string} name @param {unknown} value @returns {boolean} whether it is another value */
  #put(name, value) {
    if (same(this.#state[name], value)) return false;
    this.#state[name] = value;
    this.#announce(`change:${name}`);
    return true;
  }

  /** @param {string} event @param {unknown} [message] */
  #announce(event, message) {
    for (const handler of [...(this.#handlers.get(event) ?? [])]) handler(message);
  }
}

/**
 * The models of a page, joined by the links between them.
 * @param {PageModels} entries
 * @returns {Map<string, HostModel>}
 */
export function makeModels(entries) {
  /** @type {Map<string, HostModel>} */
  const models = new Map();
  /** @param {string} id */
  const find = (id) => {
    const model = models.get(id);
    return model ? Promise.resolve(/** @type {AnyModel} */ (model)) : Promise.reject(new Error(`no model ${id}`));
  };
  const manager = { get_model: find };
  for (const [id, entry] of Object.entries(entries)) models.set(id, new HostModel(entry.state, manager));
  for (const model of models.values()) model.followed = findFollowed(models, model);
  for (const entry of Object.values(entries)) if (entry.kind === "link") joinTraits(models, entry);
  return models;
}

/**
 * @param {Map<string, HostModel>} models
 * @param {HostModel} model
 */
function findFollowed(models, model) {
  /** @type {Map<string, HostModel>} */
  const followed = new Map();
  for (const [name, reference] of Object.entries(model.get("_follows") ?? {})) {
    const other = models.get(reference.replace("IPY_MODEL_", ""));
    if (other) followed.set(name, other);
  }
  return followed;
}

/**
 * Hold two traits together, as ipywidgets' jslink does.
 * @param {Map<string, HostModel>} models
 * @param {ModelEntry} link
 */
function joinTraits(models, { state }) {
  const ends = [state.source, state.target].map((end) => {
    const [reference, name] = /** @type {[string, string]} */ (end);
    return { model: models.get(reference.replace("IPY_MODEL_", "")), name };
  });
  const join = (/** @type {typeof ends[0]} */ from, /** @type {typeof ends[0]} */ to) =>
    from.model?.on(`change:${from.name}`, () => {
      to.model?.set(to.name, from.model?.get(from.name));
      to.model?.save_changes();
    });
  join(ends[0], ends[1]);
  join(ends[1], ends[0]);
}
