// Marks that are not saved yet. They survive a reload of the page, and end with its tab.
/** @import { Draft, Marker, Question, Text } from "./types.js" */

const KEPT = "drafts";

export class Drafts {
  constructor() {
    /** @type {Record<string, Draft>} */
    this.all = {};
    try {
      this.all = JSON.parse(sessionStorage.getItem(KEPT) ?? "{}");
    } catch {
      // What cannot be read is not kept.
    }
  }

  /** @param {Marker} marker @param {string} id */
  find(marker, id) {
    return this.all[`${marker} ${id}`];
  }

  /** @param {Marker} marker @param {string} id @param {Draft | null} draft */
  keep(marker, id, draft) {
    if (draft) this.all[`${marker} ${id}`] = draft;
    else delete this.all[`${marker} ${id}`];
    try {
      sessionStorage.setItem(KEPT, JSON.stringify(this.all));
    } catch {
      // Then they do not survive a reload; the page asks before it is left.
    }
  }

  get isEmpty() {
    return Object.keys(this.all).length === 0;
  }
}

/** The mark as it is in the gradebook, to be changed.
 * @param {Text} text @param {Question} question @returns {Draft}
 */
export function draftOf(text, question) {
  const ticks = text.ticks ?? [];
  const isOwn = text.score !== null && (text.ticks === null || sumOf(ticks, question) !== text.score);
  return { ticks, isJudged: text.score !== null, own: isOwn ? String(text.score) : null, comment: text.comment };
}

/** @param {Draft} one @param {Draft} other */
export function isSame(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The points of the lines that were ticked.
 * @param {readonly number[]} ticks @param {Question} question
 */
export function sumOf(ticks, question) {
  const sum = ticks.reduce((all, at) => all + (question.criteria[at]?.points ?? 0), 0);
  return Math.round(sum * 100) / 100;
}

/** The points of a mark; null where nobody has judged yet, NaN for what is no number of points.
 * @param {Draft} draft @param {Question} question
 */
export function scoreOf(draft, question) {
  if (draft.own === null) return draft.isJudged ? sumOf(draft.ticks, question) : null;
  const typed = draft.own.trim().replace(",", ".");
  return /^\d+(\.\d{1,2})?$/.test(typed) ? Number(typed) : NaN;
}
