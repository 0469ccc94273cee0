// What a review knows of a play: its entries, the decisions among them, and the futures not taken.
import { PathError, picksAt, replay, stateAfter, transcript, usualFuture } from "../shared/player.js";

/**
 * @import { Mark, Story } from "../shared/types.js"
 * @import { Band, Decision, DecisionEntry, EvidenceItem, Future, ReviewEntry } from "./types.js"
 */

const PICK_KINDS = new Set(["say", "do", "world"]);

/**
 * All entries of a play, oldest first.
 * @param {Story} story
 * @param {readonly string[]} path
 * @param {{language: string, gentle?: boolean}} options
 * @returns {ReviewEntry[]}
 */
export function entriesOf(story, path, options) {
  const decisions = decisionsOf(story, path);
  return transcript(story, path, options).map((entry) => {
    if (!PICK_KINDS.has(entry.kind)) {
      return { ...entry, stage: story.messages[entry.id].stage, decision: null };
    }
    const decision = decisions[entry.turn - 1];
    return { ...entry, stage: story.states[decision.state].stage, decision };
  });
}

/**
 * @param {Story} story
 * @param {readonly string[]} path
 * @returns {Decision[]}
 */
function decisionsOf(story, path) {
  const states = replay(story, path);
  let choices = 0;
  return path.map((id, index) => {
    const picks = picksAt(story, states[index]);
    const chosen = picks.find((pick) => pick.id === id);
    if (!chosen) throw new PathError(`Pick ${index + 1} is not offered there.`);
    const others = picks.filter((pick) => pick.id !== id);
    const world = chosen.kind === "world";
    const number = !world && others.length > 0 ? ++choices : null;
    return { index, state: states[index], world, number, chosen, others };
  });
}

/**
 * The entries in bands of the same stage of the offence.
 * @param {ReviewEntry[]} entries
 */
export function bandsOf(entries) {
  /** @type {Band[]} */
  const bands = [];
  for (const entry of entries) {
    const last = bands.at(-1);
    if (last?.stage === entry.stage) last.entries.push(entry);
    else bands.push({ stage: entry.stage, entries: [entry] });
  }
  return bands;
}

/**
 * The decisions that could have gone another way.
 * @param {ReviewEntry[]} entries
 */
export function decisionsIn(entries) {
  return entries.filter(isOpenDecision);
}

/**
 * @param {ReviewEntry} entry
 * @returns {entry is DecisionEntry}
 */
function isOpenDecision(entry) {
  return entry.decision !== null && entry.decision.others.length > 0;
}

/**
 * The ending that a path leads to, or null.
 * @param {Story} story
 * @param {readonly string[]} path
 */
export function endingOf(story, path) {
  return story.states[stateAfter(story, path)].ending ?? null;
}

/**
 * The turn with which the character kept what had been written until then; 0 if that never happened. What was
 * deleted before is gone.
 * @param {Story} story
 * @param {readonly string[]} path
 */
export function turnKept({ picks }, path) {
  const deleted = path.findIndex((id) => picks[id].action === "delete");
  const end = deleted < 0 ? path.length : deleted;
  return path.findLastIndex((id, index) => index < end && picks[id].saves === true) + 1;
}

/**
 * What there was to keep, each message once: whether the character kept it, and whether the learner marked it.
 * @param {Story} story
 * @param {readonly string[]} path
 * @param {ReviewEntry[]} entries
 * @param {Mark[]} marks
 */
export function evidenceIn(story, path, entries, marks) {
  const until = turnKept(story, path);
  const saved = new Set(marks.filter((mark) => mark[1] === "evidence").map((mark) => mark[0]));
  /** @type {Map<string, EvidenceItem>} */
  const found = new Map();
  for (const entry of entries) {
    const kinds = (!entry.decision && story.messages[entry.id].evidence) || [];
    if ((kinds.length > 0 || saved.has(entry.id)) && !found.has(entry.id)) {
      found.set(entry.id, { entry, kinds, kept: entry.turn < until, saved: saved.has(entry.id) });
    }
  }
  return [...found.values()];
}

/**
 * The tactics met in a play, in the order in which they came, with the messages that used them.
 * @param {Story} story
 * @param {ReviewEntry[]} entries
 */
export function tacticsIn(story, entries) {
  /** @type {Map<string, ReviewEntry[]>} */
  const met = new Map();
  for (const entry of entries) {
    const tactic = entry.decision ? undefined : story.messages[entry.id].tactic;
    if (tactic) met.set(tactic, [...(met.get(tactic) ?? []), entry]);
  }
  return met;
}

/**
 * What else could have been picked at one step of a path.
 * @param {Story} story
 * @param {readonly string[]} path
 * @param {number} index
 */
export function otherPicksAt(story, path, index) {
  const state = stateAfter(story, path.slice(0, index));
  return picksAt(story, state).filter((pick) => pick.id !== path[index]);
}

/**
 * The future that another pick at one decision would have led to.
 * @param {Story} story
 * @param {readonly string[]} path
 * @param {number} index
 * @param {string} pick
 * @returns {Future}
 */
export function planFuture(story, path, index, pick) {
  return { index, path: usualFuture(story, [...path.slice(0, index), pick]), tried: new Set([index]) };
}

/**
 * The same future with another pick at one of its own steps, continued by the usual picks.
 * @param {Story} story
 * @param {Future} future
 * @param {number} step index of the pick
 * @param {string} pick
 * @returns {Future}
 */
export function changeFuture(story, future, step, pick) {
  const tried = new Set([...future.tried].filter((index) => index < step));
  return { ...planFuture(story, future.path, step, pick), index: future.index, tried: tried.add(step) };
}
