// The end of a quiz: how many are answered, which are not, the receipt, and what handing in means.
import { h, wordsOf } from "../shared/dom.js";
import { isLink, notebookLink } from "../shared/links.js";
import { watchStores } from "./answer_store.js";
import { renderPracticeEnd } from "./checking/practice_end.js";
import { renderHandIn } from "./handing_in/hand_in.js";
import { quizSign } from "./signs.js";

/** @import { Model, Words } from "../shared/types.js" */
/** @import { QuizTraits } from "./types.js" */

/** States to warn about; a running save takes only a moment. */
const UNSAFE = ["late", "failed"];

/**
 * @param {Model<QuizTraits>} model
 * @param {string} id for ids; different in each view
 * @param {AbortSignal} signal
 */
export function renderFinish(model, id, signal) {
  const finish = new Finish(model, id, signal);
  const update = () => finish.update();
  model.on("change:progress", update);
  signal.addEventListener("abort", () => model.off("change:progress", update));
  watchStores(update, signal);
  // Cards of this notebook may be added or removed later.
  queueMicrotask(update);
  return finish.element;
}

class Finish {
  /** The unanswered items shown. @type {string | undefined} */
  #shown;

  /** @param {Model<QuizTraits>} model @param {string} id @param {AbortSignal} signal */
  constructor(model, id, signal) {
    this.model = model;
    this.id = id;
    this.signal = signal;
    this.words = wordsOf(model.get("labels"));
    this.count = h("p", { class: "breakcontact-quiz__count" });
    this.meter = h("progress", { class: "breakcontact-quiz__meter", "aria-labelledby": `${id}-title` });
    this.open = h("div", {});
    this.unsafe = h("div", { role: "status" });
    this.receipt = h("div", {});
    const mode = model.get("mode");
    this.element = h(
      "div",
      { class: "breakcontact-quiz__card breakcontact-quiz__bar" },
      h("h2", { class: "breakcontact-quiz__title", id: `${id}-title` }, this.words(mode === "practice" ? "quiz.finish.title.practice" : "quiz.finish.title")),
      this.count,
      this.meter,
      this.open,
      this.unsafe,
      mode === "practice" && renderPracticeEnd(model, id, signal),
      mode === "graded" && this.receipt,
      mode !== "practice" && this.words(`quiz.finish.${mode}`).split("\n").map((text) => h("p", { class: "breakcontact-quiz__intro" }, text)),
      model.get("hand_in")?.way && renderHandIn(model, id, signal),
      renderStartLink(model, this.words),
    );
    this.update();
  }

  update() {
    const cards = this.#cards();
    const progress = this.model.get("progress");
    const { items = [...cards.keys()], unanswered = [], answered = 0, receipt = "" } = progress;
    const { total = items.length } = progress;
    /** @param {string} item */
    const isOpen = (item) => {
      const card = cards.get(item);
      return card ? card.dataset.answered !== "true" : unanswered.includes(item);
    };
    const open = items.filter(isOpen);
    const done = items.length === total ? total - open.length : answered;
    this.#put(this.count, this.words("quiz.finish.count", { answered: done, total }));
    this.meter.max = Math.max(1, total);
    this.meter.value = done;
    this.#showOpen(open, items, cards);
    const unsafe = items.filter((item) => UNSAFE.includes(cards.get(item)?.dataset.saved ?? "")).length;
    this.#put(this.unsafe, unsafe > 0 ? this.words("quiz.finish.unsaved", { count: unsafe }) : "");
    this.#showReceipt(receipt);
  }

  /** The cards of the same notebook that are in the page, by item. */
  #cards() {
    const notebook = this.element.closest(".jp-Notebook") ?? document;
    /** @type {NodeListOf<HTMLElement>} */
    const cards = notebook.querySelectorAll("[data-quiz-item]");
    return new Map([...cards].map((card) => [card.dataset.quizItem ?? "", card]));
  }

  /** Set the text only if it changed, as a screen reader announces it. @param {HTMLElement} element @param {string} text */
  #put(element, text) {
    if (element.textContent !== text) element.textContent = text;
  }

  /**
   * @param {string[]} open
   * @param {string[]} items
   * @param {Map<string, HTMLElement>} cards
   */
  #showOpen(open, items, cards) {
    if (this.#shown === open.join(" ")) return;
    this.#shown = open.join(" ");
    const look = { class: "breakcontact__button breakcontact-quiz__jump", type: "button" };
    const rows = open.map((item) => {
      const number = this.words("quiz.finish.jump", { number: items.indexOf(item) + 1 });
      const prompt = this.model.get("lines")[`${item}.prompt`] ?? "";
      const click = () => this.#goTo(this.#cards().get(item));
      const button = h("button", { ...look, signal: this.signal, on: { click } }, h("strong", {}, number), h("span", { dir: "auto" }, prompt));
      return h("li", {}, cards.has(item) ? button : [`${number} `, h("bdi", {}, prompt)]);
    });
    const title = h("p", { class: "breakcontact-quiz__task", id: `${this.id}-open` }, this.words("quiz.finish.open"));
    const list = h("ul", { class: "breakcontact-quiz__jumps", role: "list", "aria-labelledby": `${this.id}-open` }, rows);
    this.open.replaceChildren(...(open.length > 0 ? [title, list] : [allAnswered(this.words)]));
  }

  /** @param {HTMLElement | undefined} card */
  #goTo(card) {
    card?.scrollIntoView({ block: "start" });
    card?.querySelector("h3")?.focus({ preventScroll: true });
  }

  /** @param {string} receipt */
  #showReceipt(receipt) {
    if (this.receipt.dataset.receipt === receipt) return;
    this.receipt.dataset.receipt = receipt;
    const line = h("code", { class: "breakcontact-quiz__receipt", dir: "ltr" }, receipt);
    const notice = h("p", { class: "breakcontact-quiz__about", role: "status" });
    const copy = async () => {
      notice.textContent = "";
      notice.textContent = this.words((await copyLine(line)) ? "quiz.finish.copied" : "quiz.finish.select");
    };
    const button = h(
      "button",
      { class: "breakcontact__button breakcontact-quiz__copy", type: "button", signal: this.signal, on: { click: copy } },
      quizSign("copy"),
      this.words("quiz.finish.copy"),
    );
    const title = h("p", { class: "breakcontact-quiz__task" }, this.words("quiz.finish.receipt"));
    const about = h("p", { class: "breakcontact-quiz__about" }, this.words("quiz.finish.receipt.about"));
    this.receipt.replaceChildren(...(receipt ? [title, h("div", { class: "breakcontact-quiz__line" }, line, button), notice, about] : []));
  }
}

/** The way back to the start page, if there is one. @param {Model<QuizTraits>} model @param {Words} words */
export function renderStartLink(model, words) {
  const link = model.get("start_page");
  return isLink(link) && notebookLink(link, { class: "breakcontact-quiz__home" }, words("way.start"));
}

/** @param {Words} words */
function allAnswered(words) {
  return h("p", { class: "breakcontact-quiz__all" }, quizSign("check"), words("quiz.finish.all"));
}

/** Copy the text of `line`; where the browser forbids it, leave it selected. @param {HTMLElement} line */
async function copyLine(line) {
  try {
    await navigator.clipboard.writeText(line.textContent ?? "");
    return true;
  } catch {
    getSelection()?.selectAllChildren(line);
    return document.execCommand("copy");
  }
}
