// What counts as an answer to an item; anything else, from wherever it comes, is none.

/**
 * @typedef {{id: string, kind: "single" | "several" | "order" | "match" | "judge" | "text", options?: string[],
 *   steps?: string[], rows?: string[], limit?: number, exhibit?: {id: string, from?: string}[]}} QuizEntry
 */

export const CERTAINTIES = ["guess", "fairly", "sure"];

const isDistinct = (list) => new Set(list).size === list.length;
const isAmong = (allowed) => (one) => allowed.includes(one);
const isPlain = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

const ANSWER_TESTS = {
  single: (item, value) => item.options.includes(value),
  several: ({ options }, value) =>
    Array.isArray(value) && value.length > 0 && isSameAnswer(value, options.filter(isAmong(value))),
  order: ({ steps }, value) =>
    Array.isArray(value) && value.length === steps.length && isDistinct(value) && value.every(isAmong(steps)),
  match: ({ rows, options }, value) =>
    isPlain(value) &&
    Object.keys(value).length > 0 &&
    Object.entries(value).every(([row, option]) => rows.includes(row) && options.includes(option)),
  judge: (item, value) =>
    isPlain(value) &&
    Object.keys(value).length === 2 &&
    typeof value.genuine === "boolean" &&
    CERTAINTIES.includes(value.sure),
  text: ({ limit }, value) =>
    typeof value === "string" && value === plainText(value, limit) && !isBlank(value),
};

/**
 * Whether `value` is an answer to `item`, complete enough to be kept.
 * @param {QuizEntry} item
 */
export function isAnswer(item, value) {
  return Boolean(Object.hasOwn(ANSWER_TESTS, item.kind) && ANSWER_TESTS[item.kind](item, value));
}

/** A text as it may be kept: composed letters, no control characters but the new line, at most `limit` letters. */
export function plainText(text, limit) {
  const lines = text.replace(/\r\n?/g, "\n").replaceAll("\t", " ");
  const plain = lines.replace(/(?!\n)\p{Cc}|\p{Cs}/gu, "").normalize("NFC");
  return [...plain].slice(0, limit).join("");
}

/** Whether a text says nothing; the mark of a byte order counts as a letter, as in Python. */
export function isBlank(text) {
  return !/\S|\uFEFF/.test(text);
}

/** Whether two answers are the same. */
export function isSameAnswer(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}
