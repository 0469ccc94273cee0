// The explorer: the page redraws the people at once, Python writes the conclusion. Nothing is saved.
import { h, wordsOf } from "../shared/dom.js";
import { installExit } from "../shared/exit.js";
import { outcomeOf, shareOut } from "./model.js";
import { writeMoney } from "./money.js";
import { iconArray, drawPerson } from "./person.js";
import { audienceNote, chooseCountry, foldedTable, leaveButton } from "../shared/controls.js";
import { keepShortcutsAway } from "../shared/shortcuts.js";

/**
 * @import { Model, RenderContext, Words } from "../shared/types.js"
 * @import { ExplorerTraits, OutcomeRow, PersonKind, Slider } from "./types.js"
 */

/** What is painted of each person, in two groups. @type {PersonKind[][]} */
const KINDS = [
  ["more", "no-more"],
  ["shared", "unknown", "not-shared"],
];

/** Called by anywidget for each view. @param {RenderContext<ExplorerTraits>} context */
function render({ model, el }) {
  const view = new AbortController();
  const words = wordsOf(model.get("labels"));
  const explorer = new ExplorerView(model, words, view.signal);
  const leave = installExit(words, view.signal);
  explorer.root.prepend(
    h(
      "div",
      { class: "breakcontact-panel__top" },
      chooseCountry(model, words, view.signal),
      leaveButton(words, view.signal, leave),
    ),
  );
  keepShortcutsAway(explorer.root, view.signal);
  el.append(explorer.root);
  return () => {
    view.abort();
    explorer.end();
    explorer.root.remove();
  };
}

class ExplorerView {
  /** @type {Map<string, ActionCard>} */
  #cards = new Map();
  /** @type {Map<string, {input: HTMLInputElement, shown: HTMLElement, now: HTMLElement, slider: Slider}>} */
  #sliders = new Map();
  #onConclusion = () => this.tell();
  #onCountry = () => this.startAnew();

