// The tactics of a play in a list: how often each was used, and what it does.
import { h } from "../shared/dom.js";
import { tacticsIn } from "./model.js";
import { anchorOf, toneOf } from "./entry.js";

/** @import { ReviewEntry, View } from "./types.js" */

/** The part of the review about tactics; nothing if the play met none. @param {View} view */
export function drawTactics(view) {
  const met = [...tacticsIn(view.story, view.entries)];
  if (met.length === 0) return [];
  return h(
    "section",
    { class: "breakcontact-review__part" },
    h("h4", { class: "breakcontact-review__part-title" }, view.words("review.tactics")),
    h(
      "ul",
      { class: "breakcontact-review__tactics", role: "list" },
      met.map(([tactic, entries]) => h("li", {}, drawMet(view, tactic, entries))),
    ),
  );
}

/**
 * @param {View} view
 * @param {string} tactic
 * @param {ReviewEntry[]} entries
 */
function drawMet(view, tactic, entries) {
  return [
    h("p", { class: "breakcontact-review__tactics-name" }, view.words(`tactic.${tactic}`)),
    h("p", { class: "breakcontact-review__tactics-about" }, view.words(`tactic.${tactic}.about`)),
    h(
      "p",
      { class: "breakcontact-review__tactics-where" },
      entries.map((entry, count) => drawWhere(view, tactic, entry, count + 1)),
    ),
  ];
}

/**
 * @param {View} view
 * @param {string} tactic
 * @param {ReviewEntry} entry
 * @param {number} count
 */
function drawWhere(view, tactic, entry, count) {
  const name = view.words("review.tactics.go", { tactic: view.words(`tactic.${tactic}`), count });
  return h(
    "button",
    {
      type: "button",
      class: `breakcontact-review__where ${toneOf(entry.stage)}`,
      "data-act": "jump",
      "data-anchor": anchorOf(entry),
      "aria-label": entry.at ? `${name}, ${entry.at}` : name,
    },
    entry.at ?? String(count),
  );
}
