// The pace at which messages come: as long as their length asks for, and never against the reader.

const PACES = {
  usual: { least: 400, most: 2200, letter: 26, told: 650 },
  quick: { least: 150, most: 800, letter: 8, told: 250 },
};

/** Milliseconds that somebody writes at an entry. */
export function typingTime({ kind, text }, pace) {
  const { least, most, letter, told } = PACES[pace];
  return kind === "message" ? Math.min(most, Math.max(least, least / 2 + letter * text.length)) : told;
}

/** Hands out entries one after the other; holds its breath while the play is paused or left. */
export class Typist {
  #queue = [];
  #timer = 0;
  #held = false;

  /**
   * @param {(entry: object) => void} show puts one entry on the screen
   * @param {(entry: object | null) => void} announce who is writing now, null when all is shown
   */
  constructor(show, announce) {
    this.show = show;
    this.announce = announce;
  }

  get busy() {
    return this.#queue.length > 0;
  }

  /** Begin on these, in place of what was left. */
  type(entries, pace) {
    this.#queue = [...entries];
    this.pace = pace;
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

  /** Stop in mid-word, or go on. */
  hold(held) {
    if (held === this.#held) return;
    this.#held = held;
    if (held) clearTimeout(this.#timer);
    else if (this.busy) this.#next();
  }

  #next() {
    clearTimeout(this.#timer);
    while (this.busy && !this.#held && this.#isInstant(this.#queue[0])) this.show(this.#queue.shift());
    const [entry] = this.#queue;
    this.announce(entry ?? null);
    if (entry && !this.#held) this.#timer = setTimeout(() => this.#finish(), typingTime(entry, this.pace));
  }

  /** One's own reply stands at once; so does everything when nothing is to be typed. */
  #isInstant({ kind }) {
    return this.pace === "off" || kind === "say" || kind === "do";
  }

  #finish() {
    this.show(this.#queue.shift());
    this.#next();
  }
}
