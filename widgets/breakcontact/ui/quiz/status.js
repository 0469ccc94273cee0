// One line that tells how safe an answer is, and what to do when it is not.
import { h } from "../shared/dom.js";
import { quizSign } from "./signs.js";

const STATUS_SIGNS = {
  none: "open",
  draft: "open",
  pending: "waiting",
  late: "alert",
  failed: "alert",
  saved: "check",
  memory: "check",
  preview: "eye",
};
/** What is read out waits this long for something newer, so that a quick save is told once. */
const STATUS_SETTLES = 700;
/** While somebody writes, "Saved" is read out no more often than this. */
const STATUS_SELDOM = 30_000;

/** The line at the foot of a card, a button to try again, and what a screen reader is told. */
export class StatusLine {
  #said = 0;

  constructor({ desk, words, signal }) {
    Object.assign(this, { desk, words });
    this.line = h("p", { class: "breakcontact-quiz__saved" });
    const look = { class: "breakcontact__button breakcontact-quiz__again", type: "button" };
    this.again = h("button", { ...look, signal, on: { click: () => desk.retry() } }, words("quiz.saved.again"));
    this.spoken = h("p", { class: "breakcontact__hidden", role: "status" });
    this.element = h("div", { class: "breakcontact-quiz__status" }, this.line, this.again, this.spoken);
    signal.addEventListener("abort", () => clearTimeout(this.settling));
  }

  update() {
    const state = this.desk.draft ? "draft" : this.desk.state;
    const text = this.#textOf(state);
    const isTrouble = state === "late" || state === "failed";
    this.again.hidden = !isTrouble;
    if (text === this.text) return;
    const isFirst = this.text === undefined;
    this.text = text;
    this.line.replaceChildren(quizSign(STATUS_SIGNS[state]), h("span", {}, text));
    clearTimeout(this.settling);
    if (!isFirst) this.settling = setTimeout(() => this.#speak(state, text), STATUS_SETTLES);
  }

  #textOf(state) {
    const { desk, words } = this;
    const at = desk.at && state === "saved" ? `${words("quiz.saved.saved")} ${desk.at}` : words(`quiz.saved.${state}`);
    const kept = state === "late" && words(desk.isWrittenDown ? "quiz.saved.kept" : "quiz.saved.unkept");
    return [at, state === "failed" && desk.sentence, kept].filter(Boolean).join(" ");
  }

  #speak(state, text) {
    const isWriting = document.activeElement?.tagName === "TEXTAREA" && ["pending", "saved"].includes(state);
    if (isWriting && Date.now() - this.#said < STATUS_SELDOM) return;
    this.#said = Date.now();
    this.spoken.textContent = text;
    // Gone after a while, so that nobody who reads on comes upon it twice.
    this.settling = setTimeout(() => (this.spoken.textContent = ""), 5000);
  }
}
