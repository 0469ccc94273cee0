// One item as a card: what is asked, what it is about, a way to answer, and how safe the answer is.
import { h, wordsOf } from "../shared/dom.js";
import { judgeControl, severalControl, singleControl } from "./items/choices.js";
import { openDesk } from "./answer_store.js";
import { renderExhibit } from "./exhibit.js";
import { renderKey } from "./key.js";
import { matchControl } from "./items/match.js";
import { orderControl } from "./items/order.js";
import { quizSign } from "./signs.js";
import { StatusLine } from "./status.js";
import { textControl } from "./items/text.js";

const CONTROLS = {
  single: singleControl,
  several: severalControl,
  order: orderControl,
  match: matchControl,
  judge: judgeControl,
  text: textControl,
};

/**
 * The card of the model's item.
 * @param {string} id for what labels and describes, unlike that of any other view
 * @returns {HTMLElement} stays in step with the item's desk until `signal` ends
 */
export function renderCard(model, id, signal) {
  return new ItemCard(model, id, signal).element;
}

class ItemCard {
  /** What was last taken back, for a while. */
  #takenBack = null;

  constructor(model, id, signal) {
    Object.assign(this, { model, id, signal });
    this.item = model.get("item");
    this.mode = model.get("mode");
    this.words = wordsOf(model.get("labels"));
    this.desk = openDesk(model.get("place"), this.item, this.mode === "preview");
    this.spoken = h("p", { class: "breakcontact__hidden", role: "status" });
    this.status = new StatusLine(this);
    this.control = CONTROLS[this.item.kind](this.#bench());
    this.element = this.#build();
    this.desk.news.addEventListener("change", () => this.update(), { signal });
    this.desk.join(model, signal);
    this.update();
  }

  update() {
    const { desk, element } = this;
    const { state, value } = desk;
    element.dataset.saved = state;
    element.dataset.answered = String(value !== null);
    this.control.show(value);
    this.status.update();
    this.#updateClear(value);
    this.#updateKey(value);
  }

  #bench() {
    const { item, words, id, signal, desk } = this;
    const announce = (text) => (this.spoken.textContent = text);
    const answer = (value, pause) => {
      this.#takenBack = null;
      desk.put(value, pause);
    };
    return { item, line: (part) => this.#line(part), words, id, signal, desk, answer, announce };
  }

  /** A line of the item; what explains may come with the key. */
  #line(part) {
    const line = `${this.item.id}.${part}`;
    const explained = this.model.get("key").explain?.[this.model.get("language")] ?? {};
    return this.model.get("lines")[line] ?? explained[line] ?? "";
  }

  #build() {
    const { item, id, words, model, signal } = this;
    const { items = [] } = model.get("progress");
    const number = items.indexOf(item.id) + 1;
    const look = { class: "breakcontact__button breakcontact-quiz__clear", type: "button" };
    this.clear = h("button", { ...look, signal, on: { click: () => this.#takeBack() } });
    this.key = h("div", { class: "breakcontact-quiz__explain" });
    const summary = words(this.mode === "preview" ? "quiz.key.teacher" : "quiz.key.show");
    this.keyBox = h("details", { class: "breakcontact-quiz__more", hidden: true }, h("summary", {}, summary), this.key);
    return h(
      "article",
      { class: "breakcontact-quiz__card", "aria-labelledby": `${id}-prompt`, "data-quiz-item": item.id },
      number > 0 && h("p", { class: "breakcontact-quiz__number" }, words("quiz.number", { number, total: items.length })),
      h("h3", { class: "breakcontact-quiz__prompt", id: `${id}-prompt`, dir: "auto", tabIndex: -1 }, this.#line("prompt")),
      item.exhibit?.length > 0 && renderExhibit(item, (part) => this.#line(part), words),
      this.#hint(),
      this.control.element,
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

  /** Take the answer back, or bring back what was taken back by mistake. */
  #takeBack() {
    const { desk } = this;
    const back = desk.value === null ? this.#takenBack : null;
    this.#takenBack = back === null ? desk.value : null;
    desk.put(back);
    desk.flush();
  }

  #updateClear(value) {
    const canBringBack = value === null && this.#takenBack !== null;
    this.clear.textContent = this.words(canBringBack ? "quiz.clear.undo" : "quiz.clear");
    this.clear.classList.toggle("breakcontact-quiz__clear--off", value === null && !canBringBack && !this.desk.draft);
  }

  /** Nothing tells right from wrong but in practice, after an answer, and to a teacher. */
  #updateKey(value) {
    const key = this.model.get("key");
    const isKnown = Object.keys(key).length > 0;
    const isShown = isKnown && ((this.mode === "practice" && value !== null) || this.mode === "preview");
    this.keyBox.hidden = !isShown;
    const context = { item: this.item, key, value, line: (part) => this.#line(part), words: this.words };
    this.key.replaceChildren(...(isShown ? renderKey(context) : []));
  }
}