  /**
   * @param {Model<ExplorerTraits>} model
   * @param {Words} words
   * @param {AbortSignal} signal
   */
  constructor(model, words, signal) {
    this.model = model;
    this.words = words;
    this.signal = signal;
    this.id = `breakcontact-explorer-${Math.random().toString(36).slice(2, 10)}`;
    this.figure = h("div", { class: "breakcontact-explorer__picture" });
    this.sentences = h("div", { class: "breakcontact-explorer__sentences", "aria-live": "polite" });
    this.sure = h("p", { class: "breakcontact-panel__sure" });
    this.table = h("div", {});
    this.fault = h("p", { role: "alert" });
    this.controls = h("div", { class: "breakcontact-explorer__sliders" });
    this.root = this.#build();
    model.on("change:conclusion", this.#onConclusion);
    model.on("change:country", this.#onCountry);
    this.#drawSliders();
    this.paint();
    this.tell();
  }

  end() {
    this.model.off("change:conclusion", this.#onConclusion);
    this.model.off("change:country", this.#onCountry);
  }

  #build() {
    const { words } = this;
    const anew = { class: "breakcontact__button", type: "button", signal: this.signal };
    return h(
      "section",
      {
        class: "breakcontact breakcontact-panel breakcontact-explorer",
        lang: this.model.get("language"),
        "aria-label": words("explore.title"),
      },
      audienceNote(this.model, words),
      this.#actionChoice(),
      h(
        "div",
        { class: "breakcontact-explorer__both" },
        h(
          "div",
          { class: "breakcontact-explorer__answer" },
          this.#keys(),
          this.fault,
          this.figure,
          h("div", { class: "breakcontact-panel__card" }, h("h3", {}, words("explore.conclusion")), this.sentences, this.sure),
          this.table,
        ),
        h(
          "div",
          { class: "breakcontact-panel__card breakcontact-explorer__controls" },
          h("h3", {}, words("explore.numbers")),
          h("p", {}, words("explore.numbers.about")),
          this.controls,
          h("button", { ...anew, on: { click: () => this.startAnew() } }, words("explore.anew")),
        ),
      ),
    );
  }

  #actionChoice() {
    /** @type {HTMLInputElement[]} */
    const boxes = this.model.get("all_actions").map((action) =>
      h("input", {
        type: "checkbox",
        value: action,
        checked: this.model.get("actions").includes(action),
        signal: this.signal,
        on: { change: () => choose() },
      }),
    );
    const choose = () => this.#set("actions", boxes.filter((box) => box.checked).map((box) => box.value));
    return h(
      "fieldset",
      { class: "breakcontact-choice" },
      h("legend", {}, this.words("explore.actions")),
      boxes.map((box) => h("label", { class: "breakcontact-choice__option" }, box, this.words(`action.${box.value}`))),
    );
  }

  #keys() {
    return KINDS.map((kinds) =>
      h(
        "ul",
        { class: "breakcontact-person__keys" },
        kinds.map((kind) => h("li", {}, drawPerson(kind), this.words(`figure.${kind}`))),
      ),
    );
  }

  #drawSliders() {
    const sliders = this.model.get("sliders")[this.model.get("country")];
    this.#sliders.clear();
    this.controls.replaceChildren(...sliders.map((slider) => this.#slider(slider)));
  }

  /** @param {Slider} slider */
  #slider(slider) {
    const id = `${this.id}-${slider.name}`;
    const shown = h("output", { class: "breakcontact-panel__value", for: id });
    const isHarm = slider.name === "harm";
    const moved = isHarm ? this.model.get("harm") : this.model.get("numbers")[slider.name];
    const input = h("input", {
      id,
      type: "range",
      min: "0",
      max: String(slider.values.length - 1),
      step: "1",
      "data-number": slider.name,
      signal: this.signal,
      on: { input: () => this.#move(slider) },
    });
    const at = slider.values.indexOf(moved);
    input.value = String(at < 0 ? slider.start : at);
    const now = h("div", { class: "breakcontact-explorer__now", hidden: true });
    this.#sliders.set(slider.name, { input, shown, now, slider });
    this.#showValue(slider);
    return h(
      "div",
      { class: "breakcontact-panel__slider" },
      h("label", { htmlFor: id }, h("span", {}, slider.title), shown),
      input,
      now,
    );
  }

  /** Show the value that a slider is at. @param {Slider} slider @returns {number} */
  #showValue({ name, values, shown: texts }) {
    const made = this.#sliders.get(name);
    const at = Number(made?.input.value);
    made?.input.setAttribute("aria-valuetext", texts[at]);
    made?.shown.replaceChildren(texts[at]);
    return values[at];
  }

  /** @param {Slider} slider */
  #move(slider) {
    const value = this.#showValue(slider);
    const moved = this.#sliders.get(slider.name);
    // The figures may be far above: what comes of it is told right below the slider.
    if (moved) moved.now.hidden = false;
    if (slider.name === "harm") this.#set("harm", value);
    else this.#set("numbers", { ...this.model.get("numbers"), [slider.name]: value });
  }

