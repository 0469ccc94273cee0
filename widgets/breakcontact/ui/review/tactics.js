// The tactics of a play in a list: how often each was used, and what it does.
import { h } from "../shared/dom.js";
import { tacticsIn } from "./model.js";
import { placeOf, toneOf } from "./entry.js";

/** The part of the review about tactics; nothing where none was met. */
export function drawTactics(view) {
  const met = [...tacticsIn(view.story, view.moments)];
  if (met.length === 0) return [];
  return h(
    "section",
    { class: "breakcontact-review__part" },
    h("h4", { class: "breakcontact-review__part-title" }, view.words("review.tactics")),
    h(
      "ul",
      { class: "breakcontact-review__tactics", role: "list" },
      met.map(([tactic, moments]) => h("li", {}, drawMet(view, tactic, moments))),
    ),
  );
}

function drawMet(view, tactic, moments) {
  return [
    h("p", { class: "breakcontact-review__tactics-name" }, view.words(`tactic.${tactic}`)),
    h("p", { class: "breakcontact-review__tactics-about" }, view.words(`tactic.${tactic}.about`)),
    h(
      "p",
      { class: "breakcontact-review__tactics-where" },
      moments.map((moment, count) => drawWhere(view, tactic, moment, count + 1)),
    ),
  ];
}

function drawWhere(view, tactic, moment, count) {
  const name = view.words("review.tactics.go", { tactic: view.words(`tactic.${tactic}`), count });
  return h(
    "button",
    {
      type: "button",
      class: `breakcontact-review__where ${toneOf(moment.stage)}`,
      "data-act": "jump",
      "data-place": placeOf(moment),
      "aria-label": moment.at ? `${name}, ${moment.at}` : name,
    },
    moment.at ?? String(count),
  );
}
