// What a notebook and a page share of handing in: the name for the file, the file itself, and what is said of it.
import { h } from "../../shared/dom.js";

/** @import { Words } from "../../shared/types.js" */

/** What was handed in last: its receipt, what is said of it, and what is said when answers have changed since.
 * @typedef {{receipt: string, sentence: string, changed: string}} Done */

const ENDING = ".responses.json";
const LONGEST_NAME = 60;
/** What file systems do not allow in names, or give another meaning, and white space. */
const UNSAFE = /[\p{Cc}\p{Cf}\s/\\:*?"<>|+.]+/gu;
/** How long a browser may need to take a file, in milliseconds. */
const KEPT_FOR = 60_000;

export class HandInPanel {
  /** @type {Done} */
  #done = { receipt: "", sentence: "", changed: "" };

  /**
   * @param {Words} words
   * @param {string} id for the ids of elements
   * @param {AbortSignal} [signal]
   */
  constructor(words, id, signal) {
    this.words = words;
    this.id = id;
    this.signal = signal;
    this.title = h("h2", { class: "breakcontact-handin__title", id: `${id}-title` }, words("quiz.handin.title"));
    this.status = h("p", { class: "breakcontact-handin__status", role: "status" });
    this.notice = h("p", { class: "breakcontact-handin__notice", role: "status" });
    const look = { class: "breakcontact-handin__name", type: "text", dir: "auto" };
    this.who = h("input", { id: `${id}-name`, ...look, autocomplete: "off", maxLength: LONGEST_NAME });
  }

  /** Whether something was handed in. */
  get isDone() {
    return this.#done.sentence !== "";
  }

  /** Whether these answers were handed in. @param {string} receipt */
  holds(receipt) {
    return this.isDone && this.#done.receipt === receipt;
  }

  /** The field for a name, with its label. @param {string} label of the field */
  renderName(label) {
    const about = h("p", { class: "breakcontact-handin__about" }, this.words(`${label}.about`));
    return [h("label", { for: this.who.id }, this.words(label)), this.who, about];
  }

  /**
   * @param {string} label
   * @param {() => void} click
   * @param {boolean} [isMain] whether it is what most people press
   */
  renderButton(label, click, isMain = false) {
    const look = { class: `breakcontact__button${isMain ? " breakcontact__button--main breakcontact-handin__main" : ""}`, type: "button" };
    return h("button", { ...look, signal: this.signal, on: { click } }, this.words(label));
  }

  /** @param {Done} done @param {string} receipt of the answers as they are now */
  finish(done, receipt) {
    this.#done = done;
    this.say("");
    this.update(receipt);
  }

  /** Say how the answers as they are now were handed in. @param {string} receipt */
  update(receipt) {
    const { sentence, changed } = this.#done;
    const isNew = !this.holds(receipt);
    const text = !sentence ? this.words("quiz.handin.not-yet") : isNew ? changed : sentence;
    if (this.status.textContent !== text) this.status.textContent = text;
    this.status.dataset.state = !sentence ? "open" : isNew ? "changed" : "saved";
  }

  /** @param {string} text */
  say(text) {
    this.notice.textContent = text;
  }

  /**
   * Have the browser save the file.
   * @param {string} text
   * @param {string} slug of the quiz
   * @param {string} receipt
   * @param {boolean} isNamed whether the file is called after the person, too
   * @returns {string} the name of the file
   */
  save(text, slug, receipt, isNamed = true) {
    const file = nameFile(slug, receipt, isNamed ? this.who.value : "");
    const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    h("a", { href: address, download: file }).click();
    setTimeout(() => URL.revokeObjectURL(address), KEPT_FOR);
    return file;
  }
}

/**
 * The name of the file that is handed in, such as `Kari_before_7F3A-91C2-04DE.responses.json`.
 * @param {string} slug
 * @param {string} receipt whose last part is the code
 * @param {string} who
 */
export function nameFile(slug, receipt, who) {
  const code = receipt.split(" ").at(-1);
  return [cleanName(who), slug, code].filter(Boolean).join("_") + ENDING;
}

/** A name as a course can read it from the beginning of a file's name. @param {string} name */
function cleanName(name) {
  const plain = name.normalize("NFC").replace(UNSAFE, " ").replace(/^[ _-]+|[ _-]+$/g, "");
  // A number after a hyphen is what browsers add to a copy, and would not count as part of a name.
  return plain.replace(/-(?=\d+$)/, " ");
}
