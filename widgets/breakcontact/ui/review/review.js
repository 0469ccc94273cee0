// The after-action review: the chat as a timeline, alternative futures, the evidence, and the ending.
import { h } from "../shared/dom.js";
import { changeFuture, endingOf, planFuture } from "./model.js";
import { readView } from "./view.js";
import { drawEnding } from "./ending.js";
import { drawComparison, drawFuture, drawOwn, unfoldStep } from "./futures.js";
import { drawEvidence } from "./evidence.js";
import { cutTimeline, drawTimeline } from "./timeline.js";
import { drawTactics } from "./tactics.js";
import { drawMoments } from "./moments.js";
import { drawOverview, moveAlong } from "./overview.js";
import { lineOf } from "./entry.js";
import { printElement } from "../shared/print.js";
import { keepShortcutsAway } from "../shared/shortcuts.js";

/**
 * @import { Child, Ending, Model, RenderContext } from "../shared/types.js"
 * @import { Future, ReviewTraits, View } from "./types.js"
 * @typedef {{[name: `${string}-${string}`]: string}} Attributes
 */

/** The traits that a review shows. @type {(keyof ReviewTraits)[]} */
const SHOWN = ["story", "path", "marks", "gentle", "language", "country", "labels"];
let reviewsMade = 0;

/** Called by anywidget for each view. @param {RenderContext<ReviewTraits>} context */
function render({ model, el }) {
  const review = new Review(model, `breakcontact-review-${(reviewsMade += 1)}`);
  el.append(review.root);
  return () => review.end();
}

class Review {
  #controller = new AbortController();
  #drawSoon = () => this.#drawWhenIdle();
  /** Whether the learner asked to see the play before its end. */
  #early = false;
  /** Whether the learner asked for the whole conversation. */
  #whole = false;
  /** What stands there while the story goes on; null if it is more than a sentence. */
  #waiting = /** @type {string | null} */ (null);
  /** Whether a drawing is due. */
  #due = false;
  /** The future that is open, the button that opened it, and how it is shown. */
  #future = /** @type {Future | null} */ (null);
  #opener = /** @type {HTMLElement | null} */ (null);
  #comparison = /** @type {HTMLElement | null} */ (null);

  /**
   * @param {Model<ReviewTraits>} model
   * @param {string} ids the start of this view's element ids, so that two views share none
   */
  constructor(model, ids) {
    this.model = model;
    this.ids = ids;
    this.root = h("section", {
      class: "breakcontact breakcontact-review",
      "aria-labelledby": `${ids}-title`,
    });
    this.view = readView(model, ids);
    this.#listen(this.#controller.signal);
    this.#draw(this.view);
  }

