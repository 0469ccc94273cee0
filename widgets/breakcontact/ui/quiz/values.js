// Values of answers: plain texts, and comparison.

/**
 * A text in the form that is saved: composed letters, and no control characters except line breaks.
 * @param {string} text
 * @param {number} limit the most characters
 */
export function plainText(text, limit) {
  const lines = text.replace(/\r\n?/g, "\n").replaceAll("\t", " ");
  const plain = lines.replace(/(?!\n)\p{Cc}|\p{Cs}/gu, "").normalize("NFC");
  return [...plain].slice(0, limit).join("");
}

/**
 * Whether a text is blank; a byte order mark counts as a letter, as in Python.
 * @param {string} text
 */
export function isBlank(text) {
  return !/\S|\uFEFF/.test(text);
}

/**
 * Whether two answers are the same.
 * @param {unknown} one
 * @param {unknown} other
 */
export function isSameAnswer(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}

/**
 * Whether a value is a plain object.
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
export function isRecord(value) {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
