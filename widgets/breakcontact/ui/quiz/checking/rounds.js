// Questions to practise with, round after round: each round asks about the same topics with other questions, and ends
// with a result. Nothing is kept.
import { h } from "../../shared/dom.js";
import { printElement } from "../../shared/print.js";
import { PracticeCard } from "./practice_card.js";
import { renderResult } from "./result.js";

/** @import { Child, Words } from "../../shared/types.js" */
/** @import { Item, PracticePool, Topic } from "../types.js" */

/**
 * What rounds work with. `link` gives a link to where a topic is told; `name` begins the ids of the page; `size` is how
 * many topics a round asks about, all of them if it is left out.
 * @typedef {{pool: PracticePool, words: Words, name: string, signal: AbortSignal, link: (topic: Topic) => Child, size?: number}} RoundsContext
 */

/** @typedef {{topic: Topic, card: PracticeCard}} Asked */

export class Rounds {
  #round = 0;
  #drawn = new AbortController();
  /** @type {Asked[]} */
  #asked = [];
  /** Whether the learner wants to see the result before all questions are answered. */
  #isWanted = false;

  /** @param {RoundsContext} context */
  constructor(context) {
    this.context = context;
    const { words, signal, name } = context;
    this.list = h("div", { class: "breakcontact-result__questions" });
    this.progress = h("p", { class: "breakcontact-quiz__about", role: "status" });
    this.show = this.#button(words("result.show"), () => this.#want());
    this.result = h("div", { class: "breakcontact-result__found", "aria-live": "polite" });
    this.again = this.#button("", () => this.#askAgain());
    this.paper = this.#button(words("result.print"), () => printElement(this.end));
    this.actions = h("div", { class: "breakcontact-result__actions" }, this.again, this.paper);
    this.end = h(
      "section",
      { class: "breakcontact breakcontact-quiz breakcontact-result", "aria-labelledby": `${name}-result` },
      h("h3", { class: "breakcontact-quiz__title", id: `${name}-result`, tabIndex: -1 }, words("result.title")),
      this.progress,
      this.show,
      this.result,
      h("p", { class: "breakcontact-quiz__about" }, words("result.kept")),
      this.actions,
    );
    this.element = h("div", { class: "breakcontact-result__rounds" }, this.list, this.end);
    signal.addEventListener("abort", () => this.#drawn.abort());
    this.#draw();
  }

  /** Draw the questions of this round. */
  #draw() {
    const { pool, words, name } = this.context;
    this.#drawn.abort();
    this.#drawn = new AbortController();
    const { signal } = this.#drawn;
    const asked = this.#choose();
    this.#asked = asked.map(({ topic, item }, index) => {
      const number = words("questions.number", { number: index + 1, total: asked.length });
      const id = `${name}-${this.#round}-${item.id}`;
      const card = new PracticeCard(item, pool.answer_keys[item.id] ?? {}, pool.lines, words, id, number, signal);
      card.checking.changes.addEventListener("change", () => this.#update(), { signal });
      return { topic, card };
    });
    this.list.replaceChildren(...this.#asked.map(({ card }) => card.element));
    this.#isWanted = false;
    this.#update();
  }

  /** The topics of this round with a question each; after the last question about a topic comes the first. */
  #choose() {
    const { topics, items } = this.context.pool;
    const size = Math.min(this.context.size ?? topics.length, topics.length);
    return Array.from({ length: size }, (_, index) => {
      const at = this.#round * size + index;
      const topic = topics[at % topics.length];
      const id = topic.items[Math.floor(at / topics.length) % topic.items.length];
      return { topic, item: /** @type {Item} */ (items.find((item) => item.id === id)) };
    });
  }

  #update() {
    const { words, pool } = this.context;
    const seen = this.#asked.filter(({ card }) => card.checking.verdict !== "open").length;
    const total = this.#asked.length;
    const isDone = seen === total;
    const isShown = isDone || (this.#isWanted && seen > 0);
    this.progress.textContent = isDone ? words("questions.done") : words("questions.progress", { seen, total });
    this.show.hidden = isShown || seen === 0;
    this.actions.hidden = !isShown;
    const hasOthers = total < pool.topics.length || pool.topics.some(({ items }) => items.length > 1);
    this.again.textContent = words(hasOthers ? "result.others" : "result.same");
    this.result.replaceChildren(...(isShown ? this.#tell() : []));
  }

  #tell() {
    const { words, pool, link } = this.context;
    const rows = this.#asked.map(({ topic, card }) => ({
      about: pool.lines[`topic.${topic.id}`] ?? card.line("prompt"),
      verdict: card.checking.verdict,
      link: link(topic),
      goBack: () => goToCard(card),
    }));
    return renderResult(rows, words, this.#drawn.signal);
  }

  #want() {
    this.#isWanted = true;
    this.#update();
    this.end.querySelector("h3")?.focus({ preventScroll: true });
  }

  #askAgain() {
    this.#round += 1;
    this.#draw();
    this.begin();
  }

  /** Go to the first question. */
  begin() {
    const [first] = this.#asked;
    if (first) goToCard(first.card);
  }

  /** @param {string} text @param {() => void} click */
  #button(text, click) {
    return h("button", { class: "breakcontact__button", type: "button", signal: this.context.signal, on: { click } }, text);
  }
}

/** @param {PracticeCard} card */
function goToCard({ element }) {
  element.scrollIntoView({ block: "start" });
  element.querySelector("h3")?.focus({ preventScroll: true });
}
