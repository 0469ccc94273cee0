// The player: a story is a table and a play is a path, so playing is looking things up.
// The same promises as story/play.py; tests/story/test_two_players.py holds the two together.

/**
 * @typedef {{turn: number, state: number, kind: string, id: string,
 *            from: string | null, at: string | null, text: string}} Entry
 * @typedef {{id: string, target: number, weight?: number, kind: string, action?: string}} Pick
 */

export const LONGEST_PATH = 2000;

export class PathError extends Error {}

/**
 * The picks a state offers, all of them choices or all of them turns of the world.
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

/** Whether chance, not the learner, decides in this state. */
export function isWorldTurn(story, state) {
  const [first] = story.states[state].picks;
  return first !== undefined && story.picks[first[0]].kind === "world";
}

/**
 * The states that a path passes through, one more than it has picks.
 * @throws {PathError} if the story does not allow the path
 * @returns {number[]}
 */
export function replay(story, path) {
  if (!Array.isArray(path)) throw new PathError("A path is a list of pick ids.");
  if (path.length > LONGEST_PATH) throw new PathError(`A path has at most ${LONGEST_PATH} picks.`);
  const states = [0];
  for (const id of path) {
    const pick = story.states[states.at(-1)].picks.find((offered) => offered[0] === id);
    if (!pick) throw new PathError(`Pick ${states.length} is not offered there.`);
    states.push(pick[1]);
  }
  return states;
}

/** Where a path has led to. */
export function stateAfter(story, path) {
  return replay(story, path).at(-1);
}

/**
 * All that has been shown, oldest first.
 * @param {{language: string, gentle?: boolean}} options
 * @returns {Entry[]}
 */
export function transcript(story, path, { language, gentle = false }) {
  const lines = story.lines[language];
  const entries = [];
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
 * @param {() => number} random numbers from 0 up to, but not including, 1
 * @returns {string} the id of the turn drawn
 */
export function draw(story, state, random = Math.random) {
  const turns = picksAt(story, state);
  let left = random() * turns.reduce((sum, turn) => sum + turn.weight, 0);
  for (const turn of turns) {
    left -= turn.weight;
    if (left < 0) return turn.id;
  }
  return turns.at(-1).id;
}

/**
 * A path carried on to an ending by the picks that are usual, chance included.
 * @returns {string[]}
 */
export function usualFuture(story, path) {
  const whole = [...path];
  let state = stateAfter(story, path);
  while (story.states[state].picks.length > 0 && whole.length < LONGEST_PATH) {
    const [id, target] = story.states[state].picks[story.states[state].usual];
    whole.push(id);
    state = target;
  }
  return whole;
}
