// Stands in for Python behind the chat: it checks every path and mark, and keeps a record of the play in the
// browser while the reader wants one. Without that, the play lives as long as the page.
import { replay } from "../../../ui/shared/player.js";
import { PlayStore } from "../play_store.js";
import { areMarks } from "../plays.js";
import { keyOf } from "../store.js";

/**
 * @import { Mark, Story } from "../../../ui/shared/types.js"
 * @import { Saved } from "../../../ui/chat/types.js"
 * @import { HostModel } from "../model.js"
 * @import { Found } from "../play_store.js"
 * @import { Play } from "../plays.js"
 * @import { Kernel, MakeKernel, PageData } from "../types.js"
 */

/** What is told before the start when something was wrong with what was kept. */
const NOTICES = {
  "": "",
  damaged: "web.keep.set-aside",
  shortened: "web.keep.shortened",
  unreadable: "web.keep.unreadable",
};
/** @type {Found} */
const NOTHING = { play: null, others: [], fault: "", kept: false };

/** @type {WeakMap<HostModel, ChatKernel>} */
const kernels = new WeakMap();

/** @type {MakeKernel} */
export function makeChatKernel(model, data) {
  const kernel = new ChatKernel(model, data);
  kernels.set(model, kernel);
  return kernel;
}

/** The stand-in of a chat. @param {HostModel} model */
export function chatKernelOf(model) {
  return kernels.get(model);
}

/** Whether a story has ended, for a path that may be none of it. @param {Story} story @param {unknown} path */
export function hasEnded(story, path) {
  return isPath(story, path) && isEnding(story, /** @type {string[]} */ (path));
}

/** @implements {Kernel} */
class ChatKernel {
  /** The last path and marks that were good. @type {{path: string[], marks: Mark[]}} */
  #good = { path: [], marks: [] };

  /**
   * @param {HostModel} model
   * @param {PageData} data
   */
  constructor(model, data) {
    this.model = model;
    this.data = data;
    this.store = new PlayStore(data.slug, () => this.story);
    const found = data.mayKeep ? this.store.load() : NOTHING;
    const plays = [found.play, ...found.others].filter((play) => play !== null && play.path.length > 0);
    const [first, ...others] = plays.map((play) => this.#describe(/** @type {Play} */ (play)));
    const notice = NOTICES[found.fault];
    model.receive({
      storage_key: data.slug,
      found: first ? { ...first, ...(others.length > 0 && { others }) } : null,
      notice: notice ? data.words[notice] : "",
      memory_only: !found.kept,
    });
    if (!data.mayKeep) return;
    addEventListener("storage", ({ key }) => (key === null || key === keyOf(data.slug)) && this.sync());
    // A page that the browser had put aside has heard of nothing.
    for (const event of ["pageshow", "focus"]) addEventListener(event, () => this.sync());
  }

  /** @returns {Story} */
  get story() {
    return this.model.get("story");
  }

  /** Whether plays are kept in this browser. */
  get keeps() {
    return !this.model.get("memory_only");
  }

  /** Keep the play in the browser from now on, or no longer and not what was kept. @param {boolean} keeps */
  setKeeps(keeps) {
    this.model.receive({ memory_only: !keeps });
    if (!keeps) this.store.forget();
    this.#keep();
  }

  /** Save again what another tab took out of the record, or what could not be saved. */
  sync() {
    if (!this.keeps) return;
    const state = this.store.findState();
    if (state === "lost" || this.model.get("saved").state === "failed") this.#keep();
    // In another tab the reader has said that nothing is to be kept.
    else if (!this.store.isThere) {
      this.store.forget();
      this.model.receive({ memory_only: true });
      this.#keep();
    }
  }

  /** @param {string[]} names */
  onChange(names) {
    if (names.includes("path") || names.includes("marks")) {
      const [path, marks] = [this.model.get("path"), this.model.get("marks")];
      if (isPath(this.story, path) && areMarks(this.story, marks)) this.#good = { path, marks };
      else this.model.receive({ ...this.#good });
      this.#keep();
    } else if (this.keeps && this.#good.path.length > 0) {
      this.#keep(); // the record names the country
    } else {
      this.model.receive({ saved: { ...this.model.get("saved"), number: this.model.get("number") } });
    }
  }

  #keep() {
    const { path, marks } = this.#good;
    /** @type {Saved} */
    const saved = { state: "memory", path, marks, sentence: "", others: 0, number: this.model.get("number") };
    if (this.keeps) {
      saved.state = this.#isKept() || this.store.save(this.#makePlay()) ? "saved" : "failed";
      saved.others = this.store.others;
    }
    if (saved.state === "failed") saved.sentence = this.data.words["web.keep.failed"];
    this.model.receive({ saved });
  }

  #isKept() {
    return this.store.hasKept(this.#makePlay()) && this.store.findState() === "kept";
  }

  /** @returns {Play} */
  #makePlay() {
    const { path, marks } = this.#good;
    return { path, marks, language: this.model.get("language"), country: this.model.get("country") };
  }

  /** A play as the start screen needs it. @param {Play} play */
  #describe({ path, marks }) {
    return { path, marks, ended: isEnding(this.story, path) };
  }
}

/**
 * @param {Story} story
 * @param {unknown} path
 */
function isPath(story, path) {
  try {
    replay(story, /** @type {string[]} */ (path));
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {Story} story
 * @param {string[]} path
 */
function isEnding(story, path) {
  const states = replay(story, path);
  return story.states[states[states.length - 1]].picks.length === 0;
}
