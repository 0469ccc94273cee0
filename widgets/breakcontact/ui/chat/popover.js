// Menus and panels over the chat, inside its frame: the rest cannot be reached until they close, and the
// focus returns to where it was.
import { h } from "../shared/dom.js";
import { icon } from "../shared/icons.js";

/**
 * @import { Child } from "../shared/types.js"
 * @import { IconName } from "../shared/icons.js"
 * @typedef {{text: string, icon: IconName, act: () => void, checked?: boolean, group?: string, submenu?: boolean}} MenuItem
 * Items of one `group` are alternatives; other items with `checked` are on or off.
 */

/** What lies over a view: a menu or a panel, one at a time. */
export class Popover {
  #close = () => {};

  /**
   * @param {HTMLElement} frame holds the popover
   * @param {HTMLElement[]} beneath what cannot be reached while one is open
   * @param {() => void} refocus where focus goes when the opener is gone
   */
  constructor(frame, beneath, refocus) {
    this.frame = frame;
    this.beneath = beneath;
    this.refocus = refocus;
  }

  get isOpen() {
    return this.frame.querySelector(":scope > .breakcontact-chat__veil") !== null;
  }

  /**
   * Show `content` until `close` is called, Escape is pressed or the veil beside it is clicked.
   * @param {HTMLElement} content
   * @param {HTMLElement} opener
   * @param {string} [className]
   */
  open(content, opener, className = "") {
    this.#close();
    const veil = h("div", { class: `breakcontact-chat__veil ${className}` }, content);
    for (const element of this.beneath) element.inert = true;
    veil.addEventListener("click", (event) => event.target === veil && this.close());
    veil.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      this.close();
    });
    this.#close = () => {
      const had = veil.contains(document.activeElement);
      this.#close = () => {};
      veil.remove();
      for (const element of this.beneath) element.inert = false;
      if (had && opener.isConnected) opener.focus({ preventScroll: true });
      if (had && document.activeElement !== opener) this.refocus();
    };
    this.frame.append(veil);
  }

  close() {
    this.#close();
  }
}

/**
 * A menu with the usual keys: arrows, Home, End and first letters move, Enter and Space choose.
 * @param {{popover: Popover, opener: HTMLElement, title: string, quote?: {who: string, text: string},
 *   className?: string, items: MenuItem[]}} options
 */
export function openMenu({ popover, opener, items, title, quote, className = "" }) {
  const rows = items.map((item) => menuItem(item, popover));
  const menu = h("div", { class: "breakcontact-chat__menu", role: "menu", "aria-label": title }, rows);
  menu.addEventListener("keydown", (event) => moveInMenu(event, rows, popover));
  const content = h(
    "div",
    { class: "breakcontact-chat__sheet" },
    quote && h("div", { class: "breakcontact-chat__sheet-title" }, title),
    quote &&
      h("div", { class: "breakcontact-chat__quote" }, h("strong", { dir: "auto" }, quote.who), h("span", { dir: "auto" }, quote.text)),
    menu,
  );
  popover.open(content, opener, className);
  (
    rows.find((row) => row.getAttribute("aria-checked") === "true" && items.every((i) => i.group)) ?? rows[0]
  ).focus();
}

/**
 * @param {MenuItem} item
 * @param {Popover} popover
 */
function menuItem({ text, icon: sign, act, checked, group, submenu }, popover) {
  const role = group ? "menuitemradio" : checked === undefined ? "menuitem" : "menuitemcheckbox";
  return h(
    "button",
    {
      class: "breakcontact-chat__item",
      type: "button",
      role,
      tabIndex: -1,
      "aria-checked": checked === undefined ? null : String(checked),
      "aria-haspopup": submenu ? "menu" : null,
      on: {
        click: () => {
          if (!submenu) popover.close();
          act();
        },
      },
    },
    icon(sign),
    h("span", {}, text),
    checked && h("span", { class: "breakcontact-chat__tick" }, icon("check")),
    submenu && h("span", { class: "breakcontact-chat__tick" }, icon("skip")),
  );
}

/**
 * @param {KeyboardEvent} event
 * @param {HTMLButtonElement[]} rows
 * @param {Popover} popover
 */
function moveInMenu(event, rows, popover) {
  const at = rows.findIndex((row) => row === document.activeElement);
  /** @type {Record<string, number>} */
  const steps = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 };
  if (event.key in steps) {
    event.preventDefault();
    rows[(steps[event.key] + rows.length) % rows.length].focus();
  } else if (event.key === "Tab") {
    event.preventDefault();
    popover.close();
  } else if (event.key.length === 1 && event.key !== " ") {
    const letter = event.key.toLowerCase();
    const after = [...rows.slice(at + 1), ...rows.slice(0, at + 1)];
    after.find((row) => (row.textContent ?? "").trim().toLowerCase().startsWith(letter))?.focus();
  }
}

/**
 * A panel with a heading and a close button, such as the help.
 * @param {{popover: Popover, opener: HTMLElement, title: string, id: string, closeText: string, content: Child}} options
 */
export function openPanel({ popover, opener, title, id, closeText, content }) {
  const heading = h("h3", { id, tabIndex: -1 }, title);
  const close = h(
    "button",
    {
      class: "breakcontact-chat__round",
      type: "button",
      "aria-label": closeText,
      title: closeText,
      on: { click: () => popover.close() },
    },
    icon("close"),
  );
  const panel = h(
    "div",
    { class: "breakcontact-chat__panel", role: "dialog", "aria-labelledby": id },
    h("div", { class: "breakcontact-chat__panel-top" }, heading, close),
    h(
      "div",
      { class: "breakcontact-chat__panel-body", tabIndex: 0, role: "region", "aria-labelledby": id },
      content,
    ),
  );
  popover.open(panel, opener);
  heading.focus({ preventScroll: true });
}
