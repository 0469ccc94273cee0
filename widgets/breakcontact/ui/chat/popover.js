// Menus and panels that lie over the chat inside its frame: the rest cannot be reached until they close,
// and focus goes back to where it came from.
import { h } from "../shared/dom.js";
import { icon } from "../shared/icons.js";

/** The place in a view where sheets open, one at a time. */
export class Sheets {
  #close = () => {};

  /**
   * @param {HTMLElement} frame holds the sheet
   * @param {HTMLElement[]} beneath what cannot be reached while one is open
   * @param {() => void} refocus where focus goes when the opener is gone
   */
  constructor(frame, beneath, refocus) {
    Object.assign(this, { frame, beneath, refocus });
  }

  get isOpen() {
    return this.frame.querySelector(":scope > .breakcontact-chat__veil") !== null;
  }

  /** Show `content` until `close` is called, Escape is pressed or the veil beside it is clicked. */
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
      if (had && opener?.isConnected) opener.focus({ preventScroll: true });
      if (had && document.activeElement !== opener) this.refocus();
    };
    this.frame.append(veil);
  }

  close() {
    this.#close();
  }
}

/**
 * A menu as screen readers know them: arrows, Home, End and first letters move, Enter and Space take.
 * @param {{sheets: Sheets, opener: Element, title: string, quote?: {who: string, text: string},
 *   className?: string, items: {text: string, icon: string, act: () => void, checked?: boolean,
 *   group?: string, submenu?: boolean}[]}} options
 *   items of one `group` are alternatives; the rest with `checked` are on or off
 */
export function openMenu({ sheets, opener, items, title, quote, className = "" }) {
  const rows = items.map((item) => menuItem(item, sheets));
  const menu = h("div", { class: "breakcontact-chat__menu", role: "menu", "aria-label": title }, rows);
  menu.addEventListener("keydown", (event) => moveInMenu(event, rows, sheets));
  const sheet = h(
    "div",
    { class: "breakcontact-chat__sheet" },
    quote && h("div", { class: "breakcontact-chat__sheet-title" }, title),
    quote &&
      h("div", { class: "breakcontact-chat__quote" }, h("strong", {}, quote.who), h("span", {}, quote.text)),
    menu,
  );
  sheets.open(sheet, opener, className);
  (
    rows.find((row) => row.getAttribute("aria-checked") === "true" && items.every((i) => i.group)) ?? rows[0]
  ).focus();
}

function menuItem({ text, icon: sign, act, checked, group, submenu }, sheets) {
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
          if (!submenu) sheets.close();
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

function moveInMenu(event, rows, sheets) {
  const at = rows.indexOf(document.activeElement);
  const steps = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 };
  if (event.key in steps) {
    event.preventDefault();
    rows[(steps[event.key] + rows.length) % rows.length].focus();
  } else if (event.key === "Tab") {
    event.preventDefault();
    sheets.close();
  } else if (event.key.length === 1 && event.key !== " ") {
    const letter = event.key.toLowerCase();
    const after = [...rows.slice(at + 1), ...rows.slice(0, at + 1)];
    after.find((row) => row.textContent.trim().toLowerCase().startsWith(letter))?.focus();
  }
}

/** A panel with a heading and a way to close it, such as the help. */
export function openPanel({ sheets, opener, title, id, closeText, content }) {
  const close = h(
    "button",
    {
      class: "breakcontact-chat__round",
      type: "button",
      "aria-label": closeText,
      title: closeText,
      on: { click: () => sheets.close() },
    },
    icon("close"),
  );
  const panel = h(
    "div",
    { class: "breakcontact-chat__panel", role: "dialog", "aria-labelledby": id },
    h("div", { class: "breakcontact-chat__panel-top" }, h("h3", { id, tabIndex: -1 }, title), close),
    h(
      "div",
      { class: "breakcontact-chat__panel-body", tabIndex: 0, role: "region", "aria-labelledby": id },
      content,
    ),
  );
  sheets.open(panel, opener);
  panel.querySelector("h3").focus({ preventScroll: true });
}
