// One item as a card: the question, its exhibit, a control for the answer, and whether the answer is saved.
import { h, wordsOf } from "../shared/dom.js";
import { Checking } from "./checking/checking.js";
import { openStore } from "./answer_store.js";
import { renderExhibit } from "./exhibit.js";
import { ITEM_TYPES } from "./items/registry.js";
import { renderKey } from "./key.js";
import { quizSign } from "./signs.js";
import { StatusLine } from "./status.js";

/** @import { Model } from "../shared/types.js" */
/** @import { ControlContext, QuizTraits } from "./types.js" */

/**
 * The card of the model's item, which follows the item's store until `signal` ends.
 * @param {Model<QuizTraits>} model
 * @param {string} id for ids and names; different in each view
 * @param {AbortSignal} signal
 */
export function renderCard(model, id, signal) {
  return new ItemCard(model, id, signal).element;
}

class ItemCard {
  /** The last withdrawn answer, until another is given. @type {unknown} */
  #takenBack = null;

  /** @param {Model<QuizTraits>} model @param {string} id @param {AbortSignal} signal */
  constructor(model, id, signal) {
    this.model = model;
    this.id = id;
    this.signal = signal;
    this.item = model.get("item");
    this.mode = model.get("mode");
    this.words = wordsOf(model.get("labels"));
    this.store = openStore(model.get("storage_key"), this.item, this.mode === "preview");
    this.spoken = h("p", { class: "breakcontact__hidden", role: "status" });
    this.status = new StatusLine(this.store, this.words, signal);
    this.control = ITEM_TYPES[this.item.kind].makeControl(this.#makeContext());
    this.checking = this.mode === "practice" && this.#makeChecking();
    const look = { class: "breakcontact__button breakcontact-quiz__clear", type: "button" };
    this.clear = h("button", { ...look, signal, on: { click: () => this.#takeBack() } });
    this.key = h("div", { class: "breakcontact-quiz__explain" });
    const summary = this.words("quiz.key.teacher");
    this.keyBox = h("details", { class: "breakcontact-quiz__more", hidden: true }, h("summary", {}, summary), this.key);
    this.element = this.#build();
    this.store.changes.addEventListener("change", () => this.update(), { signal });
    this.store.join(model, signal);
    this.update();
  }

  update() {
    const { element } = this;
    const { state, value } = this.store;
    element.dataset.saved = state;
    element.dataset.answered = String(value !== null);
    this.control.show(value);
    this.status.update();
    this.#updateClear(value);
    this.#updateKey(value);
    if (this.checking) {
      this.checking.update();
      element.dataset.verdict = this.checking.verdict;
    }
  }

  /** @returns {ControlContext} */
  #makeContext() {
    const { item, words, id, signal, store } = this;
    return {
      item,
      line: (name) => this.#line(name),
      words,
      id,
      signal,
      answers: store,
      answer: (value, pause) => {
        this.#takenBack = null;
        store.put(value, pause);
      },
      announce: (text) => (this.spoken.textContent = text),
      isChecked: this.mode === "practice",
    };
  }

  #makeChecking() {
    const { item, words, control, signal, store } = this;
    /** @param {string} name */
    const line = (name) => this.#line(name);
    const checking = new Checking({ item, key: this.model.get("key"), line, words, answers: store, control, signal, ask: true });
    const note = () => {
      this.element.dataset.verdict = checking.verdict;
      // The end of the quiz follows all stores.
      store.allChanges.dispatchEvent(new Event("change"));
    };
    checking.changes.addEventListener("change", note, { signal });
    return checking;
  }

  /** A line of the item; explanations may come with the key. @param {string} name */
  #line(name) {
    const line = `${this.item.id}.${name}`;
    const explained = this.model.get("key").explain?.[this.model.get("language")] ?? {};
    return this.model.get("lines")[line] ?? explained[line] ?? "";
  }

  #build() {
    const { item, id, words, model } = this;
    const { items = [] } = model.get("progress");
    const readOn = model.get("key").read_on;
    const number = items.indexOf(item.id) + 1;
    return h(
      "article",
      { class: "breakcontact-quiz__card", "aria-labelledby": `${id}-prompt`, "data-quiz-item": item.id, "data-read-on": readOn },
      number > 0 && h("p", { class: "breakcontact-quiz__number" }, words("quiz.number", { number, total: items.length })),
      h("h3", { class: "breakcontact-quiz__prompt", id: `${id}-prompt`, dir: "auto", tabIndex: -1 }, this.#line("prompt")),
      item.exhibit && item.exhibit.length > 0 && renderExhibit(item.exhibit, (name) => this.#line(name), words),
      this.#hint(),
      this.control.element,
      this.checking && this.checking.element,
      h("div", { class: "breakcontact-quiz__foot" }, this.status.element, this.clear),
      this.keyBox,
      this.spoken,
    );
  }

  #hint() {
    const hint = this.mode === "practice" && this.#line("hint");
    if (!hint) return null;
    const summary = h("summary", {}, quizSign("hint"), this.words("quiz.hint"));
    return h("details", { class: "breakcontact-quiz__more" }, summary, h("p", { dir: "auto" }, hint));
  }

  /** Withdraw the answer, or restore one that was withdrawn by mistake. */
  #takeBack() {
    const { store } = this;
    const back = store.value === null ? this.#takenBack : null;
    this.#takenBack = back === null ? store.value : null;
    store.put(back);
    store.flush();
  }

  /** @param {unknown} value */
  #updateClear(value) {
    const canBringBack = value === null && this.#takenBack !== null;
    this.clear.textContent = this.words(canBringBack ? "quiz.clear.undo" : "quiz.clear");
    this.clear.classList.toggle("breakcontact-quiz__clear--off", value === null && !canBringBack && !this.store.draft);
  }

  /** The whole key is shown to a teacher; in practice a check shows it. @param {unknown} value */
  #updateKey(value) {
    const key = this.model.get("key");
    const isKnown = Object.keys(key).length > 0;
    const isShown = isKnown && this.mode === "preview";
    this.keyBox.hidden = !isShown;
    const { item, words } = this;
    /** @param {string} name */
    const line = (name) => this.#line(name);
    this.key.replaceChildren(...(isShown ? renderKey({ item, key, value, line, words }) : []));
  }
}
