// What the browser keeps, and only if the reader has said so: plays, as the ids of their picks and marks.

const PREFIX = "breakcontact play";
const MOST_ASIDE = 999;

/** Where the plays of a lesson are kept. @param {string} slug of the lesson */
export function keyOf(slug) {
  return `${PREFIX} ${slug}`;
}

/** Whether a key is that of a lesson, or of something of it that was set aside. @param {string} key @param {string} slug */
export function isPlayKey(key, slug) {
  return key === keyOf(slug) || ["damaged", "earlier"].some((word) => key.startsWith(`${keyOf(slug)} ${word}-`));
}

/**
 * A key for what is set aside; null if all are used.
 * @param {string} slug
 * @param {"damaged" | "earlier"} word
 */
export function findFreeKey(slug, word) {
  for (let number = 1; number <= MOST_ASIDE; number += 1) {
    const key = `${keyOf(slug)} ${word}-${number}`;
    if (readText(key) === null) return key;
  }
  return null;
}

/** The path of the newest play of a lesson, as it was written. @param {string} slug @returns {unknown} */
export function readPath(slug) {
  try {
    return JSON.parse(readText(keyOf(slug)) ?? "null")?.path;
  } catch {
    return null;
  }
}

/** All keys of this site. */
export function listKeys() {
  try {
    return Object.keys(localStorage);
  } catch {
    return [];
  }
}

/** @param {string} key */
export function readText(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/**
 * @param {string} key
 * @param {string} text
 * @returns {boolean} whether the browser has taken it
 */
export function writeText(key, text) {
  try {
    localStorage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}

/** @param {string} key */
export function removeText(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    // Without storage there is nothing to remove.
  }
}
