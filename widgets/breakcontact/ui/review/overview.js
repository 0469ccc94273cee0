// The play at a glance: a band for each stage, as wide as it has entries, and a dot for each decision.
import { h } from "../shared/dom.js";
import { bandsOf, decisionsIn } from "./model.js";
import { anchorOf, pickText, toneOf } from "./entry.js";

/** @import { Band, DecisionEntry, View } from "./types.js" */

/** A toolbar: one stop for Tab; the arrow keys move along it. @param {View} view */
export function drawOverview(view) {
  const bands = bandsOf(view.entries);
  const overview = h(
    "div",
    { class: "breakcontact-review__strip", role: "toolbar", "aria-label": view.words("review.glance") },
    bands.map((band, count) => drawSegment(view, band, count)),
  );
  for (const stop of stopsOf(overview)) stop.tabIndex = -1;
  stopsOf(overview)[0].tabIndex = 0;
  return overview;
}

/**
 * @param {View} view
 * @param {Band} band
 * @param {number} count
 */
function drawSegment(view, band, count) {
  return h(
    "div",
    {
      class: `breakcontact-review__segment ${toneOf(band.stage)}`,
      style: { "flex-grow": String(band.entries.length) },
    },
    h(
      "button",
      { type: "button", class: "breakcontact-review__segment-name", ...jump(`band/${count}`) },
      view.words(`stage.${band.stage}`),
    ),
    h(
      "div",
      { class: "breakcontact-review__dots" },
      decisionsIn(band.entries).map((entry) => drawDot(view, entry)),
    ),
  );
}

/**
 * @param {View} view
 * @param {DecisionEntry} entry
 */
function drawDot(view, entry) {
  const { number, world, chosen } = entry.decision;
  const text = pickText(view, chosen);
  const label = world
    ? `${view.words("review.chance-decided")}: ${text}`
    : `${view.words("review.choice", { number })}: ${text}`;
  return h(
    "button",
    { type: "button", class: "breakcontact-review__dot", "aria-label": label, title: label, ...jump(anchorOf(entry)) },
    h(
      "span",
      { class: `breakcontact-review__point${world ? " breakcontact-review__point--chance" : ""}` },
      h("span", {}, world ? "?" : String(number)),
    ),
  );
}

/** @param {string} anchor */
function jump(anchor) {
  return { "data-act": "jump", "data-anchor": anchor };
}

/** @type {Record<string, number>} */
const MOVES = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -Infinity, End: Infinity };

/** Move along the overview with the arrow keys. @param {KeyboardEvent} event */
export function moveAlong(event) {
  const stop = event.target;
  const move = MOVES[event.key];
  if (!(stop instanceof HTMLButtonElement) || move === undefined) return;
  const overview = stop.closest(".breakcontact-review__strip");
  if (!overview) return;
  event.preventDefault();
  const stops = stopsOf(overview);
  const next = stops[Math.min(stops.length - 1, Math.max(0, stops.indexOf(stop) + move))];
  stop.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}

/** @param {Element} overview */
function stopsOf(overview) {
  return [...overview.querySelectorAll("button")];
}
