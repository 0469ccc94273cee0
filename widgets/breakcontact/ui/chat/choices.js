// What the learner may do next, as buttons: by pointer, Tab, arrows, Enter, or their number.
import { h } from "../shared/dom.js";
import { icon } from "../shared/icons.js";

/** @import { Pick } from "../shared/types.js" */

/** More choices than these stand closer together; more than the other, in two columns where it is wide. */
const [MANY, MOST] = [4, 5];
/** Choices with more letters than these together are set smaller where the room is low. */
const LONG = 360;

/** The group of choices; it stays while its buttons change, so that it can take the focus. */
export class Choices {
  /** @param {{onPick: (id: string) => void, you: HTMLElement}} context `you` tells whom the learner plays */
  constructor({ onPick, you }) {
    this.onPick = onPick;
    this.title = h("div", { class: "breakcontact-chat__ask", "aria-hidden": "true" });
    this.asides = h("div", { class: "breakcontact-chat__asides" });
    this.list = h("div", { class: "breakcontact-chat__choices" });
    this.element = h(
      "div",
      { class: "breakcontact-chat__composer", role: "group", tabIndex: -1 },
      you,
      h("div", { class: "breakcontact-chat__composer-top" }, this.title, this.asides),
      this.list,
    );
  }

  /** Show small buttons beside the heading. @param {(Node | false)[]} parts */
  aside(parts) {
    const had = this.asides.contains(document.activeElement);
    this.asides.replaceChildren(...parts.filter((part) => part !== false));
    if (had) this.focus();
  }

  /**
   * Show other buttons under another heading; focus on a button moves to the group.
   * @param {string} title
   * @param {Node[]} buttons
   * @param {string} [label] for screen readers
   */
  show(title, buttons, label = title) {
    const had = this.element.contains(document.activeElement);
    this.title.textContent = title;
    this.element.setAttribute("aria-label", label);
    this.list.replaceChildren(...buttons);
    if (had) this.focus();
  }

  /**
   * Show the picks as numbered buttons.
   * @param {string} title
   * @param {Pick[]} picks
   * @param {(id: string) => string} textOf
   */
  offer(title, picks, textOf) {
    const letters = picks.reduce((sum, { id }) => sum + textOf(id).length, 0);
    this.element.classList.toggle("breakcontact-chat__composer--many", picks.length > MANY || letters > LONG);
    this.element.classList.toggle("breakcontact-chat__composer--long", letters > LONG);
    this.element.classList.toggle("breakcontact-chat__composer--most", picks.length > MOST);
    this.show(
      title,
      picks.map((pick, index) => this.#button(pick, index + 1, textOf(pick.id))),
    );
  }

  focus() {
    this.element.focus({ preventScroll: true });
  }

  /** Take the choice with this number, if there is one. @param {number} number from 1 */
  takeNumber(number) {
    this.#buttons()[number - 1]?.click();
  }

  /** Move among the choices. @param {KeyboardEvent} event */
  onKey(event) {
    const buttons = this.#buttons();
    const at = buttons.findIndex((button) => button === document.activeElement);
    const last = buttons.length - 1;
    /** @type {Record<string, number>} */
    const steps = {
      ArrowDown: Math.min(last, at + 1),
      ArrowRight: Math.min(last, at + 1),
      ArrowUp: at < 0 ? last : Math.max(0, at - 1),
      ArrowLeft: at < 0 ? last : Math.max(0, at - 1),
      Home: 0,
      End: last,
    };
    if (!(event.key in steps) || last < 0) return;
    event.preventDefault();
    buttons[steps[event.key]].focus();
  }

  #buttons() {
    return [...this.list.querySelectorAll("button")];
  }

  /**
   * @param {Pick} pick
   * @param {number} number
   * @param {string} text
   */
  #button({ id, kind }, number, text) {
    return h(
      "button",
      {
        class: `breakcontact-chat__choice breakcontact-chat__choice--${kind}`,
        type: "button",
        "data-choice": id,
        "aria-keyshortcuts": number < 10 ? String(number) : null,
        on: { click: () => this.onPick(id) },
      },
      h(
        "span",
        { class: "breakcontact-chat__number", "aria-hidden": "true" },
        number < 10 ? String(number) : "",
      ),
      h("span", { class: "breakcontact-chat__choice-text", dir: "auto" }, text),
      kind === "do" && h("span", { class: "breakcontact-chat__doing" }, icon("act")),
    );
  }
}
