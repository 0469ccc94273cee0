// Leaving quickly: in one move the whole page becomes a shopping list, and nothing of the lesson can be
// seen, read out or heard any more. The widgets of a page share one exit; the last one removes it.
import { h } from "./dom.js";

/** @import { Words } from "./types.js" */

/** Where the widgets of a page find the exit that they share, also across bundles. */
const shared = /** @type {{[key: symbol]: Exit | undefined}} */ (globalThis);
const SHARED_EXIT = Symbol.for("breakcontact.exit");
const PRESSES = 3;
const WITHIN_MS = 3000;

/**
 * Make leaving possible while a widget is in the page.
 * @param {Words} words
 * @param {AbortSignal} signal ends the widget
 * @returns {() => void} leaves now
 */
export function installExit(words, signal) {
  const exit = (shared[SHARED_EXIT] ??= new Exit(words));
  exit.join(words);
  signal.addEventListener("abort", () => exit.release());
  return () => exit.leave();
}

/** Whether the page is covered; a `breakcontact-exit` event on the document announces each change. */
export function hasLeft() {
  return shared[SHARED_EXIT]?.away ?? false;
}

class Exit {
  #users = 0;
  /** Times of the last presses of Shift. @type {number[]} */
  #presses = [];
  #controller = new AbortController();
  /** @type {HTMLDialogElement | null} */
  #cover = null;
  #title = "";
  /** @type {Element | null} */
  #focused = null;
  /** Keeps the neutral title. @type {MutationObserver | null} */
  #watcher = null;
  /** @type {number | undefined} */
  #fading = undefined;
  #dots = h("div", { class: "breakcontact-exit__dots", "aria-hidden": "true" });
  away = false;

  /** @param {Words} words */
  constructor(words) {
    this.words = words;
    const options = { capture: true, signal: this.#controller.signal };
    // On the window, to run before JupyterLab's own listeners on the document.
    window.addEventListener("keydown", (event) => this.#onKey(event), options);
    window.addEventListener("pointerdown", () => this.#forget(), options);
  }

  /** One more widget; its language is the one shown. @param {Words} words */
  join(words) {
    this.#users += 1;
    this.words = words;
  }

  /** One widget fewer; the last one removes the exit, once the reader is back. */
  release() {
    this.#users -= 1;
    if (this.#users > 0 || this.away) return;
    this.#forget();
    this.#controller.abort();
    delete shared[SHARED_EXIT];
  }

  leave() {
    if (this.away) return;
    this.away = true;
    this.#forget();
    this.#focused = document.activeElement;
    this.#title = document.title;
    this.#cover = this.#buildCover();
    document.body.append(this.#cover);
    // A modal dialog lies above everything, and the page behind it can be neither reached nor read out.
    this.#cover.showModal();
    this.#keepTitle();
    this.#notify();
  }

  comeBack() {
    if (!this.away) return;
    this.away = false;
    this.#forget();
    this.#watcher?.disconnect();
    document.title = this.#title;
    this.#cover?.remove();
    this.#cover = null;
    if (this.#focused instanceof HTMLElement && this.#focused.isConnected) this.#focused.focus({ preventScroll: true });
    this.#notify();
    if (this.#users === 0) this.release();
  }

  #notify() {
    document.dispatchEvent(new Event("breakcontact-exit"));
  }

  #buildCover() {
    const { words } = this;
    const items = [1, 2, 3, 4, 5, 6].map((number) => h("li", {}, words(`exit.item.${number}`)));
    const back = h(
      "button",
      { type: "button", class: "breakcontact-exit__back", on: { click: () => this.comeBack() } },
      words("exit.back"),
    );
    const cover = h(
      "dialog",
      {
        class: "breakcontact-exit",
        "aria-label": words("exit.title"),
        "data-lm-suppress-shortcuts": "true",
        // The cover must not depend on exit.css, which has the rest of its looks.
        style: {
          position: "fixed",
          inset: "0",
          width: "100vw",
          height: "100vh",
          "max-width": "none",
          "max-height": "none",
        },
      },
      h(
        "div",
        { class: "breakcontact-exit__page" },
        h("h1", { tabIndex: -1, autofocus: true }, words("exit.title")),
        h("ul", {}, items),
        back,
      ),
    );
    // Escape would close a dialog; here it must not lead back.
    cover.setAttribute("closedby", "none");
    cover.addEventListener("cancel", (event) => event.preventDefault());
    cover.addEventListener("close", () => this.away && cover.isConnected && cover.showModal());
    return cover;
  }

  /** Keep the title neutral: JupyterLab keeps setting it to the notebook's name. */
  #keepTitle() {
    const neutral = this.words("exit.title");
    document.title = neutral;
    this.#watcher = new MutationObserver(() => {
      if (document.title === neutral) return;
      this.#title = document.title;
      document.title = neutral;
    });
    this.#watcher.observe(document.head, { subtree: true, childList: true, characterData: true });
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.key !== "Shift") this.#forget();
    else if (!event.repeat && !event.ctrlKey && !event.altKey && !event.metaKey) this.#press(event.timeStamp);
    if (!this.away) return;
    event.stopPropagation();
    if (event.key === "Escape") event.preventDefault();
  }

  /** @param {number} now */
  #press(now) {
    this.#presses = [...this.#presses.filter((before) => now - before < WITHIN_MS), now];
    if (this.#presses.length < PRESSES) {
      this.#showPresses();
      return;
    }
    if (this.away) this.comeBack();
    else this.leave();
  }

  #forget() {
    this.#presses = [];
    clearTimeout(this.#fading);
    this.#dots.remove();
  }

  /** Show in a corner, without words, how many of the three presses have been counted. */
  #showPresses() {
    const dots = Array.from({ length: PRESSES }, (_, index) =>
      h("span", { class: index < this.#presses.length ? "breakcontact-exit__dot--on" : "" }),
    );
    this.#dots.replaceChildren(...dots);
    (this.#cover ?? document.body).append(this.#dots);
    clearTimeout(this.#fading);
    this.#fading = setTimeout(() => this.#forget(), WITHIN_MS);
  }
}
