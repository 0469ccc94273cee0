// Dates and times as people write them, with their time zone. `board/times.py` does the same.
import { tidy } from "./normalise.js";

/** @import { Local, When } from "./types.js" */

/** The minutes of a day. */
export const DAY = 24 * 60;

const MONTHS = [
  ["january", "januar", "jan"],
  ["february", "februar", "feb"],
  ["march", "mars", "mar"],
  ["april", "apr"],
  ["may", "mai"],
  ["june", "juni", "jun"],
  ["july", "juli", "jul"],
  ["august", "aug"],
  ["september", "sept", "sep"],
  ["october", "oktober", "oct", "okt"],
  ["november", "nov"],
  ["december", "desember", "dec", "des"],
];
const MONTH = MONTHS.flat().join("|");
const DAY_OF_MONTH = "(0?[1-9]|[12][0-9]|3[01])";
const NUMBER = "(0?[1-9]|1[0-2])";
const YEAR = "(20[0-9]{2}|[0-9]{2})";
const [FREE, ENDS] = ["(?<![0-9])", "(?![0-9])"];
const LETTER = "[\\p{L}\\p{N}]";
const [BEGIN, END] = [`(?<!${LETTER})`, `(?!${LETTER})`];
/** @type {readonly (readonly [pattern: RegExp, order: readonly number[]])[]} */
const DATES = [
  [new RegExp(`${FREE}([0-9]{4})[-./]${NUMBER}[-./]${DAY_OF_MONTH}${ENDS}t?`, "u"), [1, 2, 3]],
  [new RegExp(`${FREE}${DAY_OF_MONTH}[./\\-] ?${NUMBER}[./\\-] ?${YEAR}${ENDS}(?![:.][0-9])`, "u"), [3, 2, 1]],
  [
    new RegExp(
      `${FREE}${DAY_OF_MONTH}(?:st|nd|rd|th|\\.)? ?(?:of )?(${MONTH})${END}\\.?,?(?: (20[0-9]{2})${ENDS}(?!:))?`,
      "u",
    ),
    [3, 2, 1],
  ],
  [
    new RegExp(
      `${BEGIN}(${MONTH})${END}\\.? ${DAY_OF_MONTH}(?:st|nd|rd|th)?${ENDS}(?![:.][0-9]),?(?: (20[0-9]{2})${ENDS}(?!:))?`,
      "u",
    ),
    [3, 1, 2],
  ],
];
const SHORT = new RegExp(`${FREE}${DAY_OF_MONTH}(?:\\. ?${NUMBER}\\.|/${NUMBER})${ENDS}`, "u");
const CLOCK = new RegExp(`${FREE}([01]?[0-9]|2[0-3])[:.]([0-5][0-9])(?:[:.][0-5][0-9])?${ENDS}`, "u");
const BARE_CLOCK = new RegExp(`${FREE}([01][0-9]|2[0-3])([0-5][0-9])${ENDS}`, "u");
const HALF = new RegExp(`^ ?(a|p)\\.?m${END}\\.?`, "u");
const OFFSET = new RegExp(`(?:utc|gmt|z)? ?([+\\-]) ?(0?[0-9]|1[0-4])(?::?([0-5][0-9]))?${ENDS}`, "u");
/** @type {Readonly<Record<string, number>>} */
const ZONES = { utc: 0, gmt: 0, z: 0, bst: 60, cet: 60, cest: 120 };
const ZONE = new RegExp(`(?<!\\p{L})(utc|gmt|z|bst|cest|cet)${END}`, "u");

/**
 * The local time from an offset such as `UTC+1` and its names between commas.
 * @param {{offset: string, names: string}} local
 * @returns {Local}
 */
export function parseLocal({ offset, names }) {
  return { offset: takeOffset(tidy(offset)) ?? 0, names: names.split(",").map(tidy).filter(Boolean) };
}

/**
 * Parse what somebody wrote; whatever is not found in it is null.
 * @param {string} text
 * @param {Local} local
 * @returns {When}
 */
export function parseTime(text, local) {
  const [year, month, day, afterDate] = takeDate(tidy(text));
  const [minutes, rest] = takeClock(afterDate);
  const named = local.names.some((each) => new RegExp(`${BEGIN}${escape(each)}${END}`, "u").test(rest));
  const offset = takeOffset(rest) ?? (named ? local.offset : null);
  return { year, month, day, minutes, offset };
}

/** @param {string} text @returns {[year: number | null, month: number | null, day: number | null, rest: string]} */
function takeDate(text) {
  for (const [pattern, order] of DATES) {
    const found = pattern.exec(text);
    if (!found) continue;
    const [year, month, day] = order.map((each) => found[each]);
    return [readYear(year), readMonth(month), Number(day), cut(text, found)];
  }
  const found = SHORT.exec(text);
  if (found) return [null, Number(found[2] ?? found[3]), Number(found[1]), cut(text, found)];
  return [null, null, null, text];
}

/** @param {string | undefined} text */
function readYear(text) {
  if (text === undefined) return null;
  return text.length === 4 ? Number(text) : 2000 + Number(text);
}

/** @param {string} text */
function readMonth(text) {
  const place = MONTHS.findIndex((names) => names.includes(text));
  return place < 0 ? Number(text) : place + 1;
}

/** @param {string} text @returns {[minutes: number | null, rest: string]} */
function takeClock(text) {
  const found = CLOCK.exec(text) ?? BARE_CLOCK.exec(text);
  if (!found) return [null, text];
  let hour = Number(found[1]);
  const half = HALF.exec(text.slice(found.index + found[0].length));
  if (half && hour >= 1 && hour <= 12) hour = (hour % 12) + (half[1] === "p" ? 12 : 0);
  return [hour * 60 + Number(found[2]), cut(text, found)];
}

/** @param {string} text */
function takeOffset(text) {
  const found = OFFSET.exec(text);
  if (found) {
    const minutes = Number(found[2]) * 60 + Number(found[3] ?? 0);
    return found[1] === "-" ? -minutes : minutes;
  }
  const zone = ZONE.exec(text);
  return zone ? ZONES[zone[1]] : null;
}

/** @param {string} text @param {RegExpExecArray} found */
function cut(text, found) {
  return `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`;
}

/** @param {string} text */
function escape(text) {
  return text.replace(/[.*+?^${}()|[\]\\/-]/gu, "\\$&");
}

/** Whether the dates as written agree; a year that is left out agrees with any. @param {When} one @param {When} right */
export function isSameDay(one, right) {
  return one.month === right.month && one.day === right.day && (one.year === null || one.year === right.year);
}

/**
 * The minutes of a whole time since 1970, in UTC; null if there is no such day.
 * @param {When} when
 * @param {number} year for a time without one
 */
export function toMinutes({ year: written, month, day, minutes, offset }, year) {
  if (month === null || day === null || minutes === null || offset === null) return null;
  const date = new Date(0);
  date.setUTCFullYear(written ?? year, month - 1, day);
  if (date.getUTCMonth() !== month - 1 || (written ?? year) < 1) return null;
  return date.getTime() / 60_000 + minutes - offset;
}
