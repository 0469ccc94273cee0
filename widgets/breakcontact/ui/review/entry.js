// One entry of the transcript as the review shows it: what was said, and in the margin what it does.
import { avatar } from "../shared/avatars.js";
import { drawing, h } from "../shared/dom.js";

/**
 * @import { Child, Pick, Shape } from "../shared/types.js"
 * @import { Decision, ReviewEntry, View } from "./types.js"
 * @typedef {"mine" | "theirs" | "done" | "chance" | "told"} Voice who seems to speak; decides the looks
 */

/** @satisfies {Record<string, Shape[]>} */
const ICONS = {
  flag: [["path", { d: "M4 2v13M4 3h8l-2 3 2 3H4" }]],
  keep: [["path", { d: "M4 2h8v12l-4-3-4 3z" }]],
  chance: [["path", { d: "M8 1.5 14.5 8 8 14.5 1.5 8z" }]],
  done: [["path", { d: "M3 8.5 6.5 12 13 4.5" }]],
};

/** A small icon; the words beside it say the same. @param {keyof typeof ICONS} name */
export function icon(name) {
  return drawing("0 0 16 16", ICONS[name], `breakcontact-review__icon breakcontact-review__icon--${name}`);
}

/**
 * A line of the story, or null where it has none.
 * @param {View} view
 * @param {string} id
 */
export function lineOf(view, id) {
  return view.story.lines[view.language][id] ?? null;
}

/**
 * What a person of the story is called; the learner's own is marked as such.
 * @param {View} view
 * @param {string} person
 */
export function nameOf(view, person) {
  const name = lineOf(view, `person.${person}`) ?? person;
  return person === view.story.you ? view.words("review.you", { name }) : name;
}

/**
 * A pick in words: a reply in quotation marks, an act or a turn of the world as it is told.
 * @param {View} view
 * @param {{id: string, kind: Pick["kind"]}} pick
 */
export function pickText(view, pick) {
  const text = lineOf(view, pick.id) ?? pick.id;
  return pick.kind === "say" ? view.words("review.quote", { text }) : text;
}

/** @type {Record<Exclude<ReviewEntry["kind"], "message">, Voice>} */
const VOICES = { say: "mine", do: "done", world: "chance", narration: "told" };

/** The classes that give an element the colours of a stage. @param {string} stage */
export function toneOf(stage) {
  return `breakcontact-review__tone breakcontact-review__tone--${stage}`;
}

/** The key of an entry of the learner's own play, for jumps to it. @param {ReviewEntry} entry */
export function anchorOf(entry) {
  return `${entry.turn}/${entry.id}`;
}

/**
 * @param {View} view
 * @param {ReviewEntry} entry
 * @returns {Voice}
 */
export function voiceOf(view, entry) {
  if (entry.kind === "message") return entry.from === view.story.you ? "mine" : "theirs";
  return VOICES[entry.kind];
}

/**
 * One entry as an item of a list.
 * @param {View} view
 * @param {ReviewEntry} entry
 * @param {ReviewEntry | undefined} before the one above it in the same band
 * @param {HTMLElement | null} extra buttons: beside the entry, or under it if there are many
 */
export function drawEntry(view, entry, before, extra) {
  const voice = voiceOf(view, entry);
  const under = extra?.matches(".breakcontact-review__others--many");
  const margin = [...ownNotes(view, entry), !under && extra].filter(Boolean);
  return h(
    "li",
    {
      class: `breakcontact-review__moment breakcontact-review__moment--${voice}`,
      "data-step": entry.decision && String(entry.decision.index),
      tabIndex: -1,
    },
    h("div", { class: "breakcontact-review__said" }, drawSaid(view, entry, voice, before)),
    margin.length > 0 && h("div", { class: "breakcontact-review__notes" }, margin),
    under && extra,
  );
}

/**
 * @param {View} view
 * @param {ReviewEntry} entry
 * @param {Voice} voice
 * @param {ReviewEntry | undefined} before
 * @returns {Child[]}
 */
export function drawSaid(view, entry, voice, before) {
  const text = h("p", { class: "breakcontact-review__text", dir: "auto" }, entry.text);
  if (voice === "told") {
    const narrator = hidden(view.words("review.narrator"));
    return [h("p", { class: "breakcontact-review__who" }, narrator, drawTactic(view, entry)), text];
  }
  const same = before && before.from === entry.from && before.kind === entry.kind;
  const who = voice === "chance" ? view.words("review.chance-decided") : nameOf(view, entry.from ?? view.story.you);
  const number = entry.decision?.number;
  return [
    h(
      "p",
      { class: "breakcontact-review__who" },
      voice === "chance" && icon("chance"),
      voice === "theirs" && !same && entry.from !== null && drawAvatar(view, entry.from),
      number != null && h("span", { class: "breakcontact-review__number" }, view.words("review.choice", { number })),
      h("span", { class: same && !number ? "breakcontact__hidden" : "breakcontact-review__name" }, who),
      voice !== "chance" && entry.at && h("time", { class: "breakcontact-review__at" }, entry.at),
      drawTactic(view, entry),
    ),
    text,
  ];
}

