// Below a quiz: handing in. The answers go into a file, which the learner sends; and a file can be opened again.
import { h, wordsOf } from "../../ui/shared/dom.js";
import { LARGEST_FILE, WrongFile } from "./quiz_answers.js";

/**
 * @import { QuizAnswers } from "./quiz_answers.js"
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
  /** The receipt of the answers in the last file that was saved, and what was said of it. */
  #saved = { receipt: "", sentence: "" };
  /** What undo puts back. @type {import("./quiz_answers.js").Entries | null} */
  #before = null;

  /**
   * @param {QuizAnswers} answers
   * @param {PageData} data
   */
  constructor(answers, { words: labels, mayKeep }) {
    this.answers = answers;
    this.words = wordsOf(labels);
    this.status = h("p", { class: "site-handin__status", role: "status" });
    this.notice = h("p", { class: "site-handin__notice", role: "status" });
    this.undo = this.#button("web.handin.undo", () => this.#undo());
    this.name = h("input", { id: "handin-name", type: "text", autocomplete: "off", maxLength: LONGEST_NAME });
    this.element = h(
      "section",
      { class: "breakcontact site-handin", "aria-labelledby": "handin-title" },
      h("h2", { id: "handin-title" }, this.words("web.handin.title")),
      this.status,
      h("label", { for: "handin-name" }, this.words("web.handin.name")),
      this.name,
      h("p", { class: "site-handin__about" }, this.words("web.handin.name.about")),
      this.#button("web.handin.save", () => this.#save(), "site-handin__save"),
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

  #renderOpen() {
    const input = h("input", { id: "handin-file", type: "file", accept: ".json,application/json", class: "breakcontact__hidden" });
    input.addEventListener("change", () => {
      const [file] = input.files ?? [];
      if (file) void this.#open(file).finally(() => (input.value = ""));
    });
    return h(
      "div",
      { class: "site-handin__open" },
      input,
      h("label", { for: "handin-file", class: "breakcontact__button site-handin__file" }, this.words("web.handin.open")),
      h("p", { class: "site-handin__about" }, this.words("web.handin.open.about")),
    );
  }

  /**
   * @param {string} label
   * @param {() => void} click
   * @param {string} [more] another class
   */
  #button(label, click, more = "") {
    return h("button", { class: `breakcontact__button ${more}`.trim(), type: "button", on: { click } }, this.words(label));
  }

  #update() {
    const { receipt, sentence } = this.#saved;
    const isNew = receipt !== this.answers.receipt;
    const text = !sentence ? this.words("web.handin.not-yet") : isNew ? this.words("web.handin.changed") : sentence;
    if (this.status.textContent !== text) this.status.textContent = text;
    this.element.dataset.state = !sentence ? "open" : isNew ? "changed" : "saved";
  }

  #save() {
    if (Object.keys(this.answers.values).length === 0) return this.#say(this.words("web.handin.nothing"));
    const file = `${prefixOf(this.name.value)}${this.answers.about.slug}${ENDING}`;
    const address = URL.createObjectURL(new Blob([this.answers.text], { type: "application/json" }));
    h("a", { href: address, download: file }).click();
    // The browser has taken what it needs by then.
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
    const time = new Date().toTimeString().slice(0, 5);
    this.#saved = { receipt: this.answers.receipt, sentence: this.words("web.handin.saved", { time, file }) };
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
    this.#saved = { receipt: "", sentence: "" };
    this.#update();
    this.#say(this.words("web.handin.forgotten"), Object.keys(before).length > 0 ? before : null);
  }

  #undo() {
    if (this.#before) this.answers.putBack(this.#before);
    this.#say(this.words("web.handin.undone"));
  }

  /**
   * @param {string} text
   * @param {import("./quiz_answers.js").Entries | null} [before] what undo puts back
   */
  #say(text, before = null) {
    this.notice.textContent = text;
    this.#before = before;
    this.undo.hidden = before === null;
  }

  /** Ask before a page is closed that alone has the answers. @param {BeforeUnloadEvent} event */
  #onLeave(event) {
    const { about, values, receipt } = this.answers;
    const isOnlyHere = !about.keeps && Object.keys(values).length > 0 && this.#saved.receipt !== receipt;
    if (isOnlyHere) event.preventDefault();
  }
}

/** The beginning of the file's name, from which a course knows whose it is. @param {string} name */
function prefixOf(name) {
  const safe = name.normalize("NFC").replace(UNSAFE, "-").replace(/^-+|-+$/g, "");
  return safe ? `${safe}_` : "";
}
