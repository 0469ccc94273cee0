// Handing in from a notebook: the kernel submits through nbgrader's exchange, or gives the text of a file to send.
import { h, wordsOf } from "../../shared/dom.js";
import { HandInPanel } from "./panel.js";

/** @import { Model } from "../../shared/types.js" */
/** @import { HandedIn, HandInState, QuizTraits } from "../types.js" */

/** How long the kernel may take to answer before the learner is told, in milliseconds. */
const PATIENCE = 150_000;
/** How long for a file, which needs nothing but the kernel. */
const FILE_PATIENCE = 10_000;

/**
 * @param {Model<QuizTraits>} model
 * @param {string} id for ids; different in each view
 * @param {AbortSignal} signal
 * @returns {HTMLElement}
 */
export function renderHandIn(model, id, signal) {
  return new NotebookHandIn(model, `${id}-handin`, signal).element;
}

class NotebookHandIn {
  /** @type {number | undefined} */
  #waiting;

  /** @param {Model<QuizTraits>} model @param {string} id @param {AbortSignal} signal */
  constructor(model, id, signal) {
    this.model = model;
    this.words = wordsOf(model.get("labels"));
    this.panel = new HandInPanel(this.words, id, signal);
    const hasExchange = model.get("hand_in").way === "exchange";
    this.send = this.panel.renderButton("quiz.handin.send", () => this.#ask("exchange"), true);
    this.save = this.panel.renderButton(hasExchange ? "quiz.handin.instead" : "quiz.handin.save", () => this.#ask("file"), !hasExchange);
    // With an exchange, a file is for when that fails.
    this.fileParts = h("div", { class: "breakcontact-handin__file", hidden: hasExchange }, this.panel.renderName("quiz.handin.name"), this.save);
    this.courses = h("select", { class: "breakcontact-handin__name", id: `${id}-course` });
    this.choice = h("div", { class: "breakcontact-handin__file", hidden: true }, h("label", { for: `${id}-course` }, this.words("quiz.handin.course")), this.courses);
    this.element = h(
      "section",
      { class: "breakcontact-handin", "aria-labelledby": this.panel.title.id },
      this.panel.title,
      this.panel.status,
      this.choice,
      hasExchange && this.send,
      this.panel.notice,
      this.fileParts,
    );
    const update = () => this.#update();
    /** @param {unknown} message */
    const onMessage = (message) => this.#onMessage(/** @type {HandedIn} */ (message ?? {}));
    model.on("change:hand_in", update);
    model.on("msg:custom", onMessage);
    signal.addEventListener("abort", () => {
      clearTimeout(this.#waiting);
      model.off("change:hand_in", update);
      model.off("msg:custom", onMessage);
    });
    update();
  }

  get #state() {
    return this.model.get("hand_in");
  }

  #update() {
    const { done = {}, receipt } = this.#state;
    if (done.receipt && !this.panel.isDone) this.panel.finish(this.#describe(done), receipt);
    else this.panel.update(receipt);
  }

  /** @param {NonNullable<HandInState["done"]>} done */
  #describe({ receipt = "", time = "", way }) {
    const wasSent = way === "exchange";
    return {
      receipt,
      sentence: this.words(wasSent ? "quiz.handin.sent" : "quiz.handin.before", { when: this.#tellWhen(new Date(time)) }),
      changed: this.words(wasSent ? "quiz.handin.resend" : "quiz.handin.changed"),
    };
  }

  /** The day is told unless it is today. @param {Date} date */
  #tellWhen(date) {
    const time = date.toTimeString().slice(0, 5);
    if (date.toDateString() === new Date().toDateString()) return this.words("quiz.handin.at", { time });
    const day = new Intl.DateTimeFormat(this.#state.locale, { dateStyle: "long" }).format(date);
    return this.words("quiz.handin.on", { day, time });
  }

  /** @param {"exchange" | "file"} way */
  #ask(way) {
    const { receipt } = this.#state;
    if (!receipt) return this.panel.say(this.words("quiz.handin.nothing"));
    if (way === "exchange" && this.panel.holds(receipt)) return this.panel.say(this.words("quiz.handin.same"));
    this.panel.say(this.words("quiz.handin.sending"));
    this.#setBusy(true);
    this.#waiting = setTimeout(() => this.#fail("quiz.handin.no-contact"), way === "exchange" ? PATIENCE : FILE_PATIENCE);
    try {
      this.model.send({ kind: "hand-in", way, course: this.courses.value });
    } catch {
      // The model's kernel is gone.
      this.#fail("quiz.handin.no-contact");
    }
  }

  /** @param {HandedIn} message */
  #onMessage({ kind, state, receipt = "", text = "", isSaved = true, courses = [] }) {
    if (kind !== "handed-in") return;
    this.#setBusy(false);
    if (state === "file") {
      const file = this.panel.save(text, slugOf(receipt), receipt);
      const time = new Date().toTimeString().slice(0, 5);
      const sentence = this.words(isSaved ? "quiz.handin.saved" : "quiz.handin.saved.all", { time, file });
      this.panel.finish({ receipt, sentence, changed: this.words("quiz.handin.changed") }, this.#state.receipt);
    } else if (state === "sent") {
      const label = this.panel.isDone ? "quiz.handin.sent.again" : "quiz.handin.sent";
      const sentence = this.words(label, { when: this.#tellWhen(new Date()) });
      this.panel.finish({ receipt, sentence, changed: this.words("quiz.handin.resend") }, this.#state.receipt);
    } else if (state === "choose") {
      this.#offer(courses);
    } else {
      this.#fail(state === "none" ? "quiz.handin.none" : "quiz.handin.failed");
    }
  }

  /** @param {string[]} courses */
  #offer(courses) {
    const names = courses.map((name) => h("option", { value: name }, name));
    this.courses.replaceChildren(...names);
    this.choice.hidden = false;
    this.panel.say(this.words("quiz.handin.choose"));
    this.courses.focus();
  }

  /** @param {string} label of what is said */
  #fail(label) {
    this.#setBusy(false);
    this.fileParts.hidden = false;
    this.panel.say(this.words(label));
  }

  /** @param {boolean} isBusy */
  #setBusy(isBusy) {
    clearTimeout(this.#waiting);
    this.send.disabled = isBusy;
    this.save.disabled = isBusy;
  }
}

/** The quiz that a receipt is of: its second word. @param {string} receipt */
function slugOf(receipt) {
  return receipt.split(" ")[1] ?? "";
}
