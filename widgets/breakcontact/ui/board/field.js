// One field of the report: its label, a box or things to tick, and what became of it after the check.
import { h } from "../shared/dom.js";
import { drawVerdict } from "./verdict.js";

/** @import { Words } from "../shared/types.js" */
/** @import { Taken } from "./material.js" */
/** @import { Answer, Board, Field, Verdict } from "./types.js" */

/** @type {Answer} */
const EMPTY = { text: "", none: false, chosen: [] };

export class ReportField {
  /** @type {Verdict | null} */
  verdict = null;

  /**
   * @param {Field} field
   * @param {Board} board
   * @param {string} id
   * @param {Words} words
   * @param {AbortSignal} signal
   * @param {{changed: () => void, focused: (field: ReportField) => void, show: (row: string, field: ReportField) => void}} tell
   */
  constructor(field, board, id, words, signal, tell) {
    this.field = field;
    this.board = board;
    this.id = id;
    this.words = words;
    this.signal = signal;
    this.tell = tell;
    this.result = h("div", { class: "breakcontact-board__result", id: `${id}-result` });
    const isTicked = field.form === "choices";
    this.box = isTicked ? null : this.#drawBox();
    this.none = isTicked ? null : this.#drawTick(words("board.none"), "none");
    this.options = field.options.map((option) => ({ id: option.id, input: this.#drawTick(option.text, option.id) }));
    this.element = this.#draw();
  }

  /** @returns {Answer} */
  get answer() {
    const chosen = this.options.filter(({ input }) => input.checked).map(({ id }) => id);
    return { text: this.box?.value ?? "", none: this.none?.checked ?? false, chosen };
  }

  /** @param {Answer} answer */
  fill({ text, none, chosen } = EMPTY) {
    if (this.box) this.box.value = text;
    if (this.none) this.none.checked = none;
    for (const { id, input } of this.options) input.checked = chosen.includes(id);
    this.show(null);
  }

  /** Put in what stands in a row of the material, where the cursor is. @param {Taken} taken */
  take({ text, when }) {
    const { box } = this;
    if (!box) return;
    const taken = this.field.form === "time" ? when : text;
    const before = box.value.slice(0, box.selectionStart ?? 0);
    const isNext = this.field.many && before !== "" && !before.endsWith("\n");
    box.setRangeText(isNext ? `\n${taken}` : taken, box.selectionStart ?? 0, box.selectionEnd ?? 0, "end");
    this.#changed();
    this.focus();
  }

  focus() {
    (this.box ?? this.options[0]?.input)?.focus();
  }

  /** Show what became of it; null shows nothing. @param {Verdict | null} verdict */
  show(verdict) {
    this.verdict = verdict;
    this.element.dataset.status = verdict?.status ?? "";
    const parts = verdict ? drawVerdict(this, verdict) : [];
    this.result.replaceChildren(...parts);
  }

  #changed() {
    if (this.box?.value && this.none) this.none.checked = false;
    if (this.verdict) {
      this.show(null);
      this.result.replaceChildren(h("p", { class: "breakcontact-board__quiet" }, this.words("board.changed")));
    }
    this.tell.changed();
  }

  #drawBox() {
    const { field, id, signal } = this;
    const properties = {
      class: "breakcontact-board__box",
      id: `${id}-box`,
      "aria-describedby": [field.hint && `${id}-hint`, `${id}-result`].filter(Boolean).join(" "),
      autocomplete: /** @type {const} */ ("off"),
      "autocapitalize": "off",
      spellcheck: false,
      signal,
      on: { input: () => this.#changed(), focus: () => this.tell.focused(this) },
    };
    const isLong = field.many || field.form === "quote";
    return isLong ? h("textarea", { ...properties, rows: 2 }) : h("input", { ...properties, type: "text" });
  }

  /** @param {string} text @param {string} name */
  #drawTick(text, name) {
    const change = () => {
      if (name === "none" && this.none?.checked && this.box) this.box.value = "";
      this.#changed();
    };
    return h("input", {
      type: "checkbox",
      id: `${this.id}-${name}-tick`,
      "data-text": text,
      signal: this.signal,
      on: { change },
    });
  }

  #draw() {
    const { field, id, box, none, words } = this;
    const hint = field.hint && h("p", { class: "breakcontact-board__quiet", id: `${id}-hint` }, field.hint);
    if (!box) {
      return h(
        "fieldset",
        { class: "breakcontact-board__field", "data-field": field.id },
        h("legend", { class: "breakcontact-board__label" }, field.label),
        hint,
        h(
          "div",
          { class: "breakcontact-board__options" },
          this.options.map(({ input }) => tick(input)),
        ),
        this.result,
      );
    }
    const isTime = field.form === "time" && !field.hint;
    return h(
      "div",
      { class: "breakcontact-board__field", "data-field": field.id },
      h("label", { class: "breakcontact-board__label", for: box.id }, field.label),
      hint || (isTime && h("p", { class: "breakcontact__hidden", id: `${id}-hint` }, words("board.time"))),
      box,
      none && tick(none),
      this.result,
    );
  }
}

/** @param {HTMLInputElement} input */
function tick(input) {
  return h("label", { class: "breakcontact-board__tick" }, input, h("span", {}, input.dataset.text));
}
