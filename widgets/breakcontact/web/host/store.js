// What the browser keeps, and only if the reader has said so: a play, as the ids of its picks and marks.

/** The record of a play, in the format of story/record.py. */
/**
 * @typedef {{format: number, story: string, version: string, path: string[], marks: string[][],
 *   language: string, country: string}} PlayRecord
 */

const PREFIX = "breakcontact play";

/** @param {string} slug of the lesson */
function keyOf(slug) {
  return `${PREFIX} ${slug}`;
}

/** @param {string} slug @returns {PlayRecord | null} */
export function readRecord(slug) {
  try {
    return JSON.parse(localStorage.getItem(keyOf(slug)) ?? "null");
  } catch {
    return null;
  }
}

/**
 * @param {string} slug
 * @param {PlayRecord} kept
 * @returns {boolean} whether the browser has taken it
 */
export function writeRecord(slug, kept) {
  try {
    localStorage.setItem(keyOf(slug), JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

/** @param {string} slug */
export function removeRecord(slug) {
  try {
    localStorage.removeItem(keyOf(slug));
  } catch {
    // Without storage there is nothing to remove.
  }
}
