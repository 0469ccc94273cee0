// The play as a timeline: bands for the stages, the moments in them, and at each decision the ways not taken.
import { h } from "../shared/dom.js";
import { bandsOf } from "./model.js";
import { drawMoment, pickText, placeOf, shareOf, toneOf } from "./entry.js";

/**
 * The learner's whole play; what can be jumped to is kept in `view.places`.
 * @param {boolean} futures whether the ways not taken can be opened
 */
export function drawTimeline(view, futures) {
  const bands = bandsOf(view.moments).map((band, count) => {
    const drawn = drawBand(view, band, "h5", (moment) => (futures ? drawOthers(view, moment) : null));
    view.places.set(`band/${count}`, drawn);
    band.moments.forEach((moment, at) => {
      view.places.set(placeOf(moment), drawn.lastChild.children[at]);
    });
    return drawn;
  });
  return h("div", { class: "breakcontact-review__timeline" }, bands);
}

/**
 * One stage with its moments.
 * @param {string} heading the tag of the stage's name
 * @param {(moment: Moment) => HTMLElement | null} extraOf what can be done at a moment
 */
export function drawBand(view, band, heading, extraOf) {
  const { stage, moments } = band;
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
      moments.map((moment, at) => drawMoment(view, moment, moments[at - 1], extraOf(moment))),
    ),
  );
}

function drawOthers(view, moment) {
  const { decision } = moment;
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

function drawOther(view, decision, pick) {
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

/** A pause for those who listen, between the way not taken and what the button does. */
function hiddenBreak() {
  return h("span", { class: "breakcontact__hidden" }, " – ");
}

/** Hide the moments after one decision, or show all again with `null`. */
export function cutTimeline(view, index) {
  for (const moment of view.moments) {
    const later = index !== null && moment.turn > index && moment.decision?.index !== index;
    view.places.get(placeOf(moment)).hidden = later;
  }
  for (const [place, band] of view.places) {
    if (!place.startsWith("band/")) continue;
    band.hidden = [...band.lastChild.children].every((item) => item.hidden);
  }
}
