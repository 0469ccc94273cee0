// Where the answer to one item lies until the kernel has it safe. All views of an item share one desk.
// What no kernel has acknowledged also lies in the browser, so that it outlives a reload and a lost kernel.
import { isAnswer, isSameAnswer } from "./values.js";

const DESKS = Symbol.for("breakcontact.desks");
/** How long a kernel may take before the learner is told that there is no contact, and to be asked again. */
const DESK_PATIENCE = 5000;
const DESK_LONGEST_WAIT = 60_000;

/**
 * The desk of one item; every view of it, and a new view after the notebook was started again, gets the same one.
 * @param {string} place which notebook and paper, told by Python
 * @param {object} item
 * @param {boolean} preview nothing leaves the page
 * @returns {Desk}
 */
export function openDesk(place, item, preview) {
  const shelf = openShelf();
  const key = `breakcontact quiz ${place} ${item.id} ${preview ? "preview" : ""}`.trim();
  if (!shelf.desks.has(key)) shelf.desks.set(key, new Desk(key, item, preview, shelf.news));
  return shelf.desks.get(key);
}

/** Call `handler` when anything changes on any desk of the page, until `signal` ends. */
export function watchDesks(handler, signal) {
  openShelf().news.addEventListener("change", handler, { signal });
}

function openShelf() {
  return (globalThis[DESKS] ??= { desks: new Map(), news: new EventTarget() });
}

/**
 * `state`: none, pending, late, failed, saved, memory or preview. `news` tells all views of a change;
 * the shelf's news tells all desks that some kernel has answered.
 */
class Desk {
  #models = [];
  #safe = null;
  #number = 0;
  #kept = { state: "none", at: "", sentence: "" };
  #unsent = false;
  #late = false;
  #failure = null;
  #asked = 0;
  #wait = DESK_PATIENCE;

