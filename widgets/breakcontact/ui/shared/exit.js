// Leaving quickly: in one move the whole page becomes a shopping list, and nothing of the lesson is left
// to be seen, read out or heard. Shared by all widgets of a page, installed once, gone with the last.
import { h } from "./dom.js";

const EXIT_SHARED = Symbol.for("breakcontact.exit");
const EXIT_PRESSES = 3;
const EXIT_WITHIN = 3000;

/**
 * Make leaving possible while a widget is in the page.
 * @param {(id: string) => string} words
 * @param {AbortSignal} signal ends the widget
 * @returns {() => void} leaves now
 */
export function installExit(words, signal) {
  const exit = (globalThis[EXIT_SHARED] ??= new Exit());
  exit.join(words);
  signal.addEventListener("abort", () => exit.part());
  return () => exit.leave();
}

/** Whether the neutral view is up; `breakcontact-exit` on the document tells when it comes or goes. */
export function hasLeft() {
  return globalThis[EXIT_SHARED]?.away ?? false;
}

class Exit {
  #users = 0;
  #presses = [];
  #controller = new AbortController();
  away = false;

  constructor() {
    const options = { capture: true, signal: this.#controller.signal };
    // On the window, so that it comes before JupyterLab's own listeners on the document.
    window.addEventListener("keydown", (event) => this.#onKey(event), options);
    window.addEventListener("pointerdown", () => this.#forget(), options);
    this.dots = h("div", { class: "breakcontact-exit__dots", "aria-hidden": "true" });
  }

  join(words) {
    this.#users += 1;
    this.words = words;
  }

  /** One widget fewer; with the last one, and nobody away, all is put back as it was. */
  part() {
    this.#users -= 1;
    if (this.#users > 0 || this.away) return;
    this.#forget();
    this.#controller.abort();
    delete globalThis[EXIT_SHARED];
  }

  leave() {
    if (this.away) return;
    this.away = true;
    this.#forget();
    this.focused = document.activeElement;
    this.title = document.title;
    this.cover = this.#cover();
    document.body.append(this.cover);
    // In the top layer nothing of the page lies above it, and the page can neither be reached nor read out.
    this.cover.showModal();
    this.#keepTitle();
    this.#tell();
  }

  comeBack() {
    if (!this.away) return;
    this.away = false;
    this.#forget();
    this.watcher.disconnect();
    document.title = this.title;
    this.cover.remove();
    if (this.focused?.isConnected) this.focused.focus({ preventScroll: true });
    this.#tell();
    if (this.#users === 0) this.part();
  }

  #tell() {
    document.dispatchEvent(new Event("breakcontact-exit"));
  }

  #cover() {
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
        // Without these it would not cover; the looks are in exit.css.
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
    // Escape would close a dialog; it is no way back here.
    cover.setAttribute("closedby", "none");
    cover.addEventListener("cancel", (event) => event.preventDefault());
    cover.addEventListener("close", () => this.away && cover.isConnected && cover.showModal());
    return cover;
  }

  /** JupyterLab writes the notebook's name into the title again and again. */
  #keepTitle() {
    const neutral = this.words("exit.title");
    document.title = neutral;
    this.watcher = new MutationObserver(() => {
      if (document.title === neutral) return;
      this.title = document.title;
      document.title = neutral;
    });
    this.watcher.observe(document.head, { subtree: true, childList: true, characterData: true });
  }

  #onKey(event) {
    if (event.key !== "Shift") this.#forget();
    else if (!event.repeat && !event.ctrlKey && !event.altKey && !event.metaKey) this.#press(event.timeStamp);
    if (!this.away) return;
    event.stopPropagation();
    if (event.key === "Escape") event.preventDefault();
  }

  #press(now) {
    this.#presses = [...this.#presses.filter((before) => now - before < EXIT_WITHIN), now];
    if (this.#presses.length < EXIT_PRESSES) {
      this.#showPresses();
      return;
    }
    if (this.away) this.comeBack();
    else this.leave();
  }

  #forget() {
    this.#presses = [];
    clearTimeout(this.fading);
    this.dots?.remove();
  }

  /** How many of the three presses have been seen, in a corner, without a word. */
  #showPresses() {
    const dots = Array.from({ length: EXIT_PRESSES }, (_, index) =>
      h("span", { class: index < this.#presses.length ? "breakcontact-exit__dot--on" : "" }),
    );
    this.dots.replaceChildren(...dots);
    (this.away ? this.cover : document.body).append(this.dots);
    clearTimeout(this.fading);
    this.fading = setTimeout(() => this.#forget(), EXIT_WITHIN);
  }
}
