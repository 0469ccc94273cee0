// What a review knows of a play: its moments, the decisions between them, and the futures not taken.
import { picksAt, replay, transcript, usualFuture } from "../shared/player.js";

/**
 * A learner's choice or a turn of the world; `number` counts the choices that had another way on.
 * @typedef {{index: number, world: boolean, number: number | null, chosen: Pick, others: Pick[]}} Decision
 *
 * One line of the review: an entry of the transcript with its stage, and with its decision if it is one.
 * @typedef {Entry & {stage: string, decision: Decision | null}} Moment
 *
 * A whole path that leaves the learner's own at `index`; `tried` are the picks that the learner set.
 * @typedef {{index: number, path: string[], tried: Set<number>}} Plan
 */

const PICK_KINDS = new Set(["say", "do", "world"]);

/**
 * All moments of a play, oldest first.
 * @param {{language: string, gentle?: boolean}} options
 * @returns {Moment[]}
 */
export function momentsOf(story, path, options) {
  const decisions = decisionsOf(story, path);
  return transcript(story, path, options).map((entry) => {
    if (!PICK_KINDS.has(entry.kind)) {
      return { ...entry, stage: story.messages[entry.id].stage, decision: null };
    }
    const decision = decisions[entry.turn - 1];
    return { ...entry, stage: story.states[decision.state].stage, decision };
  });
}

function decisionsOf(story, path) {
  const states = replay(story, path);
  let choices = 0;
  return path.map((id, index) => {
    const picks = picksAt(story, states[index]);
    const chosen = picks.find((pick) => pick.id === id);
    const others = picks.filter((pick) => pick.id !== id);
    const world = chosen.kind === "world";
    const number = !world && others.length > 0 ? ++choices : null;
    return { index, state: states[index], world, number, chosen, others };
  });
}

/**
 * Moments that follow each other in the same stage of the offence.
 * @param {Moment[]} moments
 * @returns {{stage: string, moments: Moment[]}[]}
 */
export function bandsOf(moments) {
  const bands = [];
  for (const moment of moments) {
    if (bands.at(-1)?.stage !== moment.stage) bands.push({ stage: moment.stage, moments: [] });
    bands.at(-1).moments.push(moment);
  }
  return bands;
}

/** Those of the decisions that could have gone another way. */
export function forksIn(moments) {
  return moments.filter((moment) => moment.decision?.others.length > 0);
}

/** The ending that a path has led to, or null: its id, what helps, who helps, the paragraph's lines. */
export function endingOf(story, path) {
  return story.states[replay(story, path).at(-1)].ending ?? null;
}

/**
 * What there was to keep, each message once, and whether the learner saved it.
 * @returns {{moment: Moment, kinds: string[], saved: boolean}[]}
 */
export function evidenceIn(story, moments, marks) {
  const saved = new Set(marks.filter((mark) => mark[1] === "evidence").map((mark) => mark[0]));
  const found = new Map();
  for (const moment of moments) {
    const kinds = (!moment.decision && story.messages[moment.id].evidence) || [];
    if ((kinds.length > 0 || saved.has(moment.id)) && !found.has(moment.id)) {
      found.set(moment.id, { moment, kinds, saved: saved.has(moment.id) });
    }
  }
  return [...found.values()];
}

/**
 * The tactics met in a play, in the order in which they came, with the messages that used them.
 * @returns {Map<string, Moment[]>}
 */
export function tacticsIn(story, moments) {
  const met = new Map();
  for (const moment of moments) {
    const tactic = !moment.decision && story.messages[moment.id].tactic;
    if (tactic) met.set(tactic, [...(met.get(tactic) ?? []), moment]);
  }
  return met;
}

/** What else could have been picked at one step of a path. */
export function otherPicksAt(story, path, index) {
  const state = replay(story, path.slice(0, index)).at(-1);
  return picksAt(story, state).filter((pick) => pick.id !== path[index]);
}

/** The future that another pick at one decision would have led to. @returns {Plan} */
export function planFuture(story, path, index, pick) {
  return { index, path: usualFuture(story, [...path.slice(0, index), pick]), tried: new Set([index]) };
}

/** The same future with another pick at one of its own steps, filled in anew from there. @returns {Plan} */
export function changeFuture(story, plan, step, pick) {
  const tried = new Set([...plan.tried].filter((index) => index < step));
  return { ...planFuture(story, plan.path, step, pick), index: plan.index, tried: tried.add(step) };
}
