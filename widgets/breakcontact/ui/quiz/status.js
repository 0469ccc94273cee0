// The status line: whether an answer is saved, and what to do if it is not.
import { h } from "../shared/dom.js";
import { quizSign } from "./signs.js";

/** @import { Words } from "../shared/types.js" */
/** @import { AnswerStore } from "./answer_store.js" */
/** @import { SignName } from "./signs.js" */

/** @type {Record<string, SignName>} */
const SIGNS = {
  none: "open",
  draft: "open",
  pending: "waiting",
  late: "alert",
  failed: "alert",
  saved: "check",
  memory: "check",
  preview: "eye",
};
/** How long a screen reader waits for a newer state, so that it reads a quick save once; milliseconds. */
const SETTLING = 700;
/** While someone writes, "Saved" is read out no more often than this, in milliseconds. */
const READ_OUT_EVERY = 30_000;
/** How long the text for screen readers stays, in milliseconds. */
const READ_OUT_STAYS = 5000;

/** The line at the bottom of a card, a button to try again, and a live region for screen readers. */
export class StatusLine {
  #said = 0;
  /** @type {number | undefined} */
  #settling;
  /** The text shown. @type {string | undefined} */
  #text;

  /** @param {AnswerStore} store @param {Words} words @param {AbortSignal} signal */
  constructor(store, words, signal) {
    this.store = store;
    this.words = words;
    this.line = h("p", { class: "breakcontact-quiz__saved" });
    const look = { class: "breakcontact__button breakcontact-quiz__again", type: "button" };
    this.again = h("button", { ...look, signal, on: { click: () => store.retry() } }, words("quiz.saved.again"));
    this.spoken = h("p", { class: "breakcontact__hidden", role: "status" });
    this.element = h("div", { class: "breakcontact-quiz__status" }, this.line, this.again, this.spoken);
    signal.addEventListener("abort", () => clearTimeout(this.#settling));
  }

  update() {
    const state = this.store.draft ? "draft" : this.store.state;
    const text = this.#textOf(state);
    const isTrouble = state === "late" || state === "failed";
    this.again.hidden = !isTrouble;
    if (text === this.#text) return;
    const isFirst = this.#text === undefined;
    this.#text = text;
    this.line.replaceChildren(quizSign(SIGNS[state]), h("span", {}, text));
    clearTimeout(this.#settling);
    if (!isFirst) this.#settling = setTimeout(() => this.#speak(state, text), SETTLING);
  }

  /** @param {string} state */
  #textOf(state) {
    const { store, words } = this;
    const at = store.at && state === "saved" ? `${words("quiz.saved.saved")} ${store.at}` : words(`quiz.saved.${state}`);
    const kept = state === "late" && words(store.isWrittenDown ? "quiz.saved.kept" : "quiz.saved.unkept");
    return [at, state === "failed" && store.sentence, kept].filter(Boolean).join(" ");
  }

  /** @param {string} state @param {string} text */
  #speak(state, text) {
    const isWriting = document.activeElement?.tagName === "TEXTAREA" && ["pending", "saved"].includes(state);
    if (isWriting && Date.now() - this.#said < READ_OUT_EVERY) return;
    this.#said = Date.now();
    this.spoken.textContent = text;
    // Removed after a while, so that a screen reader does not find an old message.
    this.#settling = setTimeout(() => (this.spoken.textContent = ""), READ_OUT_STAYS);
  }
}
