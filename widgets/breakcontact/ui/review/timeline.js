// The play as a timeline: bands for the stages, the entries in them, and at each decision the ways not taken.
import { h } from "../shared/dom.js";
import { bandsOf } from "./model.js";
import { anchorOf, drawEntry, pickText, shareOf, toneOf } from "./entry.js";

/**
 * @import { Pick } from "../shared/types.js"
 * @import { Band, Decision, ReviewEntry, View } from "./types.js"
 */

/**
 * The learner's whole play; fills `view.anchors`.
 * @param {View} view
 * @param {boolean} futures whether the ways not taken can be opened
 */
export function drawTimeline(view, futures) {
  const bands = bandsOf(view.entries).map((band, count) => {
    const drawn = drawBand(view, band, "h5", (entry) => (futures ? drawOthers(view, entry) : null));
    view.anchors.set(`band/${count}`, drawn);
    band.entries.forEach((entry, at) => {
      view.anchors.set(anchorOf(entry), itemsOf(drawn)[at]);
    });
    return drawn;
  });
  return h("div", { class: "breakcontact-review__timeline" }, bands);
}

/**
 * One stage with its entries.
 * @param {View} view
 * @param {Band} band
 * @param {"h5" | "p"} heading the tag of the stage's name
 * @param {(entry: ReviewEntry) => HTMLElement | null} extraOf what can be done at an entry
 */
export function drawBand(view, band, heading, extraOf) {
  const { stage, entries } = band;
  return h(
    "section",
    { class: `breakcontact-review__band ${toneOf(stage)}`, tabIndex: -1 },
    h(
      "div",
      { class: "breakcontact-review__stage" },
      h(heading, { class: "breakcontact-review__stage-name" }, view.words(`stage.${stage}`)),
      h("p", { class: "breakcontact-review__stage-about" }, view.words(`stage.${stage}.about`)),
    ),
    h(
      "ol",
      { class: "breakcontact-review__moments", role: "list" },
      entries.map((entry, at) => drawEntry(view, entry, entries[at - 1], extraOf(entry))),
    ),
  );
}

/**
 * @param {View} view
 * @param {ReviewEntry} entry
 */
function drawOthers(view, entry) {
  const { decision } = entry;
  if (!decision?.others.length) return null;
  const many = decision.others.length > 2 ? " breakcontact-review__others--many" : "";
  return h(
    "div",
    { class: `breakcontact-review__others${many}` },
    h(
      "p",
      { class: "breakcontact-review__others-title" },
      view.words(decision.world ? "review.other-way" : "review.not-taken"),
    ),
    h(
      "ul",
      { role: "list" },
      decision.others.map((pick) => h("li", {}, drawOther(view, decision, pick))),
    ),
  );
}

/**
 * @param {View} view
 * @param {Decision} decision
 * @param {Pick} pick
 */
export function drawOther(view, decision, pick) {
  return h(
    "button",
    {
      type: "button",
      class: "breakcontact__button breakcontact-review__other",
      "aria-expanded": "false",
      "data-act": "open",
      "data-index": String(decision.index),
      "data-pick": pick.id,
    },
    h("span", { class: "breakcontact-review__other-text" }, pickText(view, pick)),
    decision.world && h("span", { class: "breakcontact-review__other-share" }, shareOf(view, pick)),
    hiddenBreak(),
    h(
      "span",
      { class: "breakcontact-review__other-see" },
      view.words(decision.world ? "review.flip" : "review.see"),
    ),
  );
}

/** A pause for screen readers, between the way not taken and what the button does. */
function hiddenBreak() {
  return h("span", { class: "breakcontact__hidden" }, " – ");
}

/**
 * Hide the entries after one decision, or show all again with `null`.
 * @param {View} view
 * @param {number | null} index
 */
export function cutTimeline(view, index) {
  for (const entry of view.entries) {
    const later = index !== null && entry.turn > index && entry.decision?.index !== index;
    const item = view.anchors.get(anchorOf(entry));
    if (item) item.hidden = later;
  }
  for (const [anchor, band] of view.anchors) {
    if (anchor.startsWith("band/")) band.hidden = itemsOf(band).every((item) => item.hidden);
  }
}

/**
 * The entries of a band, as drawn.
 * @param {HTMLElement} band
 */
function itemsOf(band) {
  return [...band.querySelectorAll("li")].filter((item) => item.parentElement?.parentElement === band);
}
