// One question to practise with: its exhibit, a hint, the answer, and whether and why it fits.
import { h } from "../../shared/dom.js";
import { renderExhibit } from "../exhibit.js";
import { ITEM_TYPES } from "../items/registry.js";
import { quizSign } from "../signs.js";
import { Checking, renderVerdict } from "./checking.js";

/** @import { Words } from "../../shared/types.js" */
/** @import { Answers, Item, Key, Line, Lines, Verdict } from "../types.js" */

/** An answer that only the page knows. @implements {Answers} */
class LocalAnswers {
  changes = new EventTarget();
  /** @type {unknown} */
  value = null;
  /** @type {unknown} */
  draft = null;
  /** @type {Verdict} */
  verdict = "open";

  /** @param {unknown} value */
  put(value) {
    this.draft = null;
    this.value = value;
    this.#publish();
  }

  /** @param {unknown} draft */
  setDraft(draft) {
    this.draft = draft;
    this.#publish();
  }

  flush() {}

  #publish() {
    this.changes.dispatchEvent(new Event("change"));
  }
}

export class PracticeCard {
  /**
   * @param {Item} item
   * @param {Key} key
   * @param {Lines} lines
   * @param {Words} words
   * @param {string} id
   * @param {string} number such as "Question 1 of 5"
   * @param {AbortSignal} signal
   */
  constructor(item, key, lines, words, id, number, signal) {
    this.item = item;
    this.words = words;
    this.answers = new LocalAnswers();
    /** @type {Line} */
    this.line = (name) => lines[`${item.id}.${name}`] ?? "";
    this.spoken = h("p", { class: "breakcontact__hidden", role: "status" });
    const { answers, line } = this;
    // One choice is explained right below itself; what takes several steps waits until it is to be checked.
    const isAtOnce = item.kind === "single";
    this.control = ITEM_TYPES[item.kind].makeControl({
      item,
      line,
      words,
      id,
      signal,
      answers,
      answer: (value) => answers.put(value),
      announce: (text) => (this.spoken.textContent = text),
      isChecked: true,
      explain: isAtOnce ? (option) => explainOption(line(`${option}.explain`), option === key.right, words) : undefined,
    });
    this.checking = new Checking({ item, key, line, words, answers, control: this.control, signal, ask: !isAtOnce });
    this.about = h("div", { class: "breakcontact-quiz__explain", "aria-live": "polite", hidden: true });
    this.element = this.#build(id, number);
    answers.changes.addEventListener("change", () => this.#update(isAtOnce), { signal });
    this.#update(isAtOnce);
  }

  /** @param {boolean} isAtOnce */
  #update(isAtOnce) {
    this.control.show(this.answers.value);
    this.checking.update();
    const about = this.line("explain");
    const isShown = isAtOnce && this.answers.value !== null && about !== "";
    if (isShown === !this.about.hidden) return;
    this.about.hidden = !isShown;
    this.about.replaceChildren(...(isShown ? [h("p", { dir: "auto" }, about)] : []));
  }

  /** @param {string} id @param {string} number */
  #build(id, number) {
    const { item, line, words } = this;
    return h(
      "article",
      { class: "breakcontact-quiz__card", "aria-labelledby": `${id}-prompt`, "data-quiz-item": item.id },
      h("p", { class: "breakcontact-quiz__number" }, number),
      h("h3", { class: "breakcontact-quiz__prompt", id: `${id}-prompt`, dir: "auto", tabIndex: -1 }, line("prompt")),
      item.exhibit && item.exhibit.length > 0 && renderExhibit(item.exhibit, line, words),
      this.#hint(),
      this.control.element,
      this.checking.element,
      this.about,
      this.spoken,
    );
  }

  #hint() {
    const hint = this.line("hint");
    if (!hint) return null;
    const summary = h("summary", {}, quizSign("hint"), this.words("quiz.hint"));
    return h("details", { class: "breakcontact-quiz__more" }, summary, h("p", { dir: "auto" }, hint));
  }
}

/**
 * Whether an option is a good choice, and why.
 * @param {string} reason
 * @param {boolean} isRight
 * @param {Words} words
 */
function explainOption(reason, isRight, words) {
  return [
    renderVerdict(isRight, words, "questions"),
    h("p", { dir: "auto" }, reason),
    !isRight && h("p", { class: "breakcontact-quiz__about" }, words("questions.again")),
  ];
}
