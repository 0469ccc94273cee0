// One moment of a play as the review shows it: what was said, and in the margin what it does.
import { avatar } from "../shared/avatars.js";
import { drawing, h } from "../shared/dom.js";

/**
 * What every part of a review draws with.
 * @typedef {{story: object, path: string[], language: string, gentle: boolean, moments: Moment[],
 *            words: Function, marks: string[][], saved: Set<string>, flags: Map<string, string[]>,
 *            places: Map<string, HTMLElement>, ids: string}} View
 */

const ICONS = {
  flag: [["path", { d: "M4 2v13M4 3h8l-2 3 2 3H4" }]],
  keep: [["path", { d: "M4 2h8v12l-4-3-4 3z" }]],
  chance: [["path", { d: "M8 1.5 14.5 8 8 14.5 1.5 8z" }]],
  done: [["path", { d: "M3 8.5 6.5 12 13 4.5" }]],
};

/** A small drawn sign; always beside words that say the same. */
export function icon(name) {
  return drawing("0 0 16 16", ICONS[name], `breakcontact-review__icon breakcontact-review__icon--${name}`);
}

/** A line of the story, or null where it has none. */
export function lineOf(view, id) {
  return view.story.lines[view.language][id] ?? null;
}

/** What a person of the story is called; the learner's own is marked as such. */
export function nameOf(view, person) {
  const name = lineOf(view, `person.${person}`) ?? person;
  return person === view.story.you ? view.words("review.you", { name }) : name;
}

/** A pick in words: a reply in quotation marks, an act or a turn of the world as it is told. */
export function pickText(view, pick) {
  const text = lineOf(view, pick.id) ?? pick.id;
  return pick.kind === "say" ? view.words("review.quote", { text }) : text;
}

/** The classes that give an element the colours of a stage. */
export function toneOf(stage) {
  return `breakcontact-review__tone breakcontact-review__tone--${stage}`;
}

/** Where a moment stands in the learner's own play; what jumps go by. */
export function placeOf(moment) {
  return `${moment.turn}/${moment.id}`;
}

/** Who seems to speak: decides the looks. */
function voiceOf(view, moment) {
  const voices = { say: "mine", do: "done", world: "chance", narration: "told" };
  return voices[moment.kind] ?? (moment.from === view.story.you ? "mine" : "theirs");
}

/**
 * One moment as an item of a list.
 * @param {Moment | undefined} before the one above it in the same band
 * @param {HTMLElement | null} extra what can be done there: beside the moment, or under it if it is large
 */
export function drawMoment(view, moment, before, extra) {
  const voice = voiceOf(view, moment);
  const under = extra?.matches(".breakcontact-review__others--many");
  const margin = [...ownNotes(view, moment), !under && extra].filter(Boolean);
  return h(
    "li",
    {
      class: `breakcontact-review__moment breakcontact-review__moment--${voice}`,
      "data-step": moment.decision && String(moment.decision.index),
      tabIndex: -1,
    },
    h("div", { class: "breakcontact-review__said" }, drawSaid(view, moment, voice, before)),
    margin.length > 0 && h("div", { class: "breakcontact-review__notes" }, margin),
    under && extra,
  );
}

function drawSaid(view, moment, voice, before) {
  const text = h("p", { class: "breakcontact-review__text" }, moment.text);
  if (voice === "told") {
    const tactic = drawTactic(view, moment);
    const who = h("p", { class: "breakcontact-review__who" }, hidden(view.words("review.narrator")), tactic);
    return [who, text];
  }
  const same = before && before.from === moment.from && before.kind === moment.kind;
  const who = voice === "chance" ? view.words("review.chance-decided") : nameOf(view, moment.from ?? view.story.you);
  const number = moment.decision?.number;
  return [
    h(
      "p",
      { class: "breakcontact-review__who" },
      voice === "chance" && icon("chance"),
      voice === "theirs" && !same && faceOf(view, moment.from),
      number && h("span", { class: "breakcontact-review__number" }, view.words("review.choice", { number })),
      h("span", { class: same && !number ? "breakcontact__hidden" : "breakcontact-review__name" }, who),
      voice !== "chance" && moment.at && h("time", { class: "breakcontact-review__at" }, moment.at),
      drawTactic(view, moment),
    ),
    text,
  ];
}

function faceOf(view, person) {
  return avatar(view.story.people[person].avatar, "breakcontact-review__face");
}

function ownNotes(view, moment) {
  if (moment.decision) return [drawWhy(view, moment), drawShare(view, moment.decision)];
  const { tactic, evidence = [] } = view.story.messages[moment.id];
  return [
    drawWhy(view, moment) ?? (tactic && drawAbout(view, tactic)),
    evidence.length > 0 && drawKeep(view, evidence),
    ...drawMarks(view, moment),
  ];
}

/** The tactic that a message uses, as a tag on the message itself. */
function drawTactic(view, moment) {
  const tactic = !moment.decision && view.story.messages[moment.id].tactic;
  if (!tactic) return null;
  const name = view.words(`tactic.${tactic}`);
  return h("span", { class: "breakcontact-review__tactic" }, hidden(view.words("review.tactic")), name);
}

function drawWhy(view, moment) {
  const why = lineOf(view, `${moment.id}.why`);
  return why && h("p", { class: "breakcontact-review__why" }, why);
}

/** What a tactic does in general, where the story says nothing of this message. */
function drawAbout(view, tactic) {
  return h("p", { class: "breakcontact-review__why" }, view.words(`tactic.${tactic}.about`));
}

function drawKeep(view, evidence) {
  const kinds = evidence.map((kind) => view.words(`evidence.${kind}`)).join(" · ");
  return h("p", { class: "breakcontact-review__keep" }, icon("keep"), view.words("review.keep", { kinds }));
}

function drawMarks(view, moment) {
  const flags = (view.flags.get(moment.id) ?? []).map((tactic) =>
    drawMark("flag", view.words("review.flagged", { tactic: view.words(`tactic.${tactic}`) })),
  );
  return view.saved.has(moment.id) ? [...flags, drawMark("done", view.words("review.saved"))] : flags;
}

function drawMark(sign, text) {
  return h("p", { class: `breakcontact-review__mark breakcontact-review__mark--${sign}` }, icon(sign), text);
}

function drawShare(view, decision) {
  if (!decision.world || decision.others.length === 0) return null;
  const text = view.words("review.share", { share: hundredsOf(decision.chosen) });
  return h("p", { class: "breakcontact-review__share" }, text);
}

/** A chance in words: assumed, so many in 100. */
export function shareOf(view, pick) {
  return view.words("review.in-100", { share: hundredsOf(pick) });
}

/** So many in 100; never none and never all. */
function hundredsOf(pick) {
  return Math.min(99, Math.max(1, Math.round(pick.weight * 100)));
}

/** Words for those who listen instead of looking. */
function hidden(text) {
  return h("span", { class: "breakcontact__hidden" }, `${text}: `);
}
