// The pace at which messages come: longer ones take longer, and the reader can skip or hold them.

/**
 * @import { Entry } from "../shared/types.js"
 * @import { Pace } from "./types.js"
 */

/** In milliseconds: the least and the most for a message, for each letter, and for what is narrated. */
const PACES = {
  usual: { least: 400, most: 2200, letter: 26, told: 650 },
  quick: { least: 150, most: 800, letter: 8, told: 250 },
};

/**
 * Milliseconds for which an entry is being typed.
 * @param {{kind: Entry["kind"], text: string}} entry
 * @param {Exclude<Pace, "off">} pace
 */
export function typingTime({ kind, text }, pace) {
  const { least, most, letter, told } = PACES[pace];
  return kind === "message" ? Math.min(most, Math.max(least, least / 2 + letter * text.length)) : told;
}

/** Shows entries one after the other; waits while the play is paused or the page is covered. */
export class Typist {
  /** @type {Entry[]} */
  #queue = [];
  /** @type {Pace} */
  #pace = "off";
  #timer = 0;
  #held = false;

  /**
   * @param {(entry: Entry) => void} show puts one entry on the screen
   * @param {(entry: Entry | null) => void} announce what is being typed, null when all is shown
   */
  constructor(show, announce) {
    this.show = show;
    this.announce = announce;
  }

  get busy() {
    return this.#queue.length > 0;
  }

  /**
   * Show these entries instead of those that are left.
   * @param {Entry[]} entries
   * @param {Pace} pace
   */
  type(entries, pace) {
    this.#queue = [...entries];
    this.#pace = pace;
    this.#next();
  }

  /** Show all that is left, now. */
  skip() {
    const left = this.#queue;
    this.stop();
    for (const entry of left) this.show(entry);
    this.announce(null);
  }

  stop() {
    clearTimeout(this.#timer);
    this.#queue = [];
  }

  /** Pause in the middle, or go on. @param {boolean} held */
  hold(held) {
    if (held === this.#held) return;
    this.#held = held;
    if (held) clearTimeout(this.#timer);
    else if (this.busy) this.#next();
  }

  #next() {
    clearTimeout(this.#timer);
    while (!this.#held && this.#queue.length > 0 && this.#timeOf(this.#queue[0]) === 0) this.#showFirst();
    const [entry] = this.#queue;
    this.announce(entry ?? null);
    if (entry && !this.#held) this.#timer = setTimeout(() => this.#finish(), this.#timeOf(entry));
  }

  /** Milliseconds for an entry: none for the learner's own, and none at all if nothing is typed. @param {Entry} entry */
  #timeOf(entry) {
    const isOwn = entry.kind === "say" || entry.kind === "do";
    return this.#pace === "off" || isOwn ? 0 : typingTime(entry, this.#pace);
  }

  #showFirst() {
    const entry = this.#queue.shift();
    if (entry) this.show(entry);
  }

  #finish() {
    this.#showFirst();
    this.#next();
  }
}
