// The play at a glance: a band for each stage, as wide as it is long, and a dot for each decision.
import { h } from "../shared/dom.js";
import { bandsOf, forksIn } from "./model.js";
import { placeOf, pickText, toneOf } from "./entry.js";

/** One stop for Tab; the arrow keys move along it. */
export function drawStrip(view) {
  const bands = bandsOf(view.moments);
  const strip = h(
    "div",
    { class: "breakcontact-review__strip", role: "toolbar", "aria-label": view.words("review.glance") },
    bands.map((band, count) => drawSegment(view, band, count)),
  );
  for (const stop of stopsOf(strip)) stop.tabIndex = -1;
  stopsOf(strip)[0].tabIndex = 0;
  return strip;
}

function drawSegment(view, band, count) {
  return h(
    "div",
    {
      class: `breakcontact-review__segment ${toneOf(band.stage)}`,
      style: { "flex-grow": String(band.moments.length) },
    },
    h(
      "button",
      { type: "button", class: "breakcontact-review__segment-name", ...jump(`band/${count}`) },
      view.words(`stage.${band.stage}`),
    ),
    h(
      "div",
      { class: "breakcontact-review__dots" },
      forksIn(band.moments).map((moment) => drawDot(view, moment)),
    ),
  );
}

function drawDot(view, moment) {
  const { number, world, chosen } = moment.decision;
  const text = pickText(view, chosen);
  const label = world
    ? `${view.words("review.chance-decided")}: ${text}`
    : `${view.words("review.choice", { number })}: ${text}`;
  return h(
    "button",
    { type: "button", class: "breakcontact-review__dot", "aria-label": label, title: label, ...jump(placeOf(moment)) },
    h(
      "span",
      { class: `breakcontact-review__point${world ? " breakcontact-review__point--chance" : ""}` },
      h("span", {}, world ? "?" : String(number)),
    ),
  );
}

function jump(place) {
  return { "data-act": "jump", "data-place": place };
}

const MOVES = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -Infinity, End: Infinity };

/** Move along the strip with the arrow keys. @param {KeyboardEvent} event */
export function moveAlong(event) {
  const strip = event.target.closest?.(".breakcontact-review__strip");
  const move = MOVES[event.key];
  if (!strip || move === undefined) return;
  event.preventDefault();
  const stops = stopsOf(strip);
  const at = stops.indexOf(event.target);
  const next = stops[Math.min(stops.length - 1, Math.max(0, at + move))];
  event.target.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}

function stopsOf(strip) {
  return [...strip.querySelectorAll("button")];
}