  constructor(key, item, preview, shelf) {
    Object.assign(this, { key, item, preview, shelf, news: new EventTarget() });
    this.draft = null;
    this.waiting = preview ? null : this.#readUnsaved();
    this.#number = this.waiting?.number ?? 0;
    const again = () => this.#askAgain();
    shelf.addEventListener("alive", again);
    globalThis.addEventListener("online", again);
    globalThis.addEventListener("pagehide", () => this.flush());
    globalThis.addEventListener("storage", (event) => event.key === key && this.#followOtherTab(event));
  }

  /** What the learner has answered, safe or not; null for nothing. */
  get value() {
    return this.waiting ? this.waiting.value : this.#safe;
  }

  get state() {
    if (this.preview) return "preview";
    if (this.waiting) return this.#failure ? "failed" : this.#late ? "late" : "pending";
    if (this.#safe === null) return "none";
    return ["memory", "failed"].includes(this.#kept.state) ? this.#kept.state : "saved";
  }

  /** When it was saved, as the kernel's clock had it. */
  get at() {
    return this.#kept.at ?? "";
  }

  /** Why it could not be saved. */
  get sentence() {
    return (this.#failure ?? this.#kept).sentence ?? "";
  }

  /** Whether the browser keeps what is not saved, should the page be closed. */
  get isWrittenDown() {
    return this.#readUnsaved()?.number === this.waiting?.number;
  }

  /** Hear and be heard through a model, until `signal` ends. */
  join(model, signal) {
    const handlers = {
      "change:response": () => this.#takeOver(model),
      "change:saved": () => this.#noteKept(model.get("saved")),
      "msg:custom": (message) => this.#hear(message),
    };
    for (const [event, handler] of Object.entries(handlers)) model.on(event, handler);
    this.#models.push(model);
    this.#kept = model.get("saved");
    this.#takeOver(model);
    if (this.waiting && !this.#unsent) this.#send();
    signal.addEventListener("abort", () => {
      this.flush();
      for (const [event, handler] of Object.entries(handlers)) model.off(event, handler);
      this.#models.splice(this.#models.indexOf(model), 1);
    });
  }

  /**
   * Give an answer, or take it back with null.
   * @param {number} pause milliseconds to wait for more of it before it is sent
   */
  put(value, pause = 0) {
    const hadDraft = this.draft !== null;
    this.draft = null;
    if (isSameAnswer(value, this.value)) return hadDraft && this.#tell();
    if (this.preview) this.#safe = value;
    else this.#await(value, pause);
    return this.#tell();
  }

  /** Note an answer that is not complete yet; it is shown in all views, and kept nowhere. */
  sketch(draft) {
    this.draft = draft;
    this.#tell();
  }

  /** Send at once what waits for more. */
  flush() {
    if (this.#unsent) this.#send();
  }

  /** Try once more to have it saved, on the learner's word. */
  retry() {
    if (!this.waiting) this.#await(this.#safe, 0);
    this.#late = false;
    this.#failure = null;
    this.#wait = DESK_PATIENCE;
    this.#send();
    this.#tell();
  }

  #await(value, pause) {
    // Later answers have greater numbers, in whichever tab they are given.
    this.#number = Math.max(this.#number + 1, Date.now());
    this.waiting = { number: this.#number, value };
    this.#late = false;
    this.#failure = null;
    this.#unsent = true;
    this.#wait = DESK_PATIENCE;
    this.#writeDown();
    clearTimeout(this.pausing);
    if (pause > 0) this.pausing = setTimeout(() => this.flush(), pause);
    else this.flush();
  }

  #send() {
    clearTimeout(this.pausing);
    clearTimeout(this.listening);
    this.#unsent = false;
    this.#asked = Date.now();
    this.listening = setTimeout(() => this.#missAnswer(), this.#wait);
    try {
      this.#models.at(-1)?.send({ kind: "answer", ...this.waiting });
    } catch {
      // The kernel that this model spoke to is gone; a new model will join, or the wait runs out.
    }
  }

  #missAnswer() {
    if (!this.waiting) return;
    this.#late = true;
    this.#wait = Math.min(2 * this.#wait, DESK_LONGEST_WAIT);
    this.#send();
    this.#tell();
  }

  /** A kernel answered somebody, or the network is back. */
  #askAgain() {
    const troubled = this.#late || this.#failure;
    if (this.waiting && troubled && Date.now() - this.#asked > DESK_PATIENCE / 2) this.#send();
  }

  #hear(message) {
    if (message?.kind !== "answered") return;
    const { number, state, at = "", sentence = "" } = message;
    const isOurs = this.waiting?.number === number && !this.#unsent;
    if (isOurs && state === "failed") {
      clearTimeout(this.listening);
      this.#failure = { sentence };
    } else if (isOurs) {
      this.#safe = this.waiting.value;
      this.#kept = { state, at, sentence };
      this.#settle();
    }
    if (isOurs) this.#tell();
    if (state !== "failed") this.shelf.dispatchEvent(new Event("alive"));
  }

  #settle() {
    clearTimeout(this.listening);
    clearTimeout(this.pausing);
    this.waiting = null;
    this.#unsent = false;
    this.#late = false;
    this.#failure = null;
    this.#writeDown();
  }

  #takeOver(model) {
    // Python knows nothing of what is tried in a preview.
    if (this.preview && this.#safe !== null) return;
    const response = model.get("response");
    this.#safe = isAnswer(this.item, response) ? response : null;
    this.#tell();
  }

  #noteKept(kept) {
    this.#kept = kept;
    this.#tell();
  }

  /** Another tab has written an answer to the same item down, or had it saved. */
  #followOtherTab({ oldValue, newValue }) {
    if (this.preview) return;
    const theirs = this.#parse(newValue);
    if (theirs && theirs.number > this.#number) {
      this.#number = theirs.number;
      this.waiting = theirs;
      this.#unsent = false;
      this.#wait = DESK_PATIENCE;
      clearTimeout(this.listening);
      this.listening = setTimeout(() => this.#missAnswer(), this.#wait);
    } else if (!newValue && this.waiting && this.#parse(oldValue)?.number >= this.waiting.number) {
      this.#safe = this.waiting.value;
      this.#settle();
    }
    this.#tell();
  }

  #writeDown() {
    try {
      const kept = this.#readUnsaved();
      if (this.waiting) localStorage.setItem(this.key, JSON.stringify(this.waiting));
      else if (!kept || kept.number <= this.#number) localStorage.removeItem(this.key);
    } catch {
      // A browser that keeps nothing: what is unsaved then lives as long as the page.
    }
  }

  #readUnsaved() {
    try {
      return this.#parse(localStorage.getItem(this.key));
    } catch {
      return null;
    }
  }

  #parse(text) {
    try {
      const { number, value } = JSON.parse(text);
      const fits = Number.isSafeInteger(number) && (value === null || isAnswer(this.item, value));
      return fits ? { number, value } : null;
    } catch {
      return null;
    }
  }

  #tell() {
    this.news.dispatchEvent(new Event("change"));
    this.shelf.dispatchEvent(new Event("change"));
  }
}
