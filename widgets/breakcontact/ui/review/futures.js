// What would have happened: another future beside the learner's own, to its ending; its steps can be changed.
import { h } from "../shared/dom.js";
import { bandsOf, endingOf, entriesOf, otherPicksAt } from "./model.js";
import { drawBand } from "./timeline.js";
import { lineOf, nameOf, pickText, shareOf } from "./entry.js";

/**
 * @import { Child, Pick } from "../shared/types.js"
 * @import { Future, ReviewEntry, View } from "./types.js"
 * @typedef {{common: boolean, entries: ReviewEntry[]}} Run entries that follow each other; common to both ways or not
 */

/** From this many on, entries that both ways have are folded away. */
const WORTH_FOLDING = 3;

/**
 * Both columns, from one decision on.
 * @param {View} view
 * @param {Future} future
 */
export function drawComparison(view, future) {
  const title = `${view.ids}-future`;
  const before = view.entries.findLast((entry) => entry.turn <= future.index && !entry.decision);
  return h(
    "section",
    { class: "breakcontact-review__comparison", "aria-labelledby": title },
    drawHeader(view, future, title),
    before && h("p", { class: "breakcontact-review__parting" }, drawParting(view, before)),
    h(
      "div",
      { class: "breakcontact-review__columns" },
      drawOwn(view, future),
      drawFuture(view, future),
    ),
    h("p", { class: "breakcontact__hidden", role: "status" }),
    drawClose(view),
  );
}

/**
 * @param {View} view
 * @param {Future} future
 * @param {string} title id of the heading
 */
function drawHeader(view, future, title) {
  const id = future.path[future.index];
  const { kind } = view.story.picks[id];
  const filled = future.path.length - 1 > future.index;
  return h(
    "div",
    { class: "breakcontact-review__comparison-head" },
    h(
      "h5",
      { id: title, class: "breakcontact-review__comparison-title", tabIndex: -1 },
      view.words(kind === "world" ? "review.if-chance" : "review.if", {
        pick: pickText(view, { id, kind }),
      }),
    ),
    h(
      "p",
      { class: "breakcontact-review__comparison-lead" },
      view.words(filled ? "review.filled.about" : "review.filled.none"),
    ),
    drawClose(view),
  );
}

/** @param {View} view */
function drawClose(view) {
  return h(
    "button",
    { type: "button", class: "breakcontact__button breakcontact-review__close", "data-act": "close" },
    view.words("review.close"),
  );
}

/**
 * What was said last before the ways part.
 * @param {View} view
 * @param {ReviewEntry} entry
 */
function drawParting(view, entry) {
  const who = entry.from === null ? view.words("review.narrator") : nameOf(view, entry.from);
  return [
    h("span", { class: "breakcontact-review__parting-title" }, view.words("review.parting")),
    " ",
    h("span", {}, [who, entry.at].filter(Boolean).join(" · ")),
    h("span", { class: "breakcontact-review__parting-text", dir: "auto" }, entry.text),
  ];
}

/**
 * The column of what was done.
 * @param {View} view
 * @param {Future} future
 */
export function drawOwn(view, future) {
  const [own, other] = partsOf(view, future);
  return drawColumn(view, "own", view.path, runsOf(own, other), () => null);
}

/**
 * What follows the ways' parting: in the learner's play, and in the other future.
 * @param {View} view
 * @param {Future} future
 */
function partsOf(view, future) {
  const { language, gentle } = view;
  const all = entriesOf(view.story, future.path, { language, gentle });
  return [view.entries, all].map((entries) => entries.filter((entry) => entry.turn > future.index));
}

/**
 * The entries of one way in runs: those that only this way has, and longer ones that the other has as well.
 * @param {ReviewEntry[]} entries
 * @param {ReviewEntry[]} others
 */
function runsOf(entries, others) {
  const elsewhere = new Set(others.map(({ id }) => id));
  /** @type {Run[]} */
  const runs = [];
  for (const entry of entries) {
    const common = elsewhere.has(entry.id);
    const last = runs.at(-1);
    if (last?.common === common) last.entries.push(entry);
    else runs.push({ common, entries: [entry] });
  }
  /** @type {Run[]} */
  const joined = [];
  for (const run of runs) {
    const common = run.common && run.entries.length >= WORTH_FOLDING;
    const last = joined.at(-1);
    if (last && !last.common && !common) last.entries.push(...run.entries);
    else joined.push({ common, entries: [...run.entries] });
  }
  return joined;
}

