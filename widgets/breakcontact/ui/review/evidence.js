// The evidence in a play, what the learner saved of it, and why the police ask for it.
import { h } from "../shared/dom.js";
import { evidenceIn } from "./model.js";
import { anchorOf, icon, nameOf } from "./entry.js";

/** @import { EvidenceItem, View } from "./types.js" */

/** The part of the review about evidence. @param {View} view */
export function drawEvidence(view) {
  const items = evidenceIn(view.story, view.entries, view.marks);
  return h(
    "section",
    { class: "breakcontact-review__evidence" },
    h("h4", { class: "breakcontact-review__part-title" }, view.words("review.evidence")),
    items.length === 0 && h("p", {}, view.words("review.evidence.none")),
    items.length > 0 && drawFound(view, items),
    h("p", { class: "breakcontact-review__care" }, view.words("review.evidence.picture")),
  );
}

/**
 * @param {View} view
 * @param {EvidenceItem[]} items
 */
function drawFound(view, items) {
  const saved = items.filter((item) => item.saved).length;
  const deleted = view.path.some((id) => view.story.picks[id].action === "delete");
  return [
    h("p", {}, view.words("review.evidence.about")),
    h(
      "p",
      { class: "breakcontact-review__count" },
      view.words("review.evidence.count", { total: items.length, saved }),
    ),
    h("ul", { class: "breakcontact-review__items", role: "list" }, items.map((item) => drawItem(view, item))),
    deleted && h("p", {}, view.words("review.evidence.deleted")),
    !deleted && saved < items.length && h("p", {}, view.words("review.evidence.later")),
    drawReasons(view, items),
  ];
}

/**
 * @param {View} view
 * @param {EvidenceItem} item
 */
function drawItem(view, { entry, kinds, saved }) {
  const label = kinds.map((kind) => view.words(`evidence.${kind}`)).join(" · ");
  const from = entry.from ? nameOf(view, entry.from) : view.words("review.narrator");
  return h(
    "li",
    { class: `breakcontact-review__item${saved ? " breakcontact-review__item--saved" : ""}` },
    h(
      "p",
      { class: "breakcontact-review__item-state" },
      icon(saved ? "done" : "keep"),
      view.words(saved ? "review.evidence.saved" : "review.evidence.there"),
    ),
    h(
      "div",
      { class: "breakcontact-review__item-what" },
      h("p", { class: "breakcontact-review__item-kinds" }, label || view.words("review.evidence.own")),
      h(
        "p",
        { class: "breakcontact-review__item-quote" },
        h("span", { class: "breakcontact-review__at" }, [from, entry.at].filter(Boolean).join(" · ")),
        " ",
        entry.text,
      ),
    ),
    h(
      "button",
      {
        type: "button",
        class: "breakcontact__button breakcontact-review__go",
        "data-act": "jump",
        "data-anchor": anchorOf(entry),
        "aria-label": `${view.words("review.go")}: ${entry.text}`,
      },
      view.words("review.go"),
    ),
  );
}

/**
 * Why the police ask for each kind, in a closed section because not everyone needs it.
 * @param {View} view
 * @param {EvidenceItem[]} items
 */
function drawReasons(view, items) {
  const kinds = [...new Set(items.flatMap((item) => item.kinds))];
  if (kinds.length === 0) return null;
  return h(
    "details",
    { class: "breakcontact-review__reasons" },
    h("summary", {}, view.words("review.evidence.why")),
    h(
      "dl",
      {},
      kinds.map((kind) => [
        h("dt", {}, view.words(`evidence.${kind}`)),
        h("dd", {}, view.words(`review.evidence.${kind}`)),
      ]),
    ),
  );
}
