// How a play ended: the ending, a paragraph that blames nobody, and what helps next.
import { h } from "../shared/dom.js";
import { lineOf } from "./entry.js";

/**
 * @import { Ending } from "../shared/types.js"
 * @import { View } from "./types.js"
 */

/**
 * The last part of the review.
 * @param {View} view
 * @param {Ending} ending
 */
export function drawEnding(view, ending) {
  const sentences = (ending.reflection ?? []).map((id) => lineOf(view, id)).filter(Boolean);
  return h(
    "section",
    { class: "breakcontact-review__closing" },
    h(
      "div",
      { class: "breakcontact-review__ending" },
      h("h4", { class: "breakcontact-review__part-title" }, view.words("review.closing")),
      h("p", { class: "breakcontact-review__ending-title" }, lineOf(view, `ending.${ending.id}.title`)),
      h("p", { class: "breakcontact-review__ending-text" }, lineOf(view, `ending.${ending.id}.text`)),
      sentences.length > 0 && h("p", { class: "breakcontact-review__reflection" }, sentences.join(" ")),
    ),
    drawHelp(view, ending),
  );
}

/**
 * @param {View} view
 * @param {Ending} ending
 */
function drawHelp(view, ending) {
  const name = lineOf(view, `person.${ending.person}`);
  return h(
    "div",
    {},
    h("h5", { class: "breakcontact-review__helps-title" }, view.words("review.helps")),
    h(
      "dl",
      {},
      name && [h("dt", {}, name), h("dd", {}, view.words("review.person"))],
      ending.helps.map((help) => [
        h("dt", {}, view.words(`help.${help}`)),
        h("dd", {}, view.words(`help.${help}.about`)),
      ]),
    ),
  );
}
