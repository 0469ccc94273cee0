// A hundred simulated cases: choose one and read what happened to that person. Nothing is saved.
import { drawing, h, wordsOf } from "../shared/dom.js";
import { installExit } from "../shared/exit.js";
import { drawPerson } from "./person.js";
import { audienceNote, chooseCountry, leaveButton } from "../shared/controls.js";
import { keepShortcutsAway } from "../shared/shortcuts.js";

/**
 * @import { Model, RenderContext, Words } from "../shared/types.js"
 * @import { PeopleTraits, PersonKind, SimulatedCase } from "./types.js"
 */

/** @type {Record<string, number>} */
const STEPS = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity };

/** Called by anywidget for each view. @param {RenderContext<PeopleTraits>} context */
function render({ model, el }) {
  const view = new AbortController();
  const words = wordsOf(model.get("labels"));
  const people = new PeopleView(model, words, view.signal);
  const leave = installExit(words, view.signal);
  people.root.prepend(
    h(
      "div",
      { class: "breakcontact-panel__top" },
      chooseCountry(model, words, view.signal),
      leaveButton(words, view.signal, leave),
    ),
  );
  keepShortcutsAway(people.root, view.signal);
  el.append(people.root);
  return () => {
    view.abort();
    people.end();
    people.root.remove();
  };
}

class PeopleView {
  #chosen = 0;
  #onPeople = () => this.show();

  /**
   * @param {Model<PeopleTraits>} model
   * @param {Words} words
   * @param {AbortSignal} signal
   */
  constructor(model, words, signal) {
    this.model = model;
    this.words = words;
    this.signal = signal;
    this.buttons = Array.from({ length: 100 }, (_, index) => this.#person(index));
    this.field = h(
      "div",
      {
        class: "breakcontact-people__field",
        role: "listbox",
        "aria-label": words("people.field"),
        "aria-orientation": "horizontal",
        signal,
        on: { keydown: (event) => this.#onKey(event) },
      },
      this.buttons,
    );
    this.story = h("div", { class: "breakcontact-people__life", "aria-live": "polite" });
    this.counts = h("p", { role: "status" });
    this.root = this.#build();
    model.on("change:people", this.#onPeople);
    this.show();
  }

  end() {
    this.model.off("change:people", this.#onPeople);
  }

  #build() {
    const { words } = this;
    /** @type {PersonKind[]} */
    const kinds = ["shared", "unknown", "not-shared"];
    return h(
      "section",
      {
        class: "breakcontact breakcontact-panel breakcontact-people",
        lang: this.model.get("language"),
        "aria-label": words("people.title"),
      },
      audienceNote(this.model, words),
      h("p", {}, this.#lead()),
      this.#actionChoice(),
      this.counts,
      h(
        "ul",
        { class: "breakcontact-person__keys" },
        kinds.map((kind) => h("li", {}, drawPerson(kind), words(`figure.${kind}`))),
        h("li", {}, moreMark(), words("figure.more")),
      ),
      h(
        "div",
        { class: "breakcontact-people__both" },
        this.field,
        h(
          "div",
          { class: "breakcontact-panel__card breakcontact-people__card" },
          this.story,
          h(
            "div",
            { class: "breakcontact-people__steps" },
            this.#button("people.previous", () => this.#go(-1)),
            this.#button("people.next", () => this.#go(1)),
          ),
        ),
      ),
      h("div", {}, this.#button("people.others", () => this.#others())),
    );
  }

  #lead() {
    const played = this.model.get("played");
    if (!played) return this.words("people.lead");
    return this.words("people.lead.played", { action: this.words(`action.${played}`) });
  }

  /**
   * @param {string} label
   * @param {() => void} click
   */
  #button(label, click) {
    const look = { class: "breakcontact__button", type: "button", signal: this.signal };
    return h("button", { ...look, on: { click } }, this.words(label));
  }

  #actionChoice() {
    const name = `breakcontact-people-${Math.random().toString(36).slice(2, 10)}`;
    const radios = this.model.get("all_actions").map((action) =>
      h("input", {
        type: "radio",
        name,
        value: action,
        checked: action === this.model.get("action"),
        signal: this.signal,
        on: { change: () => this.#set("action", action) },
      }),
    );
    return h(
      "fieldset",
      { class: "breakcontact-choice" },
      h("legend", {}, this.words("people.action")),
      radios.map((radio) => h("label", { class: "breakcontact-choice__option" }, radio, this.words(`action.${radio.value}`))),
    );
  }

  /** @param {number} index */
  #person(index) {
    return h("div", {
      class: "breakcontact-people__person",
      role: "option",
      "aria-selected": "false",
      tabIndex: -1,
      "data-person": String(index),
      signal: this.signal,
      on: { click: () => this.choose(index) },
    });
  }

  /**
   * @template {keyof PeopleTraits} Name
   * @param {Name} trait
   * @param {PeopleTraits[Name]} value
   */
  #set(trait, value) {
    this.model.set(trait, value);
    this.model.save_changes();
  }

  #others() {
    this.#set("group", this.model.get("group") + 1);
  }

