// The questions after a lesson: all of them in one list, with the reason for each answer. Nothing is saved.
import { h, wordsOf } from "../shared/dom.js";
import { keepShortcutsAway } from "../shared/shortcuts.js";
import { renderExhibit } from "./exhibit.js";
import { ITEM_TYPES } from "./items/registry.js";
import { renderKey } from "./key.js";
import { quizSign } from "./signs.js";

/** @import { RenderContext, Words } from "../shared/types.js" */
/** @import { Answers, Item, Key, Line, PracticeTraits } from "./types.js" */

let views = 0;

/** Called by anywidget for each view. @param {RenderContext<PracticeTraits>} context */
function render({ model, el }) {
  const view = new AbortController();
  const { signal } = view;
  const words = wordsOf(model.get("labels"));
  const lines = model.get("lines");
  const keys = model.get("answer_keys");
  const items = model.get("items");
  const id = `breakcontact-practice-${Math.random().toString(36).slice(2, 8)}-${(views += 1)}`;
  /** @type {Set<string>} */
  const seen = new Set();
  const progress = h("p", { class: "breakcontact-quiz__about", role: "status" });

  /** @param {string} item */
  function note(item) {
    seen.add(item);
    const isDone = seen.size === items.length;
    const count = words("questions.progress", { seen: seen.size, total: items.length });
    progress.textContent = isDone ? words("questions.done") : count;
  }

  const cards = items.map((item, index) => {
    const number = words("questions.number", { number: index + 1, total: items.length });
    const card = new PracticeCard(item, keys[item.id] ?? {}, lines, words, `${id}-${item.id}`, number, signal);
    card.answers.changes.addEventListener("change", () => card.answers.value !== null && note(item.id), { signal });
    return card.element;
  });
  const root = h(
    "section",
    {
      class: "breakcontact breakcontact-quiz breakcontact-quiz--practice",
      lang: model.get("language"),
      "aria-label": words("questions.title"),
    },
    h("p", { class: "breakcontact-quiz__lead" }, words("questions.lead")),
    cards,
    progress,
  );
  keepShortcutsAway(root, signal);
  el.append(root);
  return () => {
    view.abort();
    root.remove();
  };
}

/** @implements {Answers} */
class LocalAnswers {
  changes = new EventTarget();
  /** @type {unknown} */
  value = null;
  /** @type {unknown} */
  draft = null;

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

class PracticeCard {
  /**
   * @param {Item} item
   * @param {Key} key
   * @param {Readonly<Record<string, string>>} lines
   * @param {Words} words
   * @param {string} id
   * @param {string} number such as "Question 1 of 5"
   * @param {AbortSignal} signal
   */
  constructor(item, key, lines, words, id, number, signal) {
    this.item = item;
    this.itemKey = key;
    this.words = words;
    this.answers = new LocalAnswers();
    /** @type {Line} */
    this.line = (name) => lines[`${item.id}.${name}`] ?? "";
    this.spoken = h("p", { class: "breakcontact__hidden", role: "status" });
    this.key = h("div", { class: "breakcontact-quiz__explain", "aria-live": "polite" });
    const { answers, line } = this;
    const type = ITEM_TYPES[item.kind];
    const right = [key.right ?? []].flat();
    this.control = type.makeControl({
      item,
      line,
      words,
      id,
      signal,
      answers,
      answer: (value) => answers.put(value),
      announce: (text) => (this.spoken.textContent = text),
      explain: (option) => explainOption(line(`${option}.explain`), right.includes(option), words),
    });
    this.showsKey = !type.explainsOptions;
    this.element = this.#build(id, number);
    answers.changes.addEventListener("change", () => this.#update(), { signal });
    this.#update();
  }

  #update() {
    const { item, itemKey: key, line, words } = this;
    const { value } = this.answers;
    this.control.show(value);
    this.key.hidden = value === null || !(this.showsKey || line("explain"));
    if (this.key.hidden) return;
    const parts = this.showsKey
      ? renderKey({ item, key, value, line, words })
      : [h("p", { dir: "auto" }, line("explain"))];
    this.key.replaceChildren(...parts);
  }

  /** @param {string} id @param {string} number */
  #build(id, number) {
    const { item, line, words } = this;
    return h(
      "article",
      { class: "breakcontact-quiz__card", "aria-labelledby": `${id}-prompt`, "data-quiz-item": item.id },
      h("p", { class: "breakcontact-quiz__number" }, number),
      h("h3", { class: "breakcontact-quiz__prompt", id: `${id}-prompt`, dir: "auto" }, line("prompt")),
      item.exhibit && item.exhibit.length > 0 && renderExhibit(item.exhibit, line, words),
      this.#hint(),
      this.control.element,
      this.key,
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
    h(
      "p",
      { class: `breakcontact-quiz__verdict ${isRight ? "breakcontact-quiz__verdict--right" : ""}` },
      quizSign(isRight ? "check" : "other"),
      words(isRight ? "questions.right" : "questions.other"),
    ),
    h("p", { dir: "auto" }, reason),
    !isRight && h("p", { class: "breakcontact-quiz__about" }, words("questions.again")),
  ];
}

export default { render };
