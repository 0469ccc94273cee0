// The few moments that a play turned on, each with what it did and what else could have been.
import { h } from "../shared/dom.js";
import { decisionsIn } from "./model.js";
import { anchorOf, drawSaid, ownNotes, pickText, toneOf, voiceOf } from "./entry.js";
import { drawOther } from "./timeline.js";

/**
 * @import { Pick } from "../shared/types.js"
 * @import { DecisionEntry, KeyMoment, ReviewEntry, View } from "./types.js"
 */

/** How many moments there are beside the ending. */
const MOMENTS = 4;
/** How many ways not taken stand at a moment; the whole conversation has them all. */
const WAYS = 4;

/**
 * The moments that matter most in any story, then what takes the place of those that a play did not have. Each is
 * a stage, for the first message in it, or an action, for the first choice that takes it.
 */
const KINDS = [
  "stage.request",
  "stage.demand",
  "action.pay",
  "action.tell",
  "stage.threat",
  "action.block-and-report",
  "action.delete",
  "action.leave",
  "stage.move",
  "stage.escalation",
  "stage.leverage",
  "stage.rapport",
  "stage.contact",
];

/**
 * The moments that a play turned on, oldest first: those that the author named, then what the table tells.
 * @param {View} view
 * @returns {KeyMoment[]}
 */
export function momentsIn(view) {
  /** @type {Map<ReviewEntry, string>} */
  const found = new Map();
  const named = view.entries.filter(({ id, decision }) => decision === null && view.story.messages[id].key);
  for (const entry of named.slice(0, MOMENTS)) found.set(entry, `stage.${entry.stage}`);
  const stages = new Set(found.values());
  for (const name of KINDS.filter((kind) => !stages.has(kind))) {
    const entry = findFirst(view, name);
    if (entry && found.size < MOMENTS && !found.has(entry)) found.set(entry, name);
  }
  const entries = view.entries.filter((entry) => found.has(entry));
  const starts = entries.map((entry) => view.entries.indexOf(entry));
  return entries.map((entry, at) => {
    const until = view.entries.slice(starts[at], starts[at + 1]);
    const decision = decisionsIn(until).find(({ decision: { world } }) => !world) ?? null;
    return { name: found.get(entry) ?? "", entry, decision };
  });
}

/**
 * The first message of a stage that the story or a tactic explains, or the first choice of an action.
 * @param {View} view
 * @param {string} name
 */
function findFirst({ entries, story }, name) {
  const [kind, which] = name.split(".");
  if (kind === "action") return entries.find(({ decision }) => decision?.chosen.action === which);
  const said = entries.filter(({ decision, stage }) => decision === null && stage === which);
  return said.find(({ id }) => story.messages[id].why || story.messages[id].tactic) ?? said[0];
}

/**
 * The part of the review with which it begins.
 * @param {View} view
 * @param {HTMLElement} ending how the story ended: the last of the moments
 */
export function drawMoments(view, ending) {
  const moments = momentsIn(view);
  const shown = new Set(moments.map(({ decision }) => decision));
  const last = decisionsIn(view.entries).findLast((entry) => !shown.has(entry) && isWeighty(entry));
  return h(
    "section",
    { class: "breakcontact-review__part" },
    h("h4", { class: "breakcontact-review__part-title" }, view.words("review.moments", { count: moments.length + 1 })),
    moments.map((moment, at) => drawMoment(view, moment, at + 1)),
    h(
      "div",
      { class: `breakcontact-review__key ${toneOf("aftermath")}` },
      ending,
      last && h("div", { class: "breakcontact-review__key-ways" }, drawWays(view, last, "review.moment.last")),
    ),
  );
}

/** Whether chance decided, or something that can be done about a demand was chosen or left. @param {DecisionEntry} entry */
function isWeighty({ decision: { world, chosen, others } }) {
  return world || [chosen, ...others].some(({ action }) => action);
}

/**
 * @param {View} view
 * @param {KeyMoment} moment
 * @param {number} number
 */
function drawMoment(view, { name, entry, decision }, number) {
  const voice = voiceOf(view, entry);
  const isStage = name.startsWith("stage.");
  return h(
    "section",
    { class: `breakcontact-review__key breakcontact-review__key--beside ${toneOf(entry.stage)}` },
    h(
      "div",
      { class: "breakcontact-review__key-said" },
      h(
        "h5",
        { class: "breakcontact-review__key-title" },
        h("span", { class: "breakcontact-review__key-number", "aria-hidden": "true" }, String(number)),
        view.words(isStage ? name : `review.${name}`),
      ),
      h("div", { class: `breakcontact-review__moment--${voice}` }, drawSaid(view, entry, voice, undefined)),
      h("div", { class: "breakcontact-review__notes" }, ownNotes(view, entry)),
    ),
    decision && h("div", { class: "breakcontact-review__key-ways" }, drawWays(view, decision, "review.not-taken", entry)),
  );
}

/**
 * What was done at a decision, and other ways.
 * @param {View} view
 * @param {DecisionEntry} entry
 * @param {string} title
 * @param {ReviewEntry} [moment] what stands beside it already
 */
function drawWays(view, entry, title, moment) {
  const { decision } = entry;
  const others = pickDifferent(decision.others);
  return [
    entry !== moment &&
      h(
        "p",
        { class: "breakcontact-review__key-done" },
        h("span", {}, view.words(decision.world ? "review.moment.chance" : "review.moment.done")),
        " ",
        h("strong", {}, pickText(view, decision.chosen)),
      ),
    h("p", { class: "breakcontact-review__others-title" }, view.words(title)),
    h("ul", { role: "list" }, others.map((pick) => h("li", {}, drawOther(view, decision, pick)))),
    others.length < decision.others.length &&
      h(
        "button",
        {
          type: "button",
          class: "breakcontact-review__unfold",
          "data-act": "jump",
          "data-anchor": anchorOf(entry),
        },
        view.words("review.moment.all", { count: decision.others.length + 1 }),
      ),
  ];
}

/**
 * A few of the ways, as different from each other as they can be: one for each action first.
 * @param {Pick[]} picks
 */
function pickDifferent(picks) {
  const isFirst = (/** @type {Pick} */ pick) => picks.find(({ action }) => action === pick.action) === pick;
  const chosen = [...picks.filter((pick) => pick.action && isFirst(pick)), ...picks.filter((pick) => !pick.action || !isFirst(pick))];
  const few = new Set(chosen.slice(0, WAYS));
  return picks.filter((pick) => few.has(pick));
}
