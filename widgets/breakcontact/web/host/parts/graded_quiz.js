// Stands in for Python behind a quiz that is handed in: an answer is acknowledged when the browser has it.
import { QuizAnswers } from "../quiz_answers.js";

/**
 * @import { HostModel } from "../model.js"
 * @import { Item } from "../../../ui/quiz/types.js"
 * @import { Kernel, ModelEntry, PageData } from "../types.js"
 */

/** @type {WeakMap<PageData, GradedQuiz>} */
const quizzes = new WeakMap();

/**
 * @param {HostModel} model
 * @param {PageData} data
 * @param {ModelEntry} entry whose `answers` are the slug and version of the quiz
 * @returns {Kernel}
 */
export function makeGradedKernel(model, data, entry) {
  const quiz = quizzes.get(data) ?? new GradedQuiz(data, entry);
  quizzes.set(data, quiz);
  return quiz.add(model);
}

/** The answers of the page's quiz, if it has one that is handed in. @param {PageData} data */
export function answersOf(data) {
  return quizzes.get(data)?.answers;
}

/** The quiz of a page: its answers, and the models that show them. */
class GradedQuiz {
  /** @type {HostModel[]} */
  #models = [];
  /** The number of the last message about each item. @type {Map<string, number>} */
  #numbers = new Map();
  /** When each answer was kept, in hours and minutes. @type {Map<string, string>} */
  #times = new Map();
  /** The items whose answers the browser has not taken. @type {Set<string>} */
  #unsaved = new Set();

  /**
   * @param {PageData} data
   * @param {ModelEntry} entry
   */
  constructor(data, { answers }) {
    this.words = data.words;
    this.keeps = data.mayKeep;
    const parts = Object.values(data.models).filter(({ kind, state }) => kind === "quiz" && state.part === "item");
    const items = parts.map(({ state }) => /** @type {Item} */ (state.item));
    const { slug, version } = answers;
    this.answers = new QuizAnswers({ slug, version, items, language: data.language, keeps: this.keeps });
    this.answers.changes.addEventListener("change", () => this.#publish());
  }

  /** @param {HostModel} model @returns {Kernel} */
  add(model) {
    this.#models.push(model);
    this.#noteCountry(model);
    this.#tell(model);
    return {
      onChange: () => this.#noteCountry(model),
      onMessage: (message) => message?.kind === "answer" && this.#take(model, message),
    };
  }

  /** @param {HostModel} model */
  #noteCountry(model) {
    this.answers.country = model.get("country");
  }

  /**
   * @param {HostModel} model
   * @param {{number: number, value: unknown}} answer
   */
  #take(model, { number, value }) {
    const { id } = model.get("item");
    this.#numbers.set(id, number);
    this.#times.set(id, new Date().toTimeString().slice(0, 5));
    this.#unsaved.delete(id);
    if (!this.answers.put(id, value)) this.#unsaved.add(id);
    model.tell({ kind: "answered", ...this.#describe(id), state: this.#stateOf(id) });
    this.#publish();
  }

  /** @param {string} id */
  #stateOf(id) {
    if (this.#unsaved.has(id)) return "failed";
    return this.keeps ? "saved" : "memory";
  }

  /** @param {string} id */
  #describe(id) {
    const isAnswered = id in this.answers.values;
    const sentence = this.#unsaved.has(id) ? this.words["web.keep.failed"] : "";
    const state = isAnswered || sentence ? this.#stateOf(id) : "none";
    return { state, at: this.#times.get(id) ?? "", sentence, number: this.#numbers.get(id) ?? 0 };
  }

  #publish() {
    for (const model of this.#models) this.#tell(model);
  }

  /** @param {HostModel} model */
  #tell(model) {
    const { values, receipt, about } = this.answers;
    if (model.get("part") === "item") {
      const { id } = model.get("item");
      model.receive({ response: values[id] ?? null, saved: this.#describe(id) });
      return;
    }
    const items = about.items.map(({ id }) => id);
    const unanswered = items.filter((id) => !(id in values));
    const answered = items.length - unanswered.length;
    const unsaved = [...this.#unsaved];
    const isReceipt = unsaved.length === 0;
    model.receive({
      progress: { items, total: items.length, answered, unanswered, unsaved, receipt: isReceipt ? receipt : "" },
    });
  }
}
