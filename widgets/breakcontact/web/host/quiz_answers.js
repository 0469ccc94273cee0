// The answers to a quiz that is handed in: kept in this browser, merged with those of other tabs and of a file, and
// written in the format of quiz/responses.py.
/*! Contains @noble/hashes, (c) 2022 Paul Miller (paulmillr.com), under the MIT License. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { isAnswer } from "../../ui/quiz/items/registry.js";
import { isRecord, isSameAnswer } from "../../ui/quiz/values.js";

/** @import { Item } from "../../ui/quiz/types.js" */

/** @typedef {{revision: number, value: unknown}} Entry */
/** @typedef {Record<string, Entry>} Entries by the id of the item */
/** @typedef {{slug: string, version: string, items: Item[], language: string, keeps: boolean}} About */

const FORMAT = 1;
/** The most characters of a file of answers; Python reads no more bytes than this. */
export const LARGEST_FILE = 64 * 1024;
const LARGEST_REVISION = 10 ** 12;

/** Why a file cannot be used; `code` is the end of a `web.handin.wrong` label. */
export class WrongFile extends Error {
  /** @param {"large" | "no-answers" | "other-quiz" | "other-version"} code */
  constructor(code) {
    super(code);
    this.code = code;
  }
}

/** The answers of one quiz; `changes` dispatches `change` when they become others. */
export class QuizAnswers {
  /** @type {Entries} */
  entries = {};
  country = "";
  changes = new EventTarget();

  /** @param {About} about */
  constructor(about) {
    this.about = about;
    if (!about.keeps) return;
    this.#merge(this.#readKept());
    globalThis.addEventListener("storage", ({ key }) => {
      if (key !== null && key !== this.#key) return;
      // Deleted in another tab, or a newer answer there.
      if (key === null || !this.#readText()) this.entries = {};
      this.#merge(this.#readKept());
      this.#announce();
    });
  }

  get #key() {
    return `breakcontact quiz ${this.about.slug} ${this.about.version}`;
  }

  /** The answers by item, in the order of the quiz. */
  get values() {
    const given = this.about.items.filter(({ id }) => this.entries[id] && this.entries[id].value !== null);
    return Object.fromEntries(given.map(({ id }) => [id, this.entries[id].value]));
  }

  get revision() {
    return Math.max(0, ...Object.values(this.entries).map(({ revision }) => revision));
  }

  /** The receipt, as quiz/receipt.py makes it. */
  get receipt() {
    const { slug, version, items } = this.about;
    const digits = bytesToHex(sha256(utf8ToBytes(canonical([slug, version, this.values])))).slice(0, 12).toUpperCase();
    const code = [digits.slice(0, 4), digits.slice(4, 8), digits.slice(8)].join("-");
    return `BREAK-CONTACT ${slug} ${Object.keys(this.values).length}/${items.length} ${code}`;
  }

  /** The text of the file that is handed in. */
  get text() {
    const { slug, version, items, language } = this.about;
    const ids = items.map(({ id }) => id).filter((id) => this.entries[id]);
    const answers = Object.fromEntries(ids.map((id) => [id, this.entries[id]]));
    const { revision, country } = this;
    return `${JSON.stringify({ format: FORMAT, slug, version, revision, language, country, answers }, null, 1)}\n`;
  }

  /**
   * Take an answer, or null for none.
   * @param {string} id of the item
   * @param {unknown} value
   * @returns {boolean} whether it is kept: in the browser if that keeps answers, else in the page
   */
  put(id, value) {
    this.#merge(this.#readKept());
    if (!isSameAnswer(this.values[id] ?? null, value)) {
      this.entries[id] = { revision: this.revision + 1, value };
    }
    return this.#keep();
  }

  /**
   * Take the answers of a file, in place of those to the same items.
   * @param {string} text
   * @returns {number} how many answers have changed
   * @throws {WrongFile} if it is no file of answers to this quiz
   */
  addFile(text) {
    const found = Object.entries(this.#parse(text)).filter(([, { value }]) => value !== null);
    const changed = found.filter(([id, { value }]) => !isSameAnswer(this.values[id], value));
    for (const [id, { value }] of changed) this.put(id, value);
    return changed.length;
  }

  /** Put back what stood in `entries` at another time, as the newest answers. @param {Entries} entries */
  putBack(entries) {
    for (const { id } of this.about.items) {
      const value = entries[id]?.value ?? null;
      if (!isSameAnswer(this.values[id] ?? null, value)) this.put(id, value);
    }
  }

  /** Delete all answers to this quiz from browser and page, those to its older versions too. */
  forget() {
    this.entries = {};
    try {
      const own = Object.keys(localStorage).filter((key) => key.startsWith(`breakcontact quiz ${this.about.slug} `));
      for (const key of own) localStorage.removeItem(key);
    } catch {
      // Without storage there is nothing to delete.
    }
    this.#announce();
  }

  /** @returns {boolean} whether the browser has them, if it is to keep them */
  #keep() {
    let isKept = true;
    if (this.about.keeps) {
      try {
        localStorage.setItem(this.#key, this.text);
        isKept = localStorage.getItem(this.#key) === this.text;
      } catch {
        isKept = false;
      }
    }
    this.#announce();
    return isKept;
  }

  #announce() {
    this.changes.dispatchEvent(new Event("change"));
  }

  /** @returns {Entries} */
  #readKept() {
    const text = this.about.keeps ? this.#readText() : "";
    try {
      return text ? this.#parse(text) : {};
    } catch {
      return {};
    }
  }

  #readText() {
    try {
      return localStorage.getItem(this.#key) ?? "";
    } catch {
      return "";
    }
  }

  /** @param {Entries} others */
  #merge(others) {
    for (const [id, entry] of Object.entries(others)) {
      if (entry.revision > (this.entries[id]?.revision ?? 0)) this.entries[id] = entry;
    }
  }

  /**
   * @param {string} text
   * @returns {Entries} those that are answers to the items
   */
  #parse(text) {
    const { slug, version, items } = this.about;
    if (text.length > LARGEST_FILE) throw new WrongFile("large");
    const fields = parseJson(text);
    if (!isRecord(fields) || fields.format !== FORMAT || !isRecord(fields.answers)) throw new WrongFile("no-answers");
    if (fields.slug !== slug) throw new WrongFile("other-quiz");
    if (fields.version !== version) throw new WrongFile("other-version");
    const { answers } = fields;
    /** @type {Entries} */
    const entries = {};
    for (const item of items) {
      const entry = Object.hasOwn(answers, item.id) ? answers[item.id] : null;
      if (!isRecord(entry) || !isRevision(entry.revision)) continue;
      const { value = null, revision } = entry;
      if (value === null || isAnswer(item, value)) entries[item.id] = { revision, value };
    }
    return entries;
  }
}

/** @param {string} text */
function parseJson(text) {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    throw new WrongFile("no-answers");
  }
}

/** @param {unknown} value @returns {value is number} */
function isRevision(value) {
  return Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= LARGEST_REVISION;
}

/**
 * JSON as Python's `json.dumps` writes it with sorted keys, no spaces and nothing but ASCII.
 * @param {unknown} value
 * @returns {string}
 */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (isRecord(value)) {
    const pairs = Object.keys(value).sort().map((key) => `${canonical(key)}:${canonical(value[key])}`);
    return `{${pairs.join(",")}}`;
  }
  const escape = (/** @type {string} */ unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return JSON.stringify(value).replace(/[^\x20-\x7e]/g, escape);
}
