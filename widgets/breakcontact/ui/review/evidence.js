// The evidence in a play, what the learner saved of it, and why the police ask for it.
import { h } from "../shared/dom.js";
import { evidenceIn } from "./model.js";
import { anchorOf, icon, lineOf, nameOf } from "./entry.js";

/** @import { EvidenceItem, View } from "./types.js" */

/** The part of the review about evidence. @param {View} view */
export function drawEvidence(view) {
  const items = evidenceIn(view.story, view.path, view.entries, view.marks);
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
  const kept = items.filter((item) => item.kept).length;
  const missing = items.some((item) => !item.saved && !item.kept);
  const name = lineOf(view, `person.${view.story.you}`);
  const deleted = view.path.some((id) => view.story.picks[id].action === "delete");
  return [
    h("p", {}, view.words("review.evidence.about")),
    h(
      "p",
      { class: "breakcontact-review__count" },
      view.words("review.evidence.count", { total: items.length, kept, saved, name }),
    ),
    h("ul", { class: "breakcontact-review__items", role: "list" }, items.map((item) => drawItem(view, item))),
    deleted && h("p", {}, view.words("review.evidence.deleted")),
    !deleted && missing && h("p", {}, view.words("review.evidence.later")),
    drawReasons(view, items),
  ];
}

/**
 * @param {View} view
 * @param {EvidenceItem} item
 */
function drawItem(view, { entry, kinds, kept, saved }) {
  const label = kinds.map((kind) => view.words(`evidence.${kind}`)).join(" · ");
  const from = entry.from ? nameOf(view, entry.from) : view.words("review.narrator");
  return h(
    "li",
    { class: "breakcontact-review__item" },
    h("div", {}, drawStates(view, kept, saved)),
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
 * Who kept it: the character in the story, the learner with a mark, or nobody.
 * @param {View} view
 * @param {boolean} kept
 * @param {boolean} saved
 */
function drawStates(view, kept, saved) {
  const name = lineOf(view, `person.${view.story.you}`);
  const states = [kept && view.words("review.kept", { name }), saved && view.words("review.evidence.saved")];
  const known = states.filter((state) => state !== false);
  const look = known.length > 0 ? " breakcontact-review__item-state--saved" : "";
  return (known.length > 0 ? known : [view.words("review.evidence.there")]).map((state) =>
    h("p", { class: `breakcontact-review__item-state${look}` }, icon(look ? "done" : "keep"), state),
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
