// The record of a story's plays in this browser, which other tabs also write. Each tab keeps one play in it and
// replaces only that one, as the chats of a notebook do in their file; "saved" means that it was read back.
import { LARGEST, holds, listDistinct, listOthers, readPlays, renderRecord, same } from "./plays.js";
import { findFreeKey, isPlayKey, keyOf, listKeys, readText, removeText, writeText } from "./store.js";

/**
 * @import { Story } from "../../ui/shared/types.js"
 * @import { KeptPlay, Play } from "./plays.js"
 */

/**
 * What was found when the page was opened: the newest play, those that other tabs have left, and what was wrong.
 * `kept` says whether there was anything, so that the reader once asked for it.
 * @typedef {{play: Play | null, others: Play[], fault: "" | "damaged" | "shortened" | "unreadable", kept: boolean}} Found
 */

export class PlayStore {
  /** How many plays of other tabs the record held when it was last saved. */
  others = 0;
  /** @type {Play | null} */
  #kept = null;
  /** @type {KeptPlay[]} */
  #offered = [];
  /** @type {KeptPlay[]} */
  #opened = [];

  /**
   * @param {string} slug of the lesson
   * @param {() => Story} story
   * @param {string} [writer] a random name of this page
   */
  constructor(slug, story, writer = drawName()) {
    this.slug = slug;
    this.getStory = story;
    this.writer = writer;
  }

  /** Read what is kept; what is damaged, or does not fit the story any more, is set aside. @returns {Found} */
  load() {
    const text = readText(keyOf(this.slug));
    if (text === null) return { play: null, others: [], fault: "", kept: false };
    const plays = this.#parse(text);
    if (plays === null) {
      const fault = this.#setAside("damaged", text) ? "damaged" : "unreadable";
      if (fault === "damaged") removeText(keyOf(this.slug));
      return { play: null, others: [], fault, kept: true };
    }
    this.#offered = plays;
    this.#opened = plays.filter((each) => holds(plays[0].play, each.play));
    const others = listDistinct(plays.map((each) => each.play));
    const { play } = plays[0];
    if (plays.every((each) => each.fits)) return { play, others, fault: "", kept: true };
    if (this.#setAside("earlier", text)) this.#keepWhatFits(plays);
    return { play, others, fault: "shortened", kept: true };
  }

  /**
   * Put a play into the record; what it held of others stays.
   * @param {Play} play
   * @returns {boolean} whether it is there now
   */
  save(play) {
    const key = keyOf(this.slug);
    const text = readText(key);
    const found = text === null ? [] : this.#parse(text);
    const isWhole = found?.every((each) => each.fits) ?? false;
    if (text !== null && !isWhole && !this.#setAside(found ? "earlier" : "damaged", text)) return false;
    const others = listOthers(found ?? [], play, {
      writer: this.writer,
      offered: this.#offered,
      opened: this.#opened,
    });
    const content = renderRecord(this.getStory(), play, this.writer, others);
    if (content.length > LARGEST || !writeText(key, content) || readText(key) !== content) return false;
    this.others = others.length;
    this.#kept = play;
    return true;
  }

  /** What has become of the play that was saved here. @returns {"none" | "kept" | "deleted" | "lost"} */
  findState() {
    if (this.#kept === null) return "none";
    const text = readText(keyOf(this.slug));
    if (text === null) return "deleted";
    const { path, marks } = this.#kept;
    const isOwn = (/** @type {KeptPlay} */ { play, writer }) =>
      writer === this.writer && same(play.path, path) && same(play.marks, marks);
    return this.#parse(text)?.some(isOwn) ? "kept" : "lost";
  }

  /** Whether a play is the one that was saved last. @param {Play} play */
  hasKept(play) {
    return this.#kept !== null && same(this.#kept, play);
  }

  /** Delete all that is kept of this lesson, what was set aside included. */
  forget() {
    this.#kept = null;
    for (const key of this.#listKeys()) removeText(key);
  }

  /** Whether anything is kept of this lesson. */
  get isThere() {
    return this.#listKeys().length > 0;
  }

  #listKeys() {
    return listKeys().filter((key) => isPlayKey(key, this.slug));
  }

  /** @param {KeptPlay[]} plays */
  #keepWhatFits(plays) {
    const [newest, ...rest] = plays;
    if (plays.every((each) => each.play.path.length === 0)) removeText(keyOf(this.slug));
    else writeText(keyOf(this.slug), renderRecord(this.getStory(), newest.play, newest.writer || this.writer, rest));
  }

  /** @param {string} text @returns {KeptPlay[] | null} */
  #parse(text) {
    try {
      return readPlays(text, this.getStory());
    } catch {
      return null;
    }
  }

  /** @param {"damaged" | "earlier"} word @param {string} text */
  #setAside(word, text) {
    const key = findFreeKey(this.slug, word);
    return key !== null && writeText(key, text);
  }
}

function drawName() {
  return Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
