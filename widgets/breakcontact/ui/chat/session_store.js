// The page's own memory of a play: it outlives a view, a kernel and a pressed ▶ Start.
// Unsaved picks also outlive a reload, in this tab alone; in class mode nothing is written down.

/** @import { Session } from "./types.js" */

/** Where the widgets of a page find their sessions, also across bundles. */
const shared = /** @type {{[key: symbol]: Map<string, Session> | undefined}} */ (globalThis);
const SESSIONS = Symbol.for("breakcontact.sessions");

/**
 * The session of one play; every view of it gets the same one.
 * @param {string} storageKey names the play; set by Python
 * @param {string} version of the story; another one starts another session
 * @param {boolean} memoryOnly whether nothing may be written down
 */
export function openSession(storageKey, version, memoryOnly) {
  const sessions = (shared[SESSIONS] ??= new Map());
  const key = `breakcontact ${storageKey} ${version}`;
  const open = sessions.get(key);
  if (open) return open;
  const session = newSession(() => memoryOnly || writeDown(key, session));
  if (!memoryOnly) Object.assign(session, readUnsaved(key));
  sessions.set(key, session);
  return session;
}

/**
 * @param {() => void} store
 * @returns {Session}
 */
function newSession(store) {
  return {
    path: [],
    marks: [],
    settings: {},
    waiting: false,
    sent: new WeakMap(),
    moving: false,
    begun: false,
    paused: false,
    large: false,
    move: "jump",
    history: [],
    turns: new Map(),
    changes: new EventTarget(),
    store,
  };
}

/**
 * @param {string} key
 * @param {Session} session
 */
function writeDown(key, { path, marks, waiting }) {
  try {
    if (waiting) sessionStorage.setItem(key, JSON.stringify({ path, marks }));
    else sessionStorage.removeItem(key);
  } catch {
    // The browser allows no storage: the session then lives as long as the page.
  }
}

/**
 * @param {string} key
 * @returns {Partial<Session>}
 */
function readUnsaved(key) {
  try {
    const { path, marks } = JSON.parse(sessionStorage.getItem(key) ?? "{}");
    return Array.isArray(path) && Array.isArray(marks) ? { path, marks, waiting: true } : {};
  } catch {
    return {};
  }
}
