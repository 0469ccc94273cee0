// The answer to one item until the kernel has saved it. All views of an item share one store. An answer that
// no kernel has acknowledged is also kept in the browser, where it survives a reload and a lost kernel.
import { isAnswer } from "./items/registry.js";
import { isSameAnswer } from "./values.js";

/** @import { Model } from "../shared/types.js" */
/** @import { Item, QuizTraits, SavedState, Verdict } from "./types.js" */

/** @typedef {{number: number, value: unknown}} UnsavedAnswer */
/** @typedef {{stores: Map<string, AnswerStore>, changes: EventTarget}} Registry */

/** The key under which the widgets of a page find their shared stores, also across bundles. */
const page = /** @type {{[key: symbol]: Registry | undefined}} */ (globalThis);
const REGISTRY = Symbol.for("breakcontact.answers");
/** Milliseconds without a reply after which the learner is told and the kernel is asked again. */
const PATIENCE = 5000;
const LONGEST_WAIT = 60_000;

/**
 * The store of one item; all views share it, even after the notebook is restarted.
 * @param {string} storageKey names the notebook and the quiz; set by Python; empty if the browser keeps nothing
 * @param {Item} item
 * @param {boolean} isLocal nothing leaves the page
 * @returns {AnswerStore}
 */
export function openStore(storageKey, item, isLocal) {
  const { stores, changes } = openRegistry();
  const name = `breakcontact quiz ${storageKey} ${item.id} ${isLocal ? "preview" : ""}`.trim();
  const store = stores.get(name) ?? new AnswerStore(storageKey && name, item, isLocal, changes);
  stores.set(name, store);
  return store;
}

/**
 * Call `handler` when any store of the page changes, until `signal` ends.
 * @param {() => void} handler
 * @param {AbortSignal} signal
 */
export function watchStores(handler, signal) {
  openRegistry().changes.addEventListener("change", handler, { signal });
}

function openRegistry() {
  return (page[REGISTRY] ??= { stores: new Map(), changes: new EventTarget() });
}

/**
 * `state`: none, pending, late, failed, saved, memory or preview. `changes` announces changes to the views of
 * this item; `allChanges` to the page, with an "alive" event whenever a kernel answers any store.
 */
export class AnswerStore {
  /** @type {Model<QuizTraits>[]} */
  #models = [];
  /** The answer that is saved. @type {unknown} */
  #safe = null;
  #number = 0;
  /** The number of the last answer that the kernel of a model has acknowledged. @type {WeakMap<Model<QuizTraits>, number>} */
  #acknowledged = new WeakMap();
  /** @type {SavedState} */
  #kept = { state: "none", at: "", sentence: "" };
  #unsent = false;
  #late = false;
  /** @type {{sentence: string} | null} */
  #failure = null;
  #asked = 0;
  #wait = PATIENCE;
  /** @type {number | undefined} */
  #pausing;
  /** @type {number | undefined} */
  #listening;
  changes = new EventTarget();
  /** How the answer was when it was first checked; only in practice. @type {Verdict} */
  verdict = "open";
  /** An answer that is not complete yet. @type {unknown} */
  draft = null;
  /** The answer that is not saved yet. @type {UnsavedAnswer | null} */
  waiting;

