// A free text, kept while it is being written.
import { h } from "../../shared/dom.js";
import { isBlank, plainText } from "../values.js";

const WRITING_PAUSE = 900;
const FEW_LETTERS = 20;

/** @param {import("./choices.js").Bench} bench @returns {import("./choices.js").Control} */
export function textControl({ item, words, id, signal, desk, answer, announce }) {
  const area = h("textarea", {
    class: "breakcontact-quiz__text",
    rows: 5,
    maxLength: item.limit,
    dir: "auto",
    "aria-labelledby": `${id}-task`,
    "aria-describedby": `${id}-left`,
    signal,
    on: { input: () => note(), blur: () => desk.flush() },
  });
  const left = h("p", { id: `${id}-left`, class: "breakcontact-quiz__about" });
  let told = item.limit;

  function note() {
    const text = plainText(area.value, item.limit);
    answer(isBlank(text) ? null : text, WRITING_PAUSE);
    count();
  }

  function count() {
    const letters = item.limit - [...area.value].length;
    left.textContent = words("quiz.text.left", { letters });
    if (letters <= FEW_LETTERS && told > FEW_LETTERS) announce(left.textContent);
    told = letters;
  }

  function show(value) {
    const text = value ?? "";
    // What stands there may end in a space, or be nothing but spaces; it is not taken from under the pen.
    if (plainText(area.value, item.limit).trim() !== text.trim()) area.value = text;
    count();
  }

  const element = h(
    "div",
    { class: "breakcontact-quiz__group" },
    h("p", { class: "breakcontact-quiz__task", id: `${id}-task` }, words("quiz.text")),
    area,
    left,
    h("p", { class: "breakcontact-quiz__about" }, words("quiz.text.marked")),
  );
  return { element, show };
}
