// The after-action review: the whole chat as a timeline, the ways not taken, the evidence, the ending.
import { h, wordsOf } from "../shared/dom.js";
import { changeFuture, endingOf, forksIn, momentsOf, planFuture } from "./model.js";
import { PathError, replay } from "../shared/player.js";
import { drawClosing } from "./ending.js";
import { drawComparison, drawFuture, unfoldStep } from "./futures.js";
import { drawEvidence } from "./evidence.js";
import { cutTimeline, drawTimeline } from "./timeline.js";
import { drawTactics } from "./tactics.js";
import { drawStrip, moveAlong } from "./overview.js";
import { lineOf } from "./entry.js";
import { printElement } from "../shared/print.js";
import { keepShortcutsAway } from "../shared/shortcuts.js";

const SHOWN = ["story", "path", "marks", "gentle", "language", "labels"];
let reviewsMade = 0;

/** What anywidget calls for each view. */
function render({ model, el }) {
  const review = new Review(model, `breakcontact-review-${(reviewsMade += 1)}`);
  el.append(review.root);
  return () => review.end();
}

class Review {
  /** @param {string} ids how the ids of this view start, so that two views share none */
  constructor(model, ids) {
    this.model = model;
    this.ids = ids;
    this.early = false; // the learner asked to see the play before its end
    this.controller = new AbortController();
    this.root = h("section", {
      class: "breakcontact breakcontact-review",
      "aria-labelledby": `${ids}-title`,
    });
    this.listen(this.controller.signal);
    this.draw();
  }

  /** One listener for all buttons: what a button does stands in its `data-act`. */
  listen(signal) {
    const acts = {
      ask: () => this.ask(),
      change: (button) => this.change(button),
      close: () => this.close(),
      gentle: () => this.turnGentle(),
      jump: (button) => this.jump(button.dataset.place),
      open: (button, event) => this.open(button, event.timeStamp),
      print: () => printElement(this.root),
      unfold: (button) => unfoldStep(this.view, this.plan, button),
    };
    const act = (event) => {
      const button = event.target.closest("[data-act]");
      if (button) acts[button.dataset.act](button, event);
    };
    const press = (event) => {
      if (event.key === "Escape" && this.plan) this.close();
      else moveAlong(event);
    };
    this.drawSoon = () => this.drawWhenIdle();
    keepShortcutsAway(this.root, signal);
    this.root.addEventListener("click", act, { signal });
    this.root.addEventListener("keydown", press, { signal });
    for (const trait of SHOWN) this.model.on(`change:${trait}`, this.drawSoon);
  }

  end() {
    this.controller.abort();
    for (const trait of SHOWN) this.model.off(`change:${trait}`, this.drawSoon);
    this.root.remove();
  }

  /** Draw when the page has time: the chat beside it comes first. */
  drawWhenIdle() {
    if (this.waiting) return;
    this.waiting = true;
    const draw = () => {
      this.waiting = false;
      if (!this.controller.signal.aborted) this.draw();
    };
    if (globalThis.requestIdleCallback) requestIdleCallback(draw, { timeout: 400 });
    else setTimeout(draw, 50);
  }

  /** Draw anew; an open future stays open if it still leaves the same play, and so does the focus. */
  draw() {
    const started = performance.now();
    const { plan, opener, path } = this;
    const held = this.root.contains(document.activeElement) && document.activeElement;
    const view = readView(this.model, this.ids);
    Object.assign(this, { view, path: view.path, plan: null, opener: null, comparison: null });
    const title = h(
      "h3",
      { id: `${this.ids}-title`, class: "breakcontact-review__title", tabIndex: -1 },
      view.words("review.title"),
    );
    this.root.replaceChildren(title, ...(view.ending ? drawWhole(view) : drawWaiting(view, this.early)));
    this.root.lang = view.language;
    const again = plan && String(path) === String(view.path) && this.findLike(opener);
    if (again) this.showComparison(again, plan);
    paintFirst(this.root);
    if (held) (this.findLike(held) ?? title).focus({ preventScroll: true });
    this.root.dataset.drawnMs = (performance.now() - started).toFixed(1);
  }

  /** The button that does what another one did before the review was drawn anew. */
  findLike(other) {
    const names = ["act", "index", "pick", "place"];
    return [...this.root.querySelectorAll("[data-act]")].find((button) =>
      names.every((name) => button.dataset[name] === other.dataset[name]),
    );
  }

  ask() {
    this.early = !this.early;
    this.draw();
  }

  turnGentle() {
    this.model.set("gentle", !this.view.gentle);
    this.model.save_changes();
  }

  jump(place) {
    const target = this.view.places.get(place);
    if (target.hidden) this.hideComparison();
    goTo(target);
  }

  /** Show another future beside the learner's own. @param {number} started when the button was pressed */
  open(button, started) {
    if (button === this.opener) return this.close();
    this.hideComparison();
    const { story, path } = this.view;
    const index = Number(button.dataset.index);
    this.showComparison(button, planFuture(story, path, index, button.dataset.pick));
    const { comparison } = this;
    paintFirst(comparison, (now) => comparison.setAttribute("data-shown-ms", (now - started).toFixed(1)));
    goTo(comparison.querySelector("h5"), "start");
  }

