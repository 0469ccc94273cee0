// The registry of item types in the page, by their names in quiz definitions.
import { choice } from "./choice.js";
import { extendedText } from "./extended_text.js";
import { match } from "./match.js";
import { multipleResponse } from "./multiple_response.js";
import { order } from "./order.js";
import { trueFalse } from "./true_false.js";

/** @import { Item, ItemType } from "../types.js" */

/** @type {Record<string, ItemType>} */
export const ITEM_TYPES = {
  single: choice,
  several: multipleResponse,
  order,
  match,
  judge: trueFalse,
  text: extendedText,
};

/**
 * Whether a value is a complete answer to an item.
 * @param {Item} item
 * @param {unknown} value
 */
export function isAnswer(item, value) {
  return Object.hasOwn(ITEM_TYPES, item.kind) && ITEM_TYPES[item.kind].isAnswer(item, value);
}
