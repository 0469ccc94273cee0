// A widget may follow the traits of others: they are read, set and listened to where they are.

/** @import { Model } from "./types.js" */

const REFERENCE = "IPY_MODEL_";

/**
 * The model, with the traits that it follows.
 * @param {Model<any>} model its trait `_follows` refers to other models, by the name of the trait
 * @returns {Promise<Model<any>>}
 */
export async function joinModels(model) {
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
 * The model that a reference leads to.
 * @template Traits
 * @param {Model<any>} model of the same kernel
 * @param {string} reference
 * @returns {Promise<Model<Traits>>}
 */
export function findModel(model, reference) {
  return model.widget_manager.get_model(reference.replace(REFERENCE, ""));
}

/**
 * The models that a widget follows, by the name of the trait.
 * @param {Model<{_follows?: Record<string, string>}>} model
 * @returns {Promise<Map<string, Model<any>>>}
 */
async function findFollowed(model) {
  const found = Object.entries(model.get("_follows") ?? {}).map(async ([name, reference]) => {
    return /** @type {[string, Model<any>]} */ ([name, await findModel(model, reference)]);
  });
  return new Map(await Promise.all(found));
}
