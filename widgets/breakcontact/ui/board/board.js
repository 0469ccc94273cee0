// The evidence board: a report that the learner fills in from the material beside it. The page scores it, and
// nothing is saved.
import { h, wordsOf } from "../shared/dom.js";
import { installExit } from "../shared/exit.js";
import { printElement } from "../shared/print.js";
import { keepShortcutsAway } from "../shared/shortcuts.js";
import { ReportField } from "./field.js";
import { drawMaterial } from "./material.js";
import { scoreField } from "./scoring.js";
import { drawSheet } from "./sheet.js";
import { parseLocal } from "./times.js";

/** @import { RenderContext, Words } from "../shared/types.js" */
/** @import { Taken } from "./material.js" */
/** @import { Answer, Board, BoardTraits, Status } from "./types.js" */

/** @type {readonly Status[]} */
const STATUSES = ["found", "close", "missed", "astray"];
let views = 0;

/** Called by anywidget for each view. @param {RenderContext<BoardTraits>} context */
function render({ model, el }) {
  const view = new AbortController();
  const words = wordsOf(model.get("labels"));
  const leave = installExit(words, view.signal);
  const board = new BoardView(model.get("board"), model.get("language"), words, view.signal, leave);
  keepShortcutsAway(board.root, view.signal);
  el.append(board.root);
  return () => {
    view.abort();
    board.root.remove();
  };
}

class BoardView {
  /** The field that a row of the material is put into. @type {ReportField | null} */
  #target = null;
  /** What was written before starting again. @type {Answer[] | null} */
  #before = null;

  /**
   * @param {Board} board
   * @param {string} language
   * @param {Words} words
   * @param {AbortSignal} signal
   * @param {() => void} leave
   */
  constructor(board, language, words, signal, leave) {
    this.board = board;
    this.language = language;
    this.words = words;
    this.signal = signal;
    this.local = parseLocal(board.local);
    this.id = `breakcontact-board-${Math.random().toString(36).slice(2, 8)}-${(views += 1)}`;
    const tell = {
      changed: () => this.#forgetUndo(),
      focused: (/** @type {ReportField} */ field) => (this.#target = field),
      show: (/** @type {string} */ row, /** @type {ReportField} */ field) => this.#showRow(row, field),
    };
    this.fields = board.groups.flatMap((group) =>
      group.fields.map((field) => new ReportField(field, board, `${this.id}-${field.id}`, words, signal, tell)),
    );
    this.material = drawMaterial(board, this.id, words, signal, (taken) => this.#take(taken));
    this.summary = h("div", { class: "breakcontact-board__summary", tabIndex: -1, role: "group", hidden: true });
    this.spoken = h("p", { class: "breakcontact-board__spoken", role: "status" });
    this.undo = this.#button("board.undo", () => this.#undo());
    this.undo.hidden = true;
    this.root = this.#draw(leave);
  }

  /** @param {() => void} leave */
  #draw(leave) {
    const { board, words } = this;
    return h(
      "section",
      { class: "breakcontact breakcontact-board", lang: this.language, "aria-label": board.title },
      h(
        "div",
        { class: "breakcontact-board__top" },
        h("h3", {}, board.title),
        this.#button("exit.leave", leave),
      ),
      h("p", { class: "breakcontact-board__lead" }, board.lead),
      h(
        "div",
        { class: "breakcontact-board__note", role: "note" },
        h("p", {}, words("board.invented")),
        h("p", {}, board.content_note),
        h("p", {}, words("board.unsaved")),
      ),
      h("div", { class: "breakcontact-board__desk" }, this.material, this.#drawForm()),
      this.#drawActs(),
    );
  }

  #drawForm() {
    const { board, id, words } = this;
    const byId = new Map(this.fields.map((each) => [each.field.id, each.element]));
    const groups = board.groups.map((group) =>
      h(
        "section",
        { class: "breakcontact-board__group", "aria-labelledby": `${id}-group-${group.id}` },
        h("h4", { id: `${id}-group-${group.id}` }, group.title),
        group.fields.map((field) => byId.get(field.id)),
      ),
    );
    return h(
      "section",
      { class: "breakcontact-board__report", tabIndex: 0, "aria-label": words("board.report") },
      groups,
    );
  }

  #drawActs() {
    return [
      h(
        "div",
        { class: "breakcontact-board__acts" },
        this.#button("board.check", () => this.#check(), "breakcontact__button--main"),
        this.#button("board.print", () => this.#print()),
        this.#button("board.again", () => this.#startAgain()),
        this.undo,
      ),
      this.spoken,
      this.summary,
    ];
  }