  /**
   * @template {keyof ExplorerTraits} Name
   * @param {Name} trait
   * @param {ExplorerTraits[Name]} value
   */
  #set(trait, value) {
    this.model.set(trait, value);
    this.paint();
    this.model.save_changes();
  }

  /** Reset all numbers to our estimates; the actions stay. */
  startAnew() {
    this.model.set("numbers", {});
    this.model.set("harm", 0);
    this.#drawSliders();
    this.paint();
    this.model.save_changes();
  }

  /** Draw a hundred people with the current numbers. */
  paint() {
    const rows = this.#rows();
    const cards = rows.map((row) => this.#card(row.action).paint(row));
    const shown = [...this.figure.children];
    if (cards.length !== shown.length || cards.some((card, index) => card !== shown[index])) {
      this.figure.replaceChildren(...cards);
    }
    this.#tabulate(rows);
    this.#tellNow(rows);
  }

  /** What follows from the numbers in a line for each action, below every slider that was moved. @param {OutcomeRow[]} rows */
  #tellNow(rows) {
    for (const { now } of this.#sliders.values()) {
      if (now.hidden) continue;
      now.replaceChildren(
        ...rows.map((row) => h("p", {}, this.words("explore.now", { ...row, action: this.words(`action.${row.action}`) }))),
      );
    }
  }

  /** @returns {OutcomeRow[]} */
  #rows() {
    const base = this.model.get("base")[this.model.get("country")];
    const numbers = { ...base.numbers, ...this.model.get("numbers") };
    const chosen = this.model.get("actions");
    return this.model.get("all_actions").filter((action) => chosen.includes(action)).map((action) => {
      const { more, shared, unsure, money } = outcomeOf(action, numbers);
      const [sharedWith, unknown, notShared] = shareOut([shared, unsure, 1 - shared - unsure]);
      const row = { action, more: Math.round(100 * more), shared: sharedWith, unknown, notShared };
      return { ...row, part: Math.min(1, money / base.fullBar), paid: writeMoney(money, base.money) };
    });
  }

  /** Show the conclusion, or what is wrong. */
  tell() {
    const { sentences = [], confidence = "", verdict, fault } = this.model.get("conclusion");
    this.fault.replaceChildren(...(fault ? [fault] : []));
    this.fault.className = fault ? "breakcontact-panel__fault" : "";
    this.#say(sentences);
    this.sure.textContent = confidence;
    this.root.dataset.verdict = String(verdict);
  }

  /** Replace only the sentences that have changed, so that only those are read out. @param {string[]} sentences */
  #say(sentences) {
    const { children } = this.sentences;
    while (children.length > sentences.length) this.sentences.lastChild?.remove();
    sentences.forEach((sentence, index) => {
      if (!children[index]) this.sentences.append(h("p", {}));
      if (children[index].textContent !== sentence) children[index].textContent = sentence;
    });
  }

  /** @param {OutcomeRow[]} rows */
  #tabulate(rows) {
    const { words } = this;
    const kinds = KINDS.flat();
    const header = [words("figure.action"), ...kinds.map((kind) => words(`figure.${kind}`)), words("explore.paid")];
    const body = rows.map((row) => [
      words(`action.${row.action}`),
      ...[row.more, 100 - row.more, row.shared, row.unknown, row.notShared].map(String),
      row.paid,
    ]);
    const open = this.table.querySelector("details")?.open ?? false;
    const table = foldedTable(words("figure.table"), header, body);
    table.open = open;
    this.table.replaceChildren(table);
  }

  /** @param {string} action */
  #card(action) {
    const card = this.#cards.get(action) ?? new ActionCard(action, this.words);
    this.#cards.set(action, card);
    return card;
  }
}

class ActionCard {
  /**
   * @param {string} action
   * @param {Words} words
   */
  constructor(action, words) {
    this.words = words;
    this.demands = iconArray();
    this.fate = iconArray();
    this.lines = Array.from({ length: 3 }, () => h("p", {}));
    this.bar = h("div", { class: "breakcontact-explorer__bar" });
    const [paid, more, shared] = this.lines;
    this.element = h(
      "article",
      { class: "breakcontact-panel__card", "data-action": action },
      h("h3", {}, words(`action.${action}`)),
      h("div", {}, paid, h("div", { class: "breakcontact-explorer__rail", "aria-hidden": "true" }, this.bar)),
      h("div", {}, more, this.demands.element),
      h("div", {}, shared, this.fate.element),
    );
  }

  /** @param {OutcomeRow} row */
  paint(row) {
    const { words } = this;
    const gaps = { ...row, count: row.more };
    const texts = [words("explore.card.paid", gaps), words("explore.card.more", gaps), words("explore.card.shared", gaps)];
    texts.forEach((text, index) => (this.lines[index].textContent = text));
    this.bar.style.inlineSize = `${100 * row.part}%`;
    this.demands.paint([["more", row.more], ["no-more", 100 - row.more]]);
    this.fate.paint([["shared", row.shared], ["unknown", row.unknown], ["not-shared", row.notShared]]);
    return this.element;
  }
}

export default { render };
