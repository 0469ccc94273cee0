// What practice shows after an answer, and what a teacher sees: which answer is right, and why.
import { h } from "../shared/dom.js";
import { ITEM_TYPES } from "./items/registry.js";

/** @import { KeyContext } from "./types.js" */

/**
 * @param {KeyContext} context
 * @returns {HTMLElement[]}
 */
export function renderKey(context) {
  const { item, key, line, words } = context;
  const lesson = Number.parseInt(key.read_on ?? "", 10);
  const parts = ITEM_TYPES[item.kind].renderKey(context);
  if (line("explain")) parts.push(h("p", { dir: "auto" }, line("explain")));
  if (lesson > 0) parts.push(h("p", { class: "breakcontact-quiz__about" }, words("quiz.key.read-on", { lesson })));
  return parts;
}