  /** @param {string} name @param {() => void} act @param {string} [look] */
  #button(name, act, look = "") {
    const properties = { class: `breakcontact__button ${look}`, type: "button", "data-act": name };
    return h("button", { ...properties, signal: this.signal, on: { click: act } }, this.words(name));
  }

  /** @param {Taken} taken */
  #take(taken) {
    if (!this.#target) {
      this.#say(this.words("board.take.first"));
      return;
    }
    this.#target.take(taken);
    this.#say(this.words("board.taken", { field: this.#target.field.label }));
  }

  #check() {
    for (const each of this.fields) each.show(scoreField(each.field, each.answer, this.local));
    this.#say("");
    this.#showSummary();
    this.summary.focus();
  }

  #showSummary() {
    const { fields, words } = this;
    const left = fields.filter(({ verdict }) => verdict?.status !== "found");
    const counts = STATUSES.map((status) => {
      const count = fields.filter(({ verdict }) => verdict?.status === status).length;
      return h("li", { "data-count": status }, words(`board.${status}`), ": ", h("strong", {}, String(count)));
    });
    const all = { found: fields.length - left.length, total: fields.length };
    this.summary.hidden = false;
    this.summary.setAttribute("aria-label", words("board.summary", all));
    this.summary.replaceChildren(
      h("h4", {}, words("board.summary", all)),
      h("ul", { class: "breakcontact-board__counts" }, counts),
      h("p", {}, words(left.length > 0 ? "board.summary.left" : "board.summary.all")),
      h(
        "ul",
        { class: "breakcontact-board__left" },
        left.map((each) => h("li", {}, this.#goButton(each))),
      ),
    );
  }

  /** @param {ReportField} field */
  #goButton(field) {
    const on = { click: () => field.focus() };
    return h("button", { class: "breakcontact__button", type: "button", signal: this.signal, on }, field.field.label);
  }

  #print() {
    printElement(drawSheet(this.board, this.fields, this.language, this.words));
  }

  #startAgain() {
    this.#before = this.fields.map(({ answer }) => answer);
    this.#fill(this.#before.map(() => ({ text: "", none: false, chosen: [] })));
    this.undo.hidden = false;
    this.#say(this.words("board.emptied"));
  }

  #undo() {
    if (this.#before) this.#fill(this.#before);
    this.#forgetUndo();
    this.#say(this.words("board.undone"));
    this.fields[0].focus();
  }

  /** @param {Answer[]} answers */
  #fill(answers) {
    for (const [index, field] of this.fields.entries()) field.fill(answers[index]);
    this.summary.hidden = true;
    this.summary.replaceChildren();
  }

  #forgetUndo() {
    this.#before = null;
    this.undo.hidden = true;
  }

  /**
   * Bring a row of the material into view and into focus; what is taken there goes into the field.
   * @param {string} id
   * @param {ReportField} field
   */
  #showRow(id, field) {
    this.#target = field;
    const row = this.material.querySelector(`[data-row="${CSS.escape(id)}"]`);
    if (!(row instanceof HTMLElement)) return;
    row.scrollIntoView({ block: "center" });
    row.focus({ preventScroll: true });
  }

  /** @param {string} text */
  #say(text) {
    this.spoken.textContent = text;
  }
}

export default { render };
