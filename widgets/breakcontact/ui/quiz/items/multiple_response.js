// Multiple response: several right answers among the options.
import { isSameAnswer } from "../values.js";
import { optionGroup, optionKeys, optionRows } from "./options.js";

/** @import { ItemType } from "../types.js" */

/** @type {ItemType} */
export const multipleResponse = {
  isAnswer: ({ options }, value) =>
    Array.isArray(value) &&
    value.length > 0 &&
    isSameAnswer(
      value,
      options.filter((option) => value.includes(option)),
    ),

  makeControl(context) {
    const rows = optionRows("checkbox", context, () => {
      const chosen = rows.filter(({ input }) => input.checked).map(({ input }) => input.value);
      context.answer(chosen.length > 0 ? chosen : null);
    });
    return {
      element: optionGroup(context.words("quiz.several"), rows),
      show: (value) =>
        rows.forEach(({ input, update }) => {
          input.checked = Array.isArray(value) && value.includes(input.value);
          update();
        }),
    };
  },

  isRight(key, value) {
    const right = [key.right ?? []].flat();
    return Array.isArray(value) && value.length === right.length && right.every((option) => value.includes(option));
  },

  renderKey: (context) => optionKeys(context, [context.key.right ?? []].flat(), [context.value].flat()),
};
