// Stands in for Python behind the chat: it checks every path and mark, and keeps a record of the play in the
// browser while the reader wants one. Without that, the play lives as long as the page.
import { replay } from "../../../ui/shared/player.js";
import { readRecord, removeRecord, writeRecord } from "../store.js";

/**
 * @import { Mark, Story } from "../../../ui/shared/types.js"
 * @import { Saved } from "../../../ui/chat/types.js"
 * @import { HostModel } from "../model.js"
 * @import { PlayRecord } from "../store.js"
 * @import { Kernel, MakeKernel, PageData } from "../types.js"
 */

const FORMAT = 1;

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
    const found = data.mayKeep ? this.#findRecord() : null;
    const ended = found && isEnding(this.story, found.path);
    model.receive({
      storage_key: data.slug,
      found: found && found.path.length > 0 ? { path: found.path, marks: found.marks, ended } : null,
      memory_only: !found,
    });
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
    if (!keeps) removeRecord(this.data.slug);
    this.#keep();
  }

  /** @param {string[]} names */
  onChange(names) {
    if (names.includes("path") || names.includes("marks")) {
      const [path, marks] = [this.model.get("path"), this.model.get("marks")];
      if (isPath(this.story, path) && isListOfMarks(this.story, marks)) this.#good = { path, marks };
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
    if (this.keeps) saved.state = writeRecord(this.data.slug, this.#makeRecord()) ? "saved" : "failed";
    if (saved.state === "failed") saved.sentence = this.data.words["web.keep.failed"];
    this.model.receive({ saved });
  }

  /** @returns {PlayRecord} */
  #makeRecord() {
    const { id, version } = this.story;
    const { path, marks } = this.#good;
    const [language, country] = [this.model.get("language"), this.model.get("country")];
    return { format: FORMAT, story: id, version, path, marks: marks.map((mark) => [...mark]), language, country };
  }

  /** The record that an earlier visit left, if it is one of this story. */
  #findRecord() {
    const found = readRecord(this.data.slug);
    const { story } = this;
    if (!found || found.format !== FORMAT || found.story !== story.id) return null;
    return isPath(story, found.path) && isListOfMarks(story, found.marks) ? found : null;
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

/**
 * @param {Story} story
 * @param {unknown} marks
 */
function isListOfMarks({ messages }, marks) {
  const tactics = new Set(Object.values(messages).map((message) => message.tactic));
  /** @param {unknown} mark */
  const isMark = (mark) => {
    if (!Array.isArray(mark) || !Object.hasOwn(messages, mark[0])) return false;
    if (mark.length === 2) return mark[1] === "evidence";
    return mark.length === 3 && mark[1] === "tactic" && mark[2] !== undefined && tactics.has(mark[2]);
  };
  return Array.isArray(marks) && marks.every(isMark);
}