  /**
   * @param {string} key where the browser keeps what is not saved; empty if it keeps nothing
   * @param {Item} item
   * @param {boolean} isLocal nothing leaves the page
   * @param {EventTarget} allChanges
   */
  constructor(key, item, isLocal, allChanges) {
    this.key = key;
    this.item = item;
    this.isLocal = isLocal;
    this.allChanges = allChanges;
    this.waiting = isLocal ? null : this.#readUnsaved();
    this.#number = this.waiting?.number ?? 0;
    if (isLocal) return;
    const again = () => this.#askAgain();
    allChanges.addEventListener("alive", again);
    globalThis.addEventListener("online", again);
    globalThis.addEventListener("pagehide", () => this.flush());
    globalThis.addEventListener("storage", (event) => event.key === key && this.#followOtherTab(event));
  }

  /** The learner's answer, saved or not; null if there is none. */
  get value() {
    return this.waiting ? this.waiting.value : this.#safe;
  }

  get state() {
    if (this.isLocal) return "preview";
    if (this.waiting) return this.#failure ? "failed" : this.#late ? "late" : "pending";
    if (this.#safe === null) return "none";
    return ["memory", "failed"].includes(this.#kept.state) ? this.#kept.state : "saved";
  }

  /** When it was saved, by the kernel's clock. */
  get at() {
    return this.#kept.at ?? "";
  }

  /** Why it could not be saved. */
  get sentence() {
    return (this.#failure ?? this.#kept).sentence ?? "";
  }

  /** Whether the browser keeps an unsaved answer when the page is closed. */
  get isWrittenDown() {
    return this.#readUnsaved()?.number === this.waiting?.number;
  }

  /**
   * Exchange messages with the kernel through a model, until `signal` ends.
   * @param {Model<QuizTraits>} model
   * @param {AbortSignal} signal
   */
  join(model, signal) {
    const takeOver = () => this.#takeOver(model);
    const noteKept = () => this.#noteKept(model);
    /** @param {unknown} message */
    const onMessage = (message) => this.#onMessage(model, message);
    model.on("change:response", takeOver);
    model.on("change:saved", noteKept);
    model.on("msg:custom", onMessage);
    this.#models.push(model);
    noteKept();
    takeOver();
    if (this.waiting && !this.#unsent) this.#send();
    signal.addEventListener("abort", () => {
      this.flush();
      model.off("change:response", takeOver);
      model.off("change:saved", noteKept);
      model.off("msg:custom", onMessage);
      this.#models.splice(this.#models.indexOf(model), 1);
    });
  }

  /**
   * Give an answer, or take it back with null.
   * @param {unknown} value
   * @param {number} pause milliseconds to wait for more of it before it is sent
   */
  put(value, pause = 0) {
    const hadDraft = this.draft !== null;
    this.draft = null;
    if (isSameAnswer(value, this.value)) {
      if (hadDraft) this.#publish();
      return;
    }
    if (this.isLocal) this.#safe = value;
    else this.#await(value, pause);
    this.#publish();
  }

  /** Show an incomplete answer in all views; it is not saved. @param {unknown} draft */
  setDraft(draft) {
    this.draft = draft;
    this.#publish();
  }

  /** Send a delayed answer at once. */
  flush() {
    if (this.#unsent) this.#send();
  }

  /** Try to save again because the learner asked. */
  retry() {
    if (!this.waiting) this.#await(this.#safe, 0);
    this.#late = false;
    this.#failure = null;
    this.#wait = PATIENCE;
    this.#send();
    this.#publish();
  }

  /** @param {unknown} value @param {number} pause */
  #await(value, pause) {
    // Later answers have higher numbers, also across tabs.
    this.#number = Math.max(this.#number + 1, Date.now());
    this.waiting = { number: this.#number, value };
    this.#late = false;
    this.#failure = null;
    this.#unsent = true;
    this.#wait = PATIENCE;
    this.#writeDown();
    clearTimeout(this.#pausing);
    if (pause > 0) this.#pausing = setTimeout(() => this.flush(), pause);
    else this.flush();
  }

  #send() {
    clearTimeout(this.#pausing);
    clearTimeout(this.#listening);
    this.#unsent = false;
    this.#asked = Date.now();
    this.#listening = setTimeout(() => this.#missAnswer(), this.#wait);
    try {
      this.#models.at(-1)?.send({ kind: "answer", ...this.waiting });
    } catch {
      // The model's kernel is gone; a new model will connect, or the wait times out.
    }
  }

  #missAnswer() {
    if (!this.waiting) return;
    this.#late = true;
    this.#wait = Math.min(2 * this.#wait, LONGEST_WAIT);
    this.#send();
    this.#publish();
  }

  /** A kernel replied to one of the stores, or the network is back. */
  #askAgain() {
    const troubled = this.#late || this.#failure;
    if (this.waiting && troubled && Date.now() - this.#asked > PATIENCE / 2) this.#send();
  }

  /**
   * @param {Model<QuizTraits>} model
   * @param {unknown} message
   */
  #onMessage(model, message) {
    const answered = /** @type {{kind?: string, number: number} & SavedState} */ (message ?? {});
    if (answered.kind !== "answered") return;
    const { number, state, at = "", sentence = "" } = answered;
    if (state !== "failed") this.#acknowledged.set(model, number);
    const ours = this.waiting?.number === number && !this.#unsent ? this.waiting : null;
    if (ours && state === "failed") {
      clearTimeout(this.#listening);
      this.#failure = { sentence };
    } else if (ours) {
      this.#safe = ours.value;
      this.#kept = { state, at, sentence };
      this.#settle();
    }
    if (ours) this.#publish();
    if (state !== "failed") this.allChanges.dispatchEvent(new Event("alive"));
  }

  #settle() {
    clearTimeout(this.#listening);
    clearTimeout(this.#pausing);
    this.waiting = null;
    this.#unsent = false;
    this.#late = false;
    this.#failure = null;
    this.#writeDown();
  }

  /** @param {Model<QuizTraits>} model */
  #takeOver(model) {
    // Answers in a preview are not sent to Python.
    if ((this.isLocal && this.#safe !== null) || this.#isOutdated(model)) return;
    const response = model.get("response");
    this.#safe = isAnswer(this.item, response) ? response : null;
    this.#publish();
  }

  /** @param {Model<QuizTraits>} model */
  #noteKept(model) {
    if (this.#isOutdated(model)) return;
    this.#kept = model.get("saved");
    this.#publish();
  }

  /**
   * Whether the model holds less than its kernel has acknowledged. JupyterLab asks for the state of all widgets when
   * a notebook starts, and sets it when it comes, which may be after later messages.
   * @param {Model<QuizTraits>} model
   */
  #isOutdated(model) {
    return (model.get("saved").number ?? 0) < (this.#acknowledged.get(model) ?? 0);
  }

  /** Another tab has an unsaved answer to the same item, or had it saved. @param {StorageEvent} event */
  #followOtherTab({ oldValue, newValue }) {
    if (this.isLocal) return;
    const theirs = this.#parse(newValue);
    if (theirs && theirs.number > this.#number) {
      this.#number = theirs.number;
      this.waiting = theirs;
      this.#unsent = false;
      this.#wait = PATIENCE;
      clearTimeout(this.#listening);
      this.#listening = setTimeout(() => this.#missAnswer(), this.#wait);
    } else if (!newValue && this.waiting && (this.#parse(oldValue)?.number ?? 0) >= this.waiting.number) {
      this.#safe = this.waiting.value;
      this.#settle();
    }
    this.#publish();
  }

  #writeDown() {
    if (!this.key) return;
    try {
      const kept = this.#readUnsaved();
      if (this.waiting) localStorage.setItem(this.key, JSON.stringify(this.waiting));
      else if (!kept || kept.number <= this.#number) localStorage.removeItem(this.key);
    } catch {
      // The browser has no storage: unsaved answers are lost with the page.
    }
  }

  #readUnsaved() {
    try {
      return this.#parse(localStorage.getItem(this.key));
    } catch {
      return null;
    }
  }

  /** @param {string | null} text @returns {UnsavedAnswer | null} */
  #parse(text) {
    try {
      const { number, value } = JSON.parse(text ?? "");
      const fits = Number.isSafeInteger(number) && (value === null || isAnswer(this.item, value));
      return fits ? { number, value } : null;
    } catch {
      return null;
    }
  }

  #publish() {
    this.changes.dispatchEvent(new Event("change"));
    this.allChanges.dispatchEvent(new Event("change"));
  }
}
