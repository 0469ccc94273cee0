// Below a quiz: handing in. A server in the room takes the answers at once; elsewhere they go into a file, which the
// learner sends. A file can be opened again, and all can be deleted.
import { HandInPanel } from "../../ui/quiz/handing_in/panel.js";
import { h, wordsOf } from "../../ui/shared/dom.js";
import { LARGEST_FILE, WrongFile } from "./quiz_answers.js";
import { NotTaken, sendTo } from "./sending.js";

/**
 * @import { Entries, QuizAnswers } from "./quiz_answers.js"
 * @import { PageData } from "./types.js"
 */

/**
 * @param {HTMLElement} part that the end of the quiz is shown in
 * @param {QuizAnswers} answers
 * @param {PageData} data
 */
export function addHandIn(part, answers, data) {
  part.after(new HandIn(answers, data).element);
}

class HandIn {
  /** What undo puts back. @type {Entries | null} */
  #before = null;

  /**
   * @param {QuizAnswers} answers
   * @param {PageData} data
   */
  constructor(answers, { words: labels, mayKeep, handIn }) {
    this.answers = answers;
    this.handIn = handIn;
    this.words = wordsOf(labels);
    this.panel = new HandInPanel(this.words, "handin");
    this.undo = this.panel.renderButton("web.handin.undo", () => this.#undo());
    this.sends = this.panel.renderButton("quiz.handin.send", () => void this.#send(), true);
    this.element = h(
      "section",
      { class: "breakcontact breakcontact-handin site-handin", "aria-labelledby": this.panel.title.id },
      this.panel.title,
      this.panel.status,
      handIn ? this.#renderSend(handIn.asksCode) : this.#renderSave(),
      this.#renderOpen(),
      mayKeep && this.panel.renderButton("web.handin.forget", () => this.#forget()),
      this.panel.notice,
      this.undo,
    );
    answers.changes.addEventListener("change", () => this.#update());
    globalThis.addEventListener("beforeunload", (event) => this.#onLeave(event));
    this.undo.hidden = true;
    this.#update();
  }

  #renderSave() {
    return [...this.panel.renderName("quiz.handin.name"), this.panel.renderButton("quiz.handin.save", () => this.#save(), true)];
  }

  /** @param {boolean} asksCode */
  #renderSend(asksCode) {
    const file = this.panel.renderButton("quiz.handin.instead", () => this.#save());
    return [...this.panel.renderName(asksCode ? "web.serve.code" : "web.serve.name"), this.sends, file];
  }

  #renderOpen() {
    const look = { class: "breakcontact__hidden", type: "file", accept: ".json,application/json" };
    const input = h("input", { id: "handin-file", ...look });
    input.addEventListener("change", () => {
      const [file] = input.files ?? [];
      if (file) void this.#open(file).finally(() => (input.value = ""));
    });
    const looks = { for: "handin-file", class: "breakcontact__button site-handin__file" };
    return h(
      "div",
      { class: "site-handin__open" },
      input,
      h("label", looks, this.words("web.handin.open")),
      h("p", { class: "breakcontact-handin__about" }, this.words("web.handin.open.about")),
    );
  }

  #update() {
    this.panel.update(this.answers.receipt);
  }

  /** @returns {boolean} whether there is something to hand in; if not, the learner is told */
  #hasAnswers() {
    const found = Object.keys(this.answers.values).length > 0;
    if (!found) this.#say(this.words("quiz.handin.nothing"));
    return found;
  }

  #save() {
    if (!this.#hasAnswers()) return;
    const { text, receipt, about } = this.answers;
    const file = this.panel.save(text, about.slug, receipt, !this.handIn?.asksCode);
    this.#finish("quiz.handin.saved", "quiz.handin.changed", { file });
  }

  async #send() {
    if (!this.handIn || !this.#hasAnswers() || this.sends.disabled) return;
    this.sends.disabled = true;
    this.#say(this.words("quiz.handin.sending"));
    const { text, receipt, about } = this.answers;
    try {
      const taken = await sendTo(this.handIn.address, { slug: about.slug, who: this.panel.who.value, text });
      if (taken.receipt !== receipt) throw new NotTaken("refused.answers");
      this.#finish("web.serve.received", "quiz.handin.resend", { name: taken.name }, receipt);
    } catch (error) {
      if (!(error instanceof NotTaken)) throw error;
      this.#say(this.words(`web.serve.${error.reason}`));
    } finally {
      this.sends.disabled = false;
    }
  }

  /**
   * @param {string} label of what is said
   * @param {string} changed the label of what is said when answers have changed since
   * @param {Record<string, string>} gaps
   * @param {string} [receipt] of what was handed in
   */
  #finish(label, changed, gaps, receipt = this.answers.receipt) {
    const time = new Date().toTimeString().slice(0, 5);
    const done = { receipt, sentence: this.words(label, { time, ...gaps }), changed: this.words(changed) };
    this.#say("");
    this.panel.finish(done, this.answers.receipt);
  }

  /** @param {File} file */
  async #open(file) {
    const before = structuredClone(this.answers.entries);
    try {
      if (file.size > LARGEST_FILE) throw new WrongFile("large");
      const count = this.answers.addFile(await file.text());
      this.#say(this.words("web.handin.opened", { count }), count > 0 ? before : null);
    } catch (error) {
      if (!(error instanceof WrongFile)) throw error;
      const reason = this.words(`web.handin.wrong.${error.code}`);
      this.#say(this.words("web.handin.wrong", { file: file.name, reason }));
    }
  }

  #forget() {
    const before = structuredClone(this.answers.entries);
    this.answers.forget();
    this.panel.finish({ receipt: "", sentence: "", changed: "" }, this.answers.receipt);
    this.#say(this.words("web.handin.forgotten"), Object.keys(before).length > 0 ? before : null);
  }

  #undo() {
    if (this.#before) this.answers.putBack(this.#before);
    this.#say(this.words("web.handin.undone"));
  }

  /**
   * @param {string} text
   * @param {Entries | null} [before] what undo puts back
   */
  #say(text, before = null) {
    this.panel.say(text);
    this.#before = before;
    this.undo.hidden = before === null;
  }

  /** Ask before a page is closed that alone has the answers. @param {BeforeUnloadEvent} event */
  #onLeave(event) {
    const { about, values, receipt } = this.answers;
    const isOnlyHere = !about.keeps && Object.keys(values).length > 0 && !this.panel.holds(receipt);
    if (isOnlyHere) event.preventDefault();
  }
}
