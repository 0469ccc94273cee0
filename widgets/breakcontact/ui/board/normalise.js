// What a learner writes, in the one form in which it is compared. `board/normalise.py` does the same.
/** @import { Money } from "./types.js" */

const SPACES = /[\s\u200b-\u200f\u2060\ufeff\x1c-\x1f\x85]+/gu;
const MINUS = /[\u2010-\u2015\u2212\ufe63]/gu;
const APOSTROPHES = /[\u2018\u2019\u02bc\u00b4`]/gu;
const EDGES = new Set(" .,;:!?\"'()[]<>«»“”„");
const WORD = /[\p{L}\p{N}]+/gu;
const NO_DIGIT = /[^0-9]/gu;
const NO_SIGN = /[^\p{L}\p{N}]/gu;
const SCHEME = /^(?:[a-z]+:\/\/)?(?:www\.)?/u;
const SUM = /[0-9](?:[0-9 .,']*[0-9])?/u;
const DECIMALS = /^(.*)[.,]([0-9]{2})$/u;
/** @type {readonly (readonly [code: string, names: readonly string[]])[]} */
const CURRENCIES = [
  ["NOK", ["kr", "nok", "kroner", "krone"]],
  ["GBP", ["£", "gbp", "pound", "pounds", "pund"]],
  ["EUR", ["€", "eur", "euro", "euros"]],
  ["USD", ["$", "usd", "dollar", "dollars"]],
];
const CURRENCY = /[£€$]|\p{L}+/gu;

/** The text in small letters, with plain spaces, hyphens and apostrophes. @param {string} text */
export function tidy(text) {
  const plain = text.normalize("NFKC").replace(MINUS, "-").replace(APOSTROPHES, "'");
  return plain.replace(SPACES, " ").replace(/^ +| +$/gu, "").toLowerCase();
}

/** @param {string} text */
function name(text) {
  const signs = [...tidy(text)];
  while (signs.length > 0 && EDGES.has(signs[0])) signs.shift();
  while (signs.length > 0 && EDGES.has(signs[signs.length - 1])) signs.pop();
  return signs.join("");
}

/** @param {string} text */
function phone(text) {
  let digits = tidy(text).replace(NO_DIGIT, "").replace(/^00/u, "");
  const code = [/** @type {const} */ (["47", 8]), /** @type {const} */ (["44", 9])].find(
    ([prefix, least]) => digits.startsWith(prefix) && digits.length >= prefix.length + least,
  );
  if (code) digits = digits.slice(code[0].length);
  return digits.replace(/^0/u, "");
}

/**
 * How each form of text is normalised; sums and times have a parser of their own.
 * @type {Readonly<Record<string, (text: string) => string>>}
 */
export const NORMAL = {
  name,
  handle: (text) => name(text).replace(/ /gu, "").replace(/^@+/u, ""),
  address: (text) => name(text).replace(/ /gu, "").replace(SCHEME, "").replace(/\/+$/u, ""),
  email: (text) => name(text).replace(/ /gu, "").replace(/^mailto:/u, ""),
  account: (text) => tidy(text).replace(NO_SIGN, ""),
  phone,
  quote: (text) => listWords(text).join(" "),
};

/** The words of a text, without punctuation. @param {string} text @returns {string[]} */
export function listWords(text) {
  return tidy(text).match(WORD) ?? [];
}

/** Parse a sum such as `£800`, `9 000 kr` or `NOK 9.000,00`. @param {string} text @returns {Money | null} */
export function parseMoney(text) {
  const plain = tidy(text);
  const found = SUM.exec(plain);
  if (!found) return null;
  const digits = found[0].replace(/[ ']/gu, "");
  const decimals = DECIMALS.exec(digits);
  const [whole, rest] = decimals ? [decimals[1], decimals[2]] : [digits, "00"];
  const words = plain.match(CURRENCY) ?? [];
  const named = CURRENCIES.find(([, names]) => words.some((each) => names.includes(each)));
  return { cents: Number(whole.replace(NO_DIGIT, "") + rest), currency: named ? named[0] : "" };
}
