// The explorer: the page paints what is moved, Python says what follows. What is moved is not kept.
import { h, wordsOf } from "../shared/dom.js";
import { installExit } from "../shared/exit.js";
import { outcomeOf, shareOut } from "./model.js";
import { peopleStrip, personPicture } from "./person.js";
import { chooseCountry, foldedTable, leaveButton } from "../shared/controls.js";
import { keepShortcutsAway } from "../shared/shortcuts.js";

const EXPLORER_KINDS = [
  ["more", "no-more"],
  ["shared", "unknown", "not-shared"],
];

/** What anywidget calls for each view. */
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
  #cards = new Map();
  #sliders = new Map();

  constructor(model, words, signal) {
    this.model = model;
    this.words = words;
    this.signal = signal;
    this.id = `breakcontact-explorer-${Math.random().toString(36).slice(2, 10)}`;
    this.picture = h("div", { class: "breakcontact-explorer__picture" });
    this.sentences = h("div", { class: "breakcontact-explorer__sentences", "aria-live": "polite" });
    this.sure = h("p", { class: "breakcontact-panel__sure" });
    this.table = h("div", {});
    this.fault = h("p", { role: "alert" });
    this.controls = h("div", { class: "breakcontact-explorer__sliders" });
    this.root = this.#build();
    this.onTold = () => this.tell();
    this.onCountry = () => this.startAnew();
    model.on("change:told", this.onTold);
    model.on("change:country", this.onCountry);
    this.#drawSliders();
    this.paint();
    this.tell();
  }

  end() {
    this.model.off("change:told", this.onTold);
    this.model.off("change:country", this.onCountry);
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
      this.#actionChoice(),
      h(
        "div",
        { class: "breakcontact-explorer__both" },
        h(
          "div",
          { class: "breakcontact-explorer__answer" },
          this.#keys(),
          this.fault,
          this.picture,
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
    const boxes = this.model.get("all_actions").map((action) =>
      h("input", {
        type: "checkbox",
        value: action,
        checked: this.model.get("actions").includes(action),
        signal: this.signal,
        on: { change: () => this.#tell("actions", boxes.filter((box) => box.checked).map((box) => box.value)) },
      }),
    );
    return h(
      "fieldset",
      { class: "breakcontact-panel__choice" },
      h("legend", {}, this.words("explore.actions")),
      boxes.map((box) => h("label", { class: "breakcontact-panel__option" }, box, this.words(`action.${box.value}`))),
    );
  }

  #keys() {
    return EXPLORER_KINDS.map((kinds) =>
      h(
        "ul",
        { class: "breakcontact-person__keys" },
        kinds.map((kind) => h("li", {}, personPicture(kind), this.words(`figure.${kind}`))),
      ),
    );
  }

  #drawSliders() {
    const sliders = this.model.get("sliders")[this.model.get("country")];
    this.#sliders.clear();
    this.controls.replaceChildren(...sliders.map((slider) => this.#slider(slider)));
  }

  #slider(slider) {
    const id = `${this.id}-${slider.name}`;
    const shown = h("output", { class: "breakcontact-panel__value", for: id });
    const moved = this.model.get("numbers")[slider.name] ?? (slider.name === "harm" && this.model.get("harm"));
    const input = h("input", {
      id,
      type: "range",
      min: 0,
      max: slider.values.length - 1,
      step: 1,
      "data-number": slider.name,
      signal: this.signal,
      on: { input: () => this.#move(slider) },
    });
    const place = slider.values.indexOf(moved);
    input.value = place < 0 ? slider.start : place;
    this.#sliders.set(slider.name, { input, shown, slider });
    this.#mark(slider.name);
    return h(
      "div",
      { class: "breakcontact-panel__slider" },
      h("label", { htmlFor: id }, h("span", {}, slider.title), shown),
      input,
    );
  }

  #mark(name) {
    const { input, shown, slider } = this.#sliders.get(name);
    const text = slider.shown[Number(input.value)];
    input.setAttribute("aria-valuetext", text);
    shown.textContent = text;
  }

  #move(slider) {
    this.#mark(slider.name);
    const value = slider.values[Number(this.#sliders.get(slider.name).input.value)];
    if (slider.name === "harm") this.#tell("harm", value);
    else this.#tell("numbers", { ...this.model.get("numbers"), [slider.name]: value });
  }

  #tell(trait, value) {
    this.model.set(trait, value);
    this.paint();
    this.model.save_changes();
  }

  /** All numbers as we take them; the actions stay. */
  startAnew() {
    this.model.set("numbers", {});
    this.model.set("harm", 0);
    this.#drawSliders();
    this.paint();
    this.model.save_changes();
  }

  /** Paint what becomes of a hundred people with these numbers. */
  paint() {
    const rows = this.#rows();
    const cards = rows.map((row) => this.#card(row.action).paint(row));
    const shown = [...this.picture.children];
    if (cards.length !== shown.length || cards.some((card, index) => card !== shown[index])) {
      this.picture.replaceChildren(...cards);
    }
    this.#tabulate(rows);
  }

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

  /** Say what follows, or what is wrong. */
  tell() {
    const { sentences = [], confidence = "", verdict, fault } = this.model.get("told");
    this.fault.replaceChildren(...(fault ? [fault] : []));
    this.fault.className = fault ? "breakcontact-panel__fault" : "";
    this.#say(sentences);
    this.sure.textContent = confidence;
    this.root.dataset.verdict = verdict;
  }

  // Only what has changed is put in anew, so that only that is read out.
  #say(sentences) {
    const { children } = this.sentences;
    while (children.length > sentences.length) this.sentences.lastChild.remove();
    sentences.forEach((sentence, index) => {
      if (!children[index]) this.sentences.append(h("p", {}));
      if (children[index].textContent !== sentence) children[index].textContent = sentence;
    });
  }

  #tabulate(rows) {
    const { words } = this;
    const kinds = EXPLORER_KINDS.flat();
    const head = [words("figure.action"), ...kinds.map((kind) => words(`figure.${kind}`)), words("explore.paid")];
    const body = rows.map((row) => [
      words(`action.${row.action}`),
      ...[row.more, 100 - row.more, row.shared, row.unknown, row.notShared].map(String),
      row.paid,
    ]);
    const open = this.table.querySelector("details")?.open ?? false;
    const table = foldedTable(words("figure.table"), head, body);
    table.open = open;
    this.table.replaceChildren(table);
  }

  #card(action) {
    if (!this.#cards.has(action)) this.#cards.set(action, new ActionCard(action, this.words));
    return this.#cards.get(action);
  }
}

class ActionCard {
  constructor(action, words) {
    this.words = words;
    this.demands = peopleStrip();
    this.fate = peopleStrip();
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

  paint(row) {
    const { words } = this;
    const told = { ...row, count: row.more };
    const texts = [words("explore.card.paid", told), words("explore.card.more", told), words("explore.card.shared", told)];
    texts.forEach((text, index) => (this.lines[index].textContent = text));
    this.bar.style.inlineSize = `${100 * row.part}%`;
    this.demands.paint([["more", row.more], ["no-more", 100 - row.more]]);
    this.fate.paint([["shared", row.shared], ["unknown", row.unknown], ["not-shared", row.notShared]]);
    return this.element;
  }
}

// Two figures that count, as in Python: more would look more certain than we are.
function writeMoney(amount, { group, form }) {
  const whole = amount > 0 ? String(Math.round(Number(amount.toPrecision(2)))) : "0";
  return form.replace("{amount}", whole.replace(/\B(?=(\d{3})+$)/g, group));
}

export default { render };