  showComparison(opener, plan) {
    Object.assign(this, { opener, plan, comparison: drawComparison(this.view, plan) });
    opener.setAttribute("aria-expanded", "true");
    cutTimeline(this.view, plan.index);
    opener.closest(".breakcontact-review__band").after(this.comparison);
  }

  /** Take another step in the future that is open; what follows it is filled in anew. */
  change(button) {
    const { view } = this;
    const step = Number(button.dataset.index);
    this.plan = changeFuture(view.story, this.plan, step, button.dataset.pick);
    const column = drawFuture(view, this.plan);
    this.comparison.querySelector(".breakcontact-review__column--other").replaceWith(column);
    const title = lineOf(view, `ending.${endingOf(view.story, this.plan.path).id}.title`);
    this.comparison.querySelector('[role="status"]').textContent = view.words("review.changed", { title });
    goTo(column.querySelector(`[data-step="${step}"]`));
  }

  close() {
    const { opener } = this;
    this.hideComparison();
    if (opener) goTo(opener);
  }

  hideComparison() {
    if (!this.comparison) return;
    this.comparison.remove();
    cutTimeline(this.view, null);
    this.opener.setAttribute("aria-expanded", "false");
    this.comparison = this.plan = this.opener = null;
  }
}

/** All that is drawn from, read once for a drawing. @returns {View} */
function readView(model, ids) {
  const [story, , marks, gentle, language, labels] = SHOWN.map((trait) => model.get(trait));
  const path = fittingPath(story, model.get("path"));
  const flags = new Map();
  for (const [id, kind, tactic] of marks) {
    if (kind === "tactic") flags.set(id, [...(flags.get(id) ?? []), tactic]);
  }
  return {
    story,
    path,
    marks,
    gentle,
    language,
    ids,
    flags,
    words: wordsOf(labels),
    moments: momentsOf(story, path, { language, gentle }),
    ending: endingOf(story, path),
    saved: new Set(marks.filter((mark) => mark[1] === "evidence").map((mark) => mark[0])),
    places: new Map(),
  };
}

/** The path, or none where it is not one of this story: the chat tells of that. */
function fittingPath(story, path) {
  try {
    replay(story, path);
    return path;
  } catch (error) {
    if (error instanceof PathError) return [];
    throw error;
  }
}

function drawWhole(view) {
  return [
    drawLead(view),
    drawPart(view, "glance", drawHint(view), drawStrip(view)),
    drawPart(view, "chat", drawTimeline(view, true)),
    drawTactics(view),
    drawEvidence(view),
    drawClosing(view),
  ].flat();
}

/** Before the story has come to an end: calm, and a look back if it is wanted. */
function drawWaiting(view, early) {
  const played = view.path.length > 0;
  const looking = played && early;
  const sentence = view.words(looking ? "review.so-far" : "review.waiting");
  const ask = view.words(looking ? "review.ask.hide" : "review.ask");
  return [
    h("p", { class: "breakcontact-review__lead" }, sentence),
    played && drawButton("ask", ask, { "aria-expanded": String(looking) }),
    looking && drawPart(view, "glance", drawHint(view), drawStrip(view)),
    looking && drawPart(view, "chat", drawTimeline(view, false)),
  ].filter(Boolean);
}

function drawLead(view) {
  const choices = forksIn(view.moments).filter((moment) => !moment.decision.world).length;
  const name = lineOf(view, `person.${view.story.you}`);
  const someThreats = Object.values(view.story.messages).some((message) => message.gentle);
  return h(
    "div",
    { class: "breakcontact-review__intro" },
    h("p", { class: "breakcontact-review__lead" }, view.words("review.lead", { name, choices })),
    h(
      "div",
      { class: "breakcontact-review__tools" },
      someThreats && drawButton("gentle", view.words("review.gentle"), { "aria-pressed": String(view.gentle) }),
      drawButton("print", view.words("review.print")),
    ),
  );
}

function drawButton(act, text, more = {}) {
  return h("button", { type: "button", class: "breakcontact__button", "data-act": act, ...more }, text);
}

function drawHint(view) {
  return h("p", { class: "breakcontact-review__hint" }, view.words("review.glance.about"));
}

function drawPart(view, part, ...content) {
  return h(
    "section",
    { class: `breakcontact-review__part breakcontact-review__part--${part}` },
    h("h4", { class: "breakcontact-review__part-title" }, view.words(`review.${part}`)),
    content,
  );
}

/** Put the focus on an element and bring it into view, where it is or with what follows it. */
function goTo(element, block = "center") {
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block });
}

/**
 * Put on the screen what is in sight, and lay out the rest afterwards.
 * @param {(now: number) => void} painted called once it can be seen
 */
function paintFirst(element, painted) {
  element.classList.add("breakcontact-review--fresh");
  requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      painted?.(performance.now());
      element.classList.remove("breakcontact-review--fresh");
    };
    channel.port2.postMessage(null);
  });
}

export default { render };