  /** @param {number} step */
  #go(step) {
    this.choose((this.#chosen + step + 100) % 100);
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const columns = this.#columns();
    /** @type {Record<string, number>} */
    const steps = { ...STEPS, ArrowDown: columns, ArrowUp: -columns };
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    this.choose(Math.min(99, Math.max(0, this.#chosen + step)));
    this.buttons[this.#chosen].focus();
  }

  #columns() {
    const [first, ...rest] = this.buttons.map((button) => button.offsetTop);
    const below = rest.findIndex((top) => top > first);
    return below < 0 ? 100 : below + 1;
  }

  /** Draw the people that Python simulated. */
  show() {
    const people = this.model.get("people");
    people.forEach((person, index) => this.#paint(this.buttons[index], person, index));
    /** @param {(person: SimulatedCase) => boolean} test */
    const count = (test) => people.filter(test).length;
    this.counts.textContent = this.words("people.counts", {
      more: count((person) => person.more === "more"),
      shared: count((person) => person.picture === "shared"),
      unknown: count((person) => person.picture === "unknown"),
    });
    this.choose(this.#chosen);
  }

  /**
   * @param {HTMLElement} button
   * @param {SimulatedCase} person
   * @param {number} index
   */
  #paint(button, person, index) {
    button.replaceChildren(drawPerson(person.picture), ...(person.more === "more" ? [moreMark()] : []));
    const said = [this.words("people.person", { number: index + 1 }), this.words(`figure.${person.more}`), this.words(`figure.${person.picture}`)];
    button.setAttribute("aria-label", said.join(", "));
  }

  /** Show what happened to one of them. @param {number} index */
  choose(index) {
    const person = this.model.get("people")[index];
    if (!person) return;
    const before = this.buttons[this.#chosen];
    before.setAttribute("aria-selected", "false");
    before.tabIndex = -1;
    this.#chosen = index;
    this.buttons[index].setAttribute("aria-selected", "true");
    this.buttons[index].tabIndex = 0;
    this.story.replaceChildren(
      h("h3", {}, this.words("people.person", { number: index + 1 })),
      h("ol", { class: "breakcontact-people__lines" }, person.lines.map((line) => h("li", {}, line))),
      h("p", { class: "breakcontact-people__helps" }, this.words(`people.helps.${person.picture}`)),
    );
  }
}

// More demands have a mark of their own, so that it can be shown together with the picture's.
function moreMark() {
  return drawing("0 0 12 12", [["circle", { cx: 6, cy: 6, r: 5 }], ["path", { d: "M6 3.2v5.6M3.2 6h5.6" }]], "breakcontact-people__more");
}

export default { render };
