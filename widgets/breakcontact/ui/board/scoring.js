// Scores one field of a report against the material. `board/scoring.py` does the same.
import { NORMAL, listWords, parseMoney, tidy } from "./normalise.js";
import { DAY, isSameDay, parseTime, toMinutes } from "./times.js";

/** @import { Answer, Field, Form, Local, Status, Verdict, When } from "./types.js" */

/** Shorter values have no close neighbours: one sign is too much of them. */
const SHORTEST = 4;

/** @param {Status} status @param {string} [reason] @param {string[]} [found] @param {string} [near] @returns {Verdict} */
const verdict = (status, reason = "", found = [], near = "") => ({ status, reason, found, near });

/**
 * @param {Field} field
 * @param {Answer} answer
 * @param {Local} local
 * @returns {Verdict}
 */
export function scoreField(field, answer, local) {
  if (field.form === "choices") return scoreChoices(field, answer);
  const text = tidy(answer.text);
  const isKnown = field.values.length > 0;
  if (answer.none && !text) return isKnown ? verdict("missed", "is-there") : verdict("found");
  if (!text) return verdict("missed", isKnown ? "" : "unsaid");
  return isKnown ? scoreText(field, answer.text, local) : verdict("astray", "none");
}

/** @param {Field} field @param {Answer} answer */
function scoreChoices({ options }, answer) {
  const right = options.filter((each) => each.right).map((each) => each.id);
  const chosen = options.map((each) => each.id).filter((id) => answer.chosen.includes(id));
  if (chosen.length === 0) return verdict("missed");
  const found = chosen.filter((id) => right.includes(id));
  if (String(chosen) === String(right)) return verdict("found", "", found);
  return found.length > 0 ? verdict("close", "choices", found) : verdict("astray", "choices");
}

/** @param {Field} field @param {string} text @param {Local} local */
function scoreText(field, text, local) {
  const pieces = field.many ? text.split(/[\n\r;,]/u).filter((piece) => tidy(piece)) : [text];
  const compared = field.values.flatMap(({ id, right, also }) =>
    pieces.map((piece) => ({ id, reason: compare(field.form, piece, [right, ...also], local) })),
  );
  const found = [...new Set(compared.filter(({ reason }) => reason === "").map(({ id }) => id))];
  if (found.length === field.values.length) return withExtras(field, pieces, found, local);
  if (found.length > 0) return verdict("close", "part", found);
  const near = field.near.find((each) => pieces.some((piece) => compare(field.form, piece, [each.text], local) === ""));
  if (near) return verdict("close", "near", [], near.id);
  const reason = compared.map((each) => each.reason).find(Boolean);
  return reason ? verdict("close", reason) : verdict("astray");
}

/** @param {Field} field @param {string[]} pieces @param {string[]} found @param {Local} local */
function withExtras({ form, values }, pieces, found, local) {
  const right = values.flatMap((value) => [value.right, ...value.also]);
  const hasExtra = pieces.some((each) => compare(form, each, right, local) !== "");
  return hasExtra ? verdict("close", "extra", found) : verdict("found", "", found);
}

/**
 * Compare a text with spellings of one value: an empty text if it is the same, the reason why it is only
 * close, or null.
 * @param {Form} form
 * @param {string} text
 * @param {readonly string[]} right
 * @param {Local} local
 * @returns {string | null}
 */
export function compare(form, text, right, local) {
  const reasons = right.map((each) => compareOne(form, text, each, local));
  return reasons.includes("") ? "" : (reasons.find(Boolean) ?? null);
}

/** @param {Form} form @param {string} text @param {string} right @param {Local} local */
function compareOne(form, text, right, local) {
  if (form === "time") return compareTimes(parseTime(text, local), parseTime(right, local), local);
  if (form === "money") return compareMoney(text, right);
  if (form === "quote") return compareQuotes(listWords(text), listWords(right));
  return compareTexts(NORMAL[form](text), NORMAL[form](right));
}

/** @param {string} written @param {string} meant */
function compareTexts(written, meant) {
  if (!written) return null;
  if (written === meant) return "";
  const isLong = [...meant].length >= SHORTEST;
  if (isLong && written.includes(meant)) return "inside";
  return isLong && isOneOff([...written], [...meant]) ? "typo" : null;
}

/** @param {string} text @param {string} right */
function compareMoney(text, right) {
  const [written, meant] = [parseMoney(text), parseMoney(right)];
  if (!written || !meant || written.cents !== meant.cents) return null;
  if (written.currency === meant.currency) return "";
  return written.currency ? "wrong-currency" : "currency";
}

/** @param {string[]} written @param {string[]} meant */
function compareQuotes(written, meant) {
  if (` ${written.join(" ")} `.includes(` ${meant.join(" ")} `)) return "";
  const shared = meant.filter((each) => written.includes(each));
  return shared.length * 2 >= meant.length ? "retold" : null;
}

/** @param {When} written @param {When} right @param {Local} local */
function compareTimes(written, right, local) {
  const year = right.year ?? 1;
  const instant = toMinutes(right, year);
  if (instant === null) return null;
  if (written.minutes === null) return written.month !== null && isSameDay(written, right) ? "clock" : null;
  if (toMinutes(written, year) === instant) return "";
  if (written.offset === null) return isReadOff(written, instant, right, local) ? "zone" : null;
  if (written.month === null && (written.minutes - written.offset - instant) % DAY === 0) return "date";
  return isReadOff(written, instant, right, local) ? "wrong-zone" : null;
}

/**
 * Whether a clock in the material shows what was written, in whatever time zone.
 * @param {When} written
 * @param {number} instant
 * @param {When} right
 * @param {Local} local
 */
function isReadOff(written, instant, right, local) {
  return [right.offset ?? 0, 0, local.offset].some((offset) => {
    if (written.month === null) return ((written.minutes ?? 0) - offset - instant) % DAY === 0;
    return toMinutes({ ...written, offset }, right.year ?? 1) === instant;
  });
}

/**
 * Whether one sign is wrong, missing, too many, or two neighbours have changed places.
 * @param {readonly string[]} one
 * @param {readonly string[]} other
 */
export function isOneOff(one, other) {
  if (one.join("") === other.join("") || Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < Math.min(one.length, other.length) && one[start] === other[start]) start += 1;
  const [left, right] = [one.slice(start), other.slice(start)];
  /** @param {readonly string[]} a @param {readonly string[]} b */
  const same = (a, b) => a.length === b.length && a.every((sign, index) => sign === b[index]);
  if (left.length !== right.length) return same(left.slice(1), right) || same(left, right.slice(1));
  const swapped = [...left.slice(1, 2), ...left.slice(0, 1), ...left.slice(2)];
  return same(left.slice(1), right.slice(1)) || same(swapped, right);
}
