// One quiet line that says how safe the play is, and what to do when it is not.
import { h } from "../shared/dom.js";
import { icon } from "../shared/icons.js";

/**
 * @import { Words } from "../shared/types.js"
 * @import { IconName } from "../shared/icons.js"
 * @import { Play } from "./play.js"
 * @import { SaveState } from "./types.js"
 */

/** Milliseconds that a kernel may take before the line says more than "not saved yet". */
const PATIENCE = 4000;
/** @type {Record<SaveState, IconName>} */
const SIGNS = { none: "note", saved: "check", memory: "check", pending: "waiting", failed: "note", deleted: "note" };

/** The line at the foot of the chat; `root` gets the state as `data-saved`, for CSS and tests. */
export class SaveStatus {
  #text = "";
  /** @type {number | undefined} */
  #timer = undefined;

  /** @param {{play: Play, words: Words, root: HTMLElement, signal: AbortSignal}} context */
  constructor({ play, words, root, signal }) {
    this.play = play;
    this.words = words;
    this.root = root;
    this.element = h("div", { class: "breakcontact-chat__saved", role: "status" });
    signal.addEventListener("abort", () => clearTimeout(this.#timer));
  }

  update() {
    const { kept } = this.play;
    clearTimeout(this.#timer);
    this.root.dataset.saved = kept;
    if (kept === "pending" && !this.play.lost)
      this.#timer = setTimeout(() => this.#show("pending", "chat.saved.late"), PATIENCE);
    const isBeside = kept === "saved" && this.play.model.get("saved").others > 0;
    const special = isBeside ? "beside" : kept === "pending" && this.play.lost ? "restarted" : kept;
    this.#show(kept, `chat.saved.${special}`);
  }

  /**
   * @param {SaveState} kept
   * @param {string} id
   */
  #show(kept, id) {
    const sentence = kept === "failed" ? this.play.model.get("saved").sentence : "";
    const text = kept === "none" ? "" : [this.words(id), sentence].filter(Boolean).join(" ");
    if (text === this.#text) return;
    this.#text = text;
    this.element.replaceChildren(...(text ? [icon(SIGNS[kept]), h("span", {}, text)] : []));
  }
}
