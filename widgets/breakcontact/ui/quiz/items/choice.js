// Choice: one right answer among several options.
import { optionGroup, optionKeys, optionRows } from "./options.js";

/** @import { ItemType } from "../types.js" */

/** @type {ItemType} */
export const choice = {
  isAnswer: ({ options }, value) => typeof value === "string" && options.includes(value),

  makeControl(context) {
    const rows = optionRows("radio", context, context.answer);
    return {
      element: optionGroup(context.words("quiz.single"), rows),
      show: (value) =>
        rows.forEach(({ input, update }) => {
          input.checked = input.value === value;
          update();
        }),
    };
  },

  isRight: (key, value) => value === key.right,

  renderKey: (context) => optionKeys(context, [context.key.right ?? []].flat(), [context.value]),
};