/**
 * The column of the other future; redrawn when one of its steps is changed.
 * @param {View} view
 * @param {Future} future
 */
export function drawFuture(view, future) {
  const [own, other] = partsOf(view, future);
  return drawColumn(view, "other", future.path, runsOf(other, own), (entry) => drawStep(view, future, entry));
}

/**
 * @param {View} view
 * @param {"own" | "other"} side
 * @param {string[]} path
 * @param {Run[]} runs
 * @param {(entry: ReviewEntry) => HTMLElement | null} extraOf
 */
function drawColumn(view, side, path, runs, extraOf) {
  const ending = endingOf(view.story, path);
  const title = ending && lineOf(view, `ending.${ending.id}.title`);
  const turn = runs[0].entries[0].decision?.world ? ".world" : "";
  return h(
    "div",
    { class: `breakcontact-review__column breakcontact-review__column--${side}` },
    h("h6", { class: "breakcontact-review__column-title" }, view.words(`review.column.${side}${turn}`)),
    h("p", { class: "breakcontact-review__column-ends" }, view.words("review.ends", { title })),
    runs.map(({ common, entries }) => {
      const bands = bandsOf(entries).map((band) => drawBand(view, band, "p", extraOf));
      return common ? drawFolded(view, entries.length, bands) : bands;
    }),
    h(
      "div",
      { class: "breakcontact-review__column-ending" },
      h("p", { class: "breakcontact-review__ending-title" }, title),
      h("p", {}, ending && lineOf(view, `ending.${ending.id}.text`)),
    ),
  );
}

/**
 * What comes on both ways, to be unfolded: what differs is seen at once.
 * @param {View} view
 * @param {number} count
 * @param {Child} bands
 */
function drawFolded(view, count, bands) {
  const summary = h("summary", {}, view.words("review.common", { count }));
  return h("details", { class: "breakcontact-review__common" }, summary, bands);
}

/**
 * Who set a step of the future, and a button to change it.
 * @param {View} view
 * @param {Future} future
 * @param {ReviewEntry} entry
 */
function drawStep(view, future, entry) {
  const { decision } = entry;
  if (!decision) return null;
  const mark = view.words(future.tried.has(decision.index) ? "review.tried" : "review.filled");
  const fixed = decision.others.length === 0 || decision.index === future.index;
  return h(
    "div",
    { class: "breakcontact-review__step" },
    h("span", { class: "breakcontact-review__step-mark" }, mark),
    !fixed &&
      h(
        "button",
        {
          type: "button",
          class: "breakcontact-review__unfold",
          "aria-expanded": "false",
          "data-act": "unfold",
          "data-index": String(decision.index),
        },
        view.words("review.change"),
      ),
  );
}

/**
 * Show under its button what else a step of the future could be, or hide it again.
 * @param {View} view
 * @param {Future} future
 * @param {HTMLElement} button
 */
export function unfoldStep(view, future, button) {
  const open = button.getAttribute("aria-expanded") === "true";
  button.setAttribute("aria-expanded", String(!open));
  if (open) return button.nextElementSibling?.remove();
  const index = Number(button.dataset.index);
  const ways = otherPicksAt(view.story, future.path, index).map((pick) => drawSwap(view, index, pick));
  return button.after(h("ul", { role: "list" }, ways.map((way) => h("li", {}, way))));
}

/**
 * @param {View} view
 * @param {number} index
 * @param {Pick} pick
 */
function drawSwap(view, index, pick) {
  return h(
    "button",
    {
      type: "button",
      class: "breakcontact__button breakcontact-review__swap",
      "data-act": "change",
      "data-index": String(index),
      "data-pick": pick.id,
    },
    pickText(view, pick),
    pick.kind === "world" &&
      h("span", { class: "breakcontact-review__other-share" }, shareOf(view, pick)),
  );
}
