// The end of a quiz for practice: the result, the lessons to read again, and other questions.
import { h, wordsOf } from "../../shared/dom.js";
import { notebookLink } from "../../shared/links.js";
import { printElement } from "../../shared/print.js";
import { watchStores } from "../answer_store.js";
import { renderResult } from "./result.js";
import { Rounds } from "./rounds.js";

/** @import { Model } from "../../shared/types.js" */
/** @import { QuizTraits, Verdict } from "../types.js" */

/** How many questions one more round asks. */
const ROUND = 5;

/**
 * @param {Model<QuizTraits>} model
 * @param {string} id for ids; different in each view
 * @param {AbortSignal} signal
 */
export function renderPracticeEnd(model, id, signal) {
  const words = wordsOf(model.get("labels"));
  const { reading = {}, pool } = model.get("further") ?? {};
  const found = h("div", { class: "breakcontact-result__found", "aria-live": "polite" });
  const more = h("div", {});
  /** @param {string} text @param {() => void} click */
  const button = (text, click) => h("button", { class: "breakcontact__button", type: "button", signal, on: { click } }, text);
  const paper = button(words("result.print"), () => printElement(end));
  const others = pool && pool.topics.length > 0 && button(words("result.others"), () => askMore());
  const end = h(
    "section",
    { class: "breakcontact breakcontact-quiz breakcontact-result", "aria-labelledby": `${id}-result`, hidden: true },
    h("h3", { class: "breakcontact-quiz__title", id: `${id}-result` }, words("result.title")),
    found,
    h("p", { class: "breakcontact-quiz__about" }, words("result.kept")),
    h("div", { class: "breakcontact-result__actions" }, others, paper),
  );

  /** @param {string | undefined} slug */
  function linkTo(slug) {
    const lesson = reading[slug ?? ""];
    return lesson && notebookLink(lesson, { class: "breakcontact-result__link" }, words("result.read-on", { part: lesson.title }));
  }

  function update() {
    const cards = findCards(end);
    const rows = [...cards].map(([item, card]) => ({
      about: model.get("lines")[`${item}.about`] ?? model.get("lines")[`${item}.prompt`] ?? "",
      verdict: /** @type {Verdict} */ (card.dataset.verdict ?? "open"),
      link: linkTo(card.dataset.readOn),
      goBack: () => goToCard(card),
    }));
    const told = JSON.stringify(rows.map(({ verdict }) => verdict));
    if (found.dataset.told === told) return;
    found.dataset.told = told;
    end.hidden = rows.every(({ verdict }) => verdict === "open");
    found.replaceChildren(...renderResult(rows, words, signal));
  }

  function askMore() {
    if (!pool) return;
    const rounds = new Rounds({ pool, words, name: `${id}-more`, signal, size: ROUND, link: ({ lesson }) => linkTo(lesson) });
    more.replaceChildren(rounds.element);
    rounds.begin();
  }

  watchStores(update, signal);
  queueMicrotask(update);
  return [end, more];
}

/** The questions of the same notebook that are in the page, by item, but for those of another round. @param {Element} root */
function findCards(root) {
  const notebook = root.closest(".jp-Notebook") ?? document;
  /** @type {NodeListOf<HTMLElement>} */
  const cards = notebook.querySelectorAll("[data-quiz-item][data-verdict]");
  return new Map([...cards].map((card) => [card.dataset.quizItem ?? "", card]));
}

/** @param {HTMLElement} card */
function goToCard(card) {
  card.scrollIntoView({ block: "start" });
  card.querySelector("h3")?.focus({ preventScroll: true });
}
