// Extended text: an answer in the learner's own words, saved while it is being written.
import { h } from "../../shared/dom.js";
import { isBlank, plainText } from "../values.js";

/** @import { ItemType } from "../types.js" */

/** How long to wait for more before saving, in milliseconds. */
const WRITING_PAUSE = 900;
/** A screen reader hears when at most this many characters are left. */
const FEW_LEFT = 20;

/** @type {ItemType} */
export const extendedText = {
  isAnswer: ({ limit }, value) => typeof value === "string" && value === plainText(value, limit) && !isBlank(value),

  makeControl({ item, words, id, signal, answers, answer, announce, isChecked }) {
    const area = h("textarea", {
      class: "breakcontact-quiz__text",
      rows: 5,
      maxLength: item.limit,
      dir: "auto",
      "aria-labelledby": `${id}-task`,
      "aria-describedby": `${id}-left`,
      signal,
      on: { input: () => note(), blur: () => answers.flush() },
    });
    const left = h("p", { id: `${id}-left`, class: "breakcontact-quiz__about" });
    let announcedLeft = item.limit;

    function note() {
      const text = plainText(area.value, item.limit);
      answer(isBlank(text) ? null : text, WRITING_PAUSE);
      count();
    }

    function count() {
      const letters = item.limit - [...area.value].length;
      left.textContent = words("quiz.text.left", { letters });
      if (letters <= FEW_LEFT && announcedLeft > FEW_LEFT) announce(left.textContent);
      announcedLeft = letters;
    }

    return {
      element: h(
        "div",
        { class: "breakcontact-quiz__group" },
        h("p", { class: "breakcontact-quiz__task", id: `${id}-task` }, words("quiz.text")),
        area,
        left,
        h("p", { class: "breakcontact-quiz__about" }, words(isChecked ? "quiz.text.own" : "quiz.text.marked")),
      ),
      show(value) {
        const text = typeof value === "string" ? value : "";
        // The learner may still be writing, so keep trailing spaces.
        if (plainText(area.value, item.limit).trim() !== text.trim()) area.value = text;
        count();
      },
    };
  },

  isRight: () => false,

  renderKey: () => [],
};