/**
 * @param {View} view
 * @param {string} person
 */
function drawAvatar(view, person) {
  return avatar(view.story.people[person].avatar, "breakcontact-review__face");
}

/**
 * The notes in the margin of an entry.
 * @param {View} view
 * @param {ReviewEntry} entry
 * @returns {Child[]}
 */
export function ownNotes(view, entry) {
  if (entry.decision) return [drawWhy(view, entry), drawShare(view, entry.decision)];
  const { tactic, evidence = [] } = view.story.messages[entry.id];
  return [
    drawWhy(view, entry) ?? (tactic && drawAbout(view, tactic)),
    evidence.length > 0 && drawKeep(view, evidence),
    ...drawMarks(view, entry),
  ];
}

/**
 * The tactic that a message uses, as a tag on the message itself.
 * @param {View} view
 * @param {ReviewEntry} entry
 */
function drawTactic(view, entry) {
  const tactic = entry.decision ? undefined : view.story.messages[entry.id].tactic;
  if (!tactic) return null;
  const name = view.words(`tactic.${tactic}`);
  return h("span", { class: "breakcontact-review__tactic" }, hidden(view.words("review.tactic")), name);
}

/**
 * @param {View} view
 * @param {ReviewEntry} entry
 */
function drawWhy(view, entry) {
  const why = lineOf(view, `${entry.id}.why`);
  return why && h("p", { class: "breakcontact-review__why" }, why);
}

/**
 * What a tactic does in general, where the story does not explain this message.
 * @param {View} view
 * @param {string} tactic
 */
function drawAbout(view, tactic) {
  return h("p", { class: "breakcontact-review__why" }, view.words(`tactic.${tactic}.about`));
}

/**
 * @param {View} view
 * @param {string[]} evidence kinds of evidence
 */
function drawKeep(view, evidence) {
  const kinds = evidence.map((kind) => view.words(`evidence.${kind}`)).join(" · ");
  return h("p", { class: "breakcontact-review__keep" }, icon("keep"), view.words("review.keep", { kinds }));
}

/**
 * What the learner marked on a message.
 * @param {View} view
 * @param {ReviewEntry} entry
 */
function drawMarks(view, entry) {
  const flags = (view.flags.get(entry.id) ?? []).map((tactic) =>
    drawMark("flag", view.words("review.flagged", { tactic: view.words(`tactic.${tactic}`) })),
  );
  const name = lineOf(view, `person.${view.story.you}`);
  const isKept = entry.turn < view.keptUntil && (view.story.messages[entry.id].evidence?.length ?? 0) > 0;
  return [
    ...flags,
    isKept && drawMark("done", view.words("review.kept", { name })),
    view.saved.has(entry.id) && drawMark("done", view.words("review.saved")),
  ];
}

/**
 * @param {"flag" | "done"} sign
 * @param {string} text
 */
function drawMark(sign, text) {
  return h("p", { class: `breakcontact-review__mark breakcontact-review__mark--${sign}` }, icon(sign), text);
}

/**
 * @param {View} view
 * @param {Decision} decision
 */
function drawShare(view, decision) {
  if (!decision.world || decision.others.length === 0) return null;
  const { chosen } = decision;
  const text = view.words("review.share", { share: hundredsOf(chosen) });
  const whom = chosen.about && ` ${view.words(`review.share.about-${chosen.about}`)}`;
  return h("p", { class: "breakcontact-review__share" }, text, whom);
}

/**
 * A chance in words: assumed, so many in 100, and about whom if not about the story's audience.
 * @param {View} view
 * @param {Pick} pick
 */
export function shareOf(view, pick) {
  const label = pick.about ? `review.in-100.about-${pick.about}` : "review.in-100";
  return view.words(label, { share: hundredsOf(pick) });
}

/** A chance as a number in 100, from 1 to 99. @param {Pick} pick */
function hundredsOf(pick) {
  return Math.min(99, Math.max(1, Math.round((pick.weight ?? 0) * 100)));
}

/** Text for screen readers only. @param {string} text */
function hidden(text) {
  return h("span", { class: "breakcontact__hidden" }, `${text}: `);
}