  /** One listener for all buttons; `data-act` says what a button does. @param {AbortSignal} signal */
  #listen(signal) {
    keepShortcutsAway(this.root, signal);
    this.root.addEventListener("click", (event) => this.#onClick(event), { signal });
    this.root.addEventListener("keydown", (event) => this.#onKey(event), { signal });
    for (const trait of SHOWN) this.model.on(`change:${trait}`, this.#drawSoon);
  }

  /** @param {MouseEvent} event */
  #onClick(event) {
    /** @type {Record<string, (button: HTMLElement) => void>} */
    const acts = {
      ask: () => this.#ask(),
      change: (button) => this.#change(button),
      close: () => this.#close(),
      gentle: () => this.#toggleGentle(),
      jump: (button) => this.#jump(button.dataset.anchor ?? ""),
      open: (button) => this.#open(button),
      print: () => this.#print(),
      whole: () => this.#showWhole(!this.#whole),
      unfold: (button) => this.#future && unfoldStep(this.view, this.#future, button),
    };
    const button = event.target instanceof Element && event.target.closest("[data-act]");
    if (button instanceof HTMLElement) acts[button.dataset.act ?? ""]?.(button);
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.key === "Escape" && this.#future) this.#close();
    else moveAlong(event);
  }

  end() {
    this.#controller.abort();
    for (const trait of SHOWN) this.model.off(`change:${trait}`, this.#drawSoon);
    this.root.remove();
  }

  /** Draw when the browser is idle: the chat beside the review comes first. */
  #drawWhenIdle() {
    if (this.#due) return;
    this.#due = true;
    const draw = () => {
      this.#due = false;
      if (!this.#controller.signal.aborted) this.#drawChange();
    };
    // Safari has no requestIdleCallback.
    if ("requestIdleCallback" in globalThis) requestIdleCallback(draw, { timeout: 400 });
    else setTimeout(draw, 50);
  }

  /** Draw what has changed: before the ending, most picks change nothing here. */
  #drawChange() {
    const view = readView(this.model, this.ids);
    if (this.#waiting !== null && this.#waiting === this.#waitFor(view)) this.view = view;
    else this.#draw(view);
  }

  /** @param {View} view */
  #waitFor({ ending, path, language, words }) {
    if (ending || (this.#early && path.length > 0)) return null;
    return `${language} ${words("review.waiting")} ${path.length > 0}`;
  }

  /** Redraw. An open future stays open if it still branches off the same play, and the focus stays. */
  #draw(view = readView(this.model, this.ids)) {
    const [future, opener, path] = [this.#future, this.#opener, this.view.path];
    const focused = this.root.contains(document.activeElement) ? document.activeElement : null;
    this.view = view;
    this.#waiting = this.#waitFor(view);
    this.#future = this.#opener = this.#comparison = null;
    const title = h(
      "h3",
      { id: `${this.ids}-title`, class: "breakcontact-review__title", tabIndex: -1 },
      view.words("review.title"),
    );
    this.root.replaceChildren(title, ...(view.ending ? drawAll(view, view.ending, this.#whole) : drawWaiting(view, this.#early)));
    this.root.lang = view.language;
    const again = future && String(path) === String(view.path) ? this.#findLike(opener) : null;
    if (future && again) this.#showComparison(again, future);
    paintFirst(this.root);
    if (focused) (this.#findLike(focused) ?? title).focus({ preventScroll: true });
  }

  /** The button that does what another one did before the review was drawn anew. @param {Element | null} other */
  #findLike(other) {
    if (!(other instanceof HTMLElement)) return null;
    const names = ["act", "index", "pick", "anchor"];
    /** @type {NodeListOf<HTMLElement>} */
    const buttons = this.root.querySelectorAll("[data-act]");
    const isLike = (/** @type {HTMLElement} */ button) => names.every((name) => button.dataset[name] === other.dataset[name]);
    return [...buttons].find(isLike) ?? null;
  }

  /** @param {boolean} whole */
  #showWhole(whole) {
    if (whole === this.#whole) return;
    this.#whole = whole;
    this.#draw();
  }

  /** Paper holds all that there is to read. */
  #print() {
    if (this.view.ending) this.#showWhole(true);
    this.root.classList.remove("breakcontact-review--fresh");
    printElement(this.root);
  }

  #ask() {
    this.#early = !this.#early;
    this.#draw();
  }

  #toggleGentle() {
    this.model.set("gentle", !this.view.gentle);
    this.model.save_changes();
  }

  /** @param {string} anchor */
  #jump(anchor) {
    if (this.view.ending) this.#showWhole(true);
    const target = this.view.anchors.get(anchor);
    if (!target) return;
    if (target.hidden) this.#hideComparison();
    goTo(target);
  }

  /**
   * Show another future beside the learner's own.
   * @param {HTMLElement} button
   */
  #open(button) {
    if (button === this.#opener) return this.#close();
    this.#hideComparison();
    const { story, path } = this.view;
    const index = Number(button.dataset.index);
    const future = planFuture(story, path, index, button.dataset.pick ?? "");
    const comparison = this.#showComparison(button, future);
    paintFirst(comparison, () => comparison.setAttribute("data-painted", ""));
    goTo(comparison.querySelector("h5"), "start");
  }

  /**
   * @param {HTMLElement} opener
   * @param {Future} future
   */
  #showComparison(opener, future) {
    const comparison = drawComparison(this.view, future);
    this.#opener = opener;
    this.#future = future;
    this.#comparison = comparison;
    opener.setAttribute("aria-expanded", "true");
    if (opener.closest(".breakcontact-review__timeline")) cutTimeline(this.view, future.index);
    opener.closest(".breakcontact-review__band, .breakcontact-review__key")?.after(comparison);
    return comparison;
  }

  /** Take another step in the future that is open; it continues with the usual picks. @param {HTMLElement} button */
  #change(button) {
    const { view } = this;
    const comparison = this.#comparison;
    if (!this.#future || !comparison) return;
    const step = Number(button.dataset.index);
    const future = changeFuture(view.story, this.#future, step, button.dataset.pick ?? "");
    this.#future = future;
    const column = drawFuture(view, future);
    comparison.querySelector(".breakcontact-review__column--other")?.replaceWith(column);
    comparison.querySelector(".breakcontact-review__column--own")?.replaceWith(drawOwn(view, future));
    const title = lineOf(view, `ending.${endingOf(view.story, future.path)?.id}.title`);
    const status = comparison.querySelector('[role="status"]');
    if (status) status.textContent = view.words("review.changed", { title });
    /** @type {HTMLElement | null} */
    const changed = column.querySelector(`[data-step="${step}"]`);
    changed?.closest("details")?.setAttribute("open", "");
    goTo(changed);
  }

  #close() {
    const opener = this.#opener;
    this.#hideComparison();
    goTo(opener);
  }

  #hideComparison() {
    if (!this.#comparison) return;
    this.#comparison.remove();
    cutTimeline(this.view, null);
    this.#opener?.setAttribute("aria-expanded", "false");
    this.#comparison = this.#future = this.#opener = null;
  }
}

/**
 * @param {View} view
 * @param {Ending} ending
 * @param {boolean} whole whether the whole conversation is shown as well
 */
function drawAll(view, ending, whole) {
  const { words } = view;
  return [
    drawLead(view),
    drawMoments(view, drawEnding(view, ending)),
    drawEvidence(view),
    drawPart(
      view,
      "whole",
      h("p", { class: "breakcontact-review__hint" }, words("review.whole.about")),
      drawButton("whole", words(whole ? "review.whole.hide" : "review.whole.show"), { "aria-expanded": String(whole) }),
    ),
    whole && [
      drawPart(view, "glance", drawHint(view), drawOverview(view)),
      drawPart(view, "chat", drawTimeline(view, true)),
      drawTactics(view),
    ],
  ]
    .flat(2)
    .filter((part) => part !== false);
}

/**
 * What there is before the story has ended: a sentence, and the play so far if the learner asks.
 * @param {View} view
 * @param {boolean} early
 */
function drawWaiting(view, early) {
  const played = view.path.length > 0;
  const looking = played && early;
  const sentence = view.words(looking ? "review.so-far" : "review.waiting");
  const ask = view.words(looking ? "review.ask.hide" : "review.ask");
  return [
    h("p", { class: "breakcontact-review__lead" }, sentence),
    played && drawButton("ask", ask, { "aria-expanded": String(looking) }),
    looking && drawPart(view, "glance", drawHint(view), drawOverview(view)),
    looking && drawPart(view, "chat", drawTimeline(view, false)),
  ].filter((part) => part !== false);
}

/** @param {View} view */
function drawLead(view) {
  const name = lineOf(view, `person.${view.story.you}`);
  const someThreats = Object.values(view.story.messages).some((message) => message.gentle);
  return h(
    "div",
    { class: "breakcontact-review__intro" },
    h("p", { class: "breakcontact-review__lead" }, view.words("review.lead", { name })),
    h(
      "div",
      { class: "breakcontact-review__tools" },
      someThreats && drawButton("gentle", view.words("review.gentle"), { "aria-pressed": String(view.gentle) }),
      drawButton("print", view.words("review.print")),
    ),
  );
}

/**
 * @param {string} act
 * @param {string} text
 * @param {Attributes} [more]
 */
function drawButton(act, text, more = {}) {
  return h("button", { type: "button", class: "breakcontact__button", "data-act": act, ...more }, text);
}

/** @param {View} view */
function drawHint(view) {
  return h("p", { class: "breakcontact-review__hint" }, view.words("review.glance.about"));
}

/**
 * @param {View} view
 * @param {string} part
 * @param {Child[]} content
 */
function drawPart(view, part, ...content) {
  return h(
    "section",
    { class: `breakcontact-review__part breakcontact-review__part--${part}` },
    h("h4", { class: "breakcontact-review__part-title" }, view.words(`review.${part}`)),
    content,
  );
}

/**
 * Focus an element and scroll to it.
 * @param {HTMLElement | null} element
 * @param {ScrollLogicalPosition} [block]
 */
function goTo(element, block = "center") {
  if (!element) return;
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block });
}

/**
 * Paint what is in sight first, and lay out the rest afterwards.
 * @param {HTMLElement} element
 * @param {() => void} [painted] called once it can be seen
 */
function paintFirst(element, painted) {
  element.classList.add("breakcontact-review--fresh");
  requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      painted?.();
      element.classList.remove("breakcontact-review--fresh");
    };
    channel.port2.postMessage(null);
  });
}

export default { render };
