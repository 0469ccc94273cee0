// Below a quiz: handing in. A server in the room takes the answers at once; elsewhere they go into a file, which the
// learner sends. A file can be opened again, and all can be deleted.
import { h, wordsOf } from "../../ui/shared/dom.js";
import { LARGEST_FILE, WrongFile } from "./quiz_answers.js";
import { NotTaken, sendTo } from "./sending.js";

/**
 * @import { Entries, QuizAnswers } from "./quiz_answers.js"
 * @import { PageData } from "./types.js"
 */

const ENDING = ".responses.json";
const LONGEST_NAME = 60;
/** What file systems do not allow in names, or give another meaning, and white space. */
const UNSAFE = /[\p{Cc}\p{Cf}\s/\\:*?"<>|+.]+/gu;

/**
 * @param {HTMLElement} part that the end of the quiz is shown in
 * @param {QuizAnswers} answers
 * @param {PageData} data
 */
export function addHandIn(part, answers, data) {
  part.after(new HandIn(answers, data).element);
}

class HandIn {
  /** What was handed in last: its receipt, what was said of it, and what is said when answers have changed since. */
  #done = { receipt: "", sentence: "", changed: "" };
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
    this.status = h("p", { class: "site-handin__status", role: "status" });
    this.notice = h("p", { class: "site-handin__notice", role: "status" });
    this.undo = this.#button("web.handin.undo", () => this.#undo());
    this.who = h("input", { id: "handin-name", type: "text", autocomplete: "off", maxLength: LONGEST_NAME });
    this.sends = this.#button("web.serve.send", () => void this.#send(), "site-handin__save");
    this.element = h(
      "section",
      { class: "breakcontact site-handin", "aria-labelledby": "handin-title" },
      h("h2", { id: "handin-title" }, this.words("web.handin.title")),
      this.status,
      handIn ? this.#renderSend(handIn.asksCode) : this.#renderSave(),
      this.#renderOpen(),
      mayKeep && this.#button("web.handin.forget", () => this.#forget()),
      this.notice,
      this.undo,
    );
    answers.changes.addEventListener("change", () => this.#update());
    globalThis.addEventListener("beforeunload", (event) => this.#onLeave(event));
    this.undo.hidden = true;
    this.#update();
  }

  #renderSave() {
    return this.#fields("web.handin.name", this.#button("web.handin.save", () => this.#save(), "site-handin__save"));
  }

  /** @param {boolean} asksCode */
  #renderSend(asksCode) {
    const file = this.#button("web.serve.file", () => this.#save());
    return [...this.#fields(asksCode ? "web.serve.code" : "web.serve.name", this.sends), file];
  }

  /**
   * @param {string} label of the field
   * @param {HTMLElement} button
   */
  #fields(label, button) {
    const about = h("p", { class: "site-handin__about" }, this.words(`${label}.about`));
    return [h("label", { for: "handin-name" }, this.words(label)), this.who, about, button];
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
      h("p", { class: "site-handin__about" }, this.words("web.handin.open.about")),
    );
  }

  /**
   * @param {string} label
   * @param {() => void} click
   * @param {string} [more] another class
   */
  #button(label, click, more = "") {
    const look = { class: `breakcontact__button ${more}`.trim(), type: "button" };
    return h("button", { ...look, on: { click } }, this.words(label));
  }

  #update() {
    const { receipt, sentence, changed } = this.#done;
    const isNew = receipt !== this.answers.receipt;
    const text = !sentence ? this.words("web.handin.not-yet") : isNew ? changed : sentence;
    if (this.status.textContent !== text) this.status.textContent = text;
    this.element.dataset.state = !sentence ? "open" : isNew ? "changed" : "saved";
  }

  /** @returns {boolean} whether there is something to hand in; if not, the learner is told */
  #hasAnswers() {
    const found = Object.keys(this.answers.values).length > 0;
    if (!found) this.#say(this.words("web.handin.nothing"));
    return found;
  }

  #save() {
    if (!this.#hasAnswers()) return;
    const prefix = this.handIn?.asksCode ? "" : prefixOf(this.who.value);
    const file = `${prefix}${this.answers.about.slug}${ENDING}`;
    const address = URL.createObjectURL(new Blob([this.answers.text], { type: "application/json" }));
    h("a", { href: address, download: file }).click();
    // The browser has taken what it needs by then.
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
    this.#finish("web.handin.saved", "web.handin.changed", { file });
  }

  async #send() {
    if (!this.handIn || !this.#hasAnswers() || this.sends.disabled) return;
    this.sends.disabled = true;
    this.#say(this.words("web.serve.sending"));
    const { text, receipt, about } = this.answers;
    try {
      const taken = await sendTo(this.handIn.address, { slug: about.slug, who: this.who.value, text });
      if (taken.receipt !== receipt) throw new NotTaken("refused.answers");
      this.#finish("web.serve.received", "web.serve.changed", { name: taken.name }, receipt);
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
    this.#done = { receipt, sentence: this.words(label, { time, ...gaps }), changed: this.words(changed) };
    this.#say("");
    this.#update();
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
    this.#done = { receipt: "", sentence: "", changed: "" };
    this.#update();
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
    this.notice.textContent = text;
    this.#before = before;
    this.undo.hidden = before === null;
  }

  /** Ask before a page is closed that alone has the answers. @param {BeforeUnloadEvent} event */
  #onLeave(event) {
    const { about, values, receipt } = this.answers;
    const isOnlyHere = !about.keeps && Object.keys(values).length > 0 && this.#done.receipt !== receipt;
    if (isOnlyHere) event.preventDefault();
  }
}

/** The beginning of the file's name, from which a course knows whose it is. @param {string} name */
function prefixOf(name) {
  const plain = name.normalize("NFC").replace(UNSAFE, " ").replace(/^[ _-]+|[ _-]+$/g, "");
  // A number after a hyphen is what browsers add to a copy, and would not count as part of a name.
  const safe = plain.replace(/-(?=\d+$)/, " ");
  return safe ? `${safe}_` : "";
}
