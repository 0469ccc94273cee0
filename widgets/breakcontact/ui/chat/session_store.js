// The page's own memory of a play: it outlives a view, a kernel and a pressed ▶ Start.
// Unsaved picks also outlive a reload, in this tab alone; in class mode nothing is written down.

/**
 * @typedef {{path: string[], marks: string[][], settings: object, waiting: boolean, begun: boolean,
 *   paused: boolean, large: boolean, move: "pick" | "jump", history: {path: string[], marks: string[][] | null}[],
 *   turns: Map<string, string>, news: EventTarget, store: () => void}} Journal
 * `settings`: how the reader wants it told. `waiting`: not yet known to be saved. `move`: how the path last changed. `history`: what undo goes
 * back to. `turns`: what chance has decided, by the path before it. `news`: tells all views.
 */

const SHELF = Symbol.for("breakcontact.journals");

/**
 * The journal of one play; every view of it gets the same one.
 * @param {string} place which play, told by Python
 * @param {string} version of the story; another one starts another journal
 * @returns {Journal}
 */
export function openJournal(place, version, memoryOnly) {
  const shelf = (globalThis[SHELF] ??= new Map());
  const key = `breakcontact ${place} ${version}`;
  if (!shelf.has(key)) {
    const journal = {
      path: [],
      marks: [],
      settings: {},
      waiting: false,
      begun: false,
      paused: false,
      large: false,
      move: "jump",
      history: [],
      turns: new Map(),
      news: new EventTarget(),
      store: () => memoryOnly || writeDown(key, journal),
    };
    if (!memoryOnly) Object.assign(journal, readUnsaved(key));
    shelf.set(key, journal);
  }
  return shelf.get(key);
}

function writeDown(key, { path, marks, waiting }) {
  try {
    if (waiting) sessionStorage.setItem(key, JSON.stringify({ path, marks }));
    else sessionStorage.removeItem(key);
  } catch {
    // A browser that keeps nothing: the journal then lives as long as the page.
  }
}

function readUnsaved(key) {
  try {
    const { path, marks } = JSON.parse(sessionStorage.getItem(key));
    return Array.isArray(path) && Array.isArray(marks) ? { path, marks, waiting: true } : {};
  } catch {
    return {};
  }
}
