// The player: a story is a table and a play is a path through it, so playing is looking things up.
// It promises the same as story/play.py; tests/story/test_two_players.py compares the two.

/** @import { Entry, Pick, Story } from "./types.js" */

export const LONGEST_PATH = 2000;

/** The story does not allow a path. */
export class PathError extends Error {}

/**
 * The picks that a state offers: either choices of the learner or turns of the world, never both.
 * @param {Story} story
 * @param {number} state index of a state
 * @returns {Pick[]}
 */
export function picksAt(story, state) {
  return story.states[state].picks.map(([id, target, weight]) => ({
    id,
    target,
    weight,
    ...story.picks[id],
  }));
}

/**
 * Whether chance, not the learner, decides in this state.
 * @param {Story} story
 * @param {number} state index of a state
 */
export function isWorldTurn(story, state) {
  const [first] = story.states[state].picks;
  return first !== undefined && story.picks[first[0]].kind === "world";
}

/**
 * The states that a path passes through, one more than it has picks.
 * @param {Story} story
 * @param {readonly string[]} path ids of picks
 * @throws {PathError} if the story does not allow the path
 * @returns {number[]}
 */
export function replay(story, path) {
  if (!Array.isArray(path)) throw new PathError("A path is a list of pick ids.");
  if (path.length > LONGEST_PATH) throw new PathError(`A path has at most ${LONGEST_PATH} picks.`);
  const states = [0];
  for (const id of path) {
    const pick = story.states[states[states.length - 1]].picks.find((offered) => offered[0] === id);
    if (!pick) throw new PathError(`Pick ${states.length} is not offered there.`);
    states.push(pick[1]);
  }
  return states;
}

/**
 * The index of the state that a path leads to.
 * @param {Story} story
 * @param {readonly string[]} path ids of picks
 */
export function stateAfter(story, path) {
  const states = replay(story, path);
  return states[states.length - 1];
}

/** Stories with their terms filled in, by country. @type {WeakMap<Story, Map<string, Story>>} */
const filled = new WeakMap();

/**
 * The same story with its terms, such as sums and services, in the words of a country.
 * @param {Story} story
 * @param {string} country
 * @returns {Story} the same object each time; the story itself if it has no terms
 */
export function forCountry(story, country) {
  const terms = story.terms ?? [];
  if (terms.length === 0) return story;
  const known = filled.get(story) ?? new Map();
  filled.set(story, known);
  if (!known.has(country)) known.set(country, { ...story, lines: fillLines(story, terms, country) });
  return known.get(country);
}

/**
 * @param {Story} story
 * @param {readonly string[]} terms
 * @param {string} country
 */
function fillLines(story, terms, country) {
  /** @param {Record<string, string>} lines */
  const fill = (lines) => {
    const words = new Map(terms.map((name) => [name, lines[`term.${name}.${country}`]]));
    /** @param {string} text */
    const fillText = (text) => text.replace(/\{([a-z_]+)\}/g, (gap, name) => words.get(name) ?? gap);
    return Object.fromEntries(Object.entries(lines).map(([id, text]) => [id, fillText(text)]));
  };
  return Object.fromEntries(Object.entries(story.lines).map(([language, lines]) => [language, fill(lines)]));
}

/**
 * All that has been shown, oldest first.
 * @param {Story} story
 * @param {readonly string[]} path ids of picks
 * @param {{language: string, gentle?: boolean}} options `gentle`: threats are left out or told by the narrator
 * @returns {Entry[]}
 */
export function transcript(story, path, { language, gentle = false }) {
  const lines = story.lines[language];
  /** @type {Entry[]} */
  const entries = [];
  /** @type {string | null} */
  let clock = null;
  replay(story, path).forEach((state, turn) => {
    if (turn > 0) {
      const id = path[turn - 1];
      const { kind } = story.picks[id];
      const from = kind === "say" ? story.you : null;
      entries.push({ turn, state, kind, id, from, at: clock, text: lines[id] });
    }
    for (const id of story.states[state].messages) {
      const about = story.messages[id];
      clock = about.at ?? clock;
      const form = gentle ? about.gentle : undefined;
      if (form === "skipped") continue;
      const from = form || about.from === "narrator" ? null : about.from;
      const kind = from ? "message" : "narration";
      const text = lines[form ? `${id}.gentle` : id];
      entries.push({ turn, state, kind, id, from, at: about.at ?? null, text });
    }
  });
  return entries;
}

/**
 * Let chance decide, once.
 * @param {Story} story
 * @param {number} state index of a state
 * @param {() => number} [random] gives numbers from 0 (included) to 1 (excluded)
 * @returns {string} the id of the turn drawn
 */
export function draw(story, state, random = Math.random) {
  const turns = picksAt(story, state);
  let left = random() * turns.reduce((sum, turn) => sum + weightOf(turn), 0);
  for (const turn of turns) {
    left -= weightOf(turn);
    if (left < 0) return turn.id;
  }
  return turns[turns.length - 1].id;
}

/** @param {Pick} pick */
function weightOf(pick) {
  return pick.weight ?? 0;
}

/**
 * A path continued to an ending by the usual picks, those of chance included.
 * @param {Story} story
 * @param {readonly string[]} path ids of picks
 * @returns {string[]}
 */
export function usualFuture(story, path) {
  const whole = [...path];
  let state = stateAfter(story, path);
  while (story.states[state].picks.length > 0 && whole.length < LONGEST_PATH) {
    const { picks, usual = 0 } = story.states[state];
    const [id, target] = picks[usual];
    whole.push(id);
    state = target;
  }
  return whole;
}
