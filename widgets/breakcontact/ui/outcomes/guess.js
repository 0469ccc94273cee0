// Guess first, then see the answer. A guess stays in the page: it is neither counted nor saved.
import { h, wordsOf } from "../shared/dom.js";
import { installExit } from "../shared/exit.js";
import { audienceNote, leaveButton } from "../shared/controls.js";
import { keepShortcutsAway } from "../shared/shortcuts.js";

/**
 * @import { RenderContext, Words } from "../shared/types.js"
 * @import { GuessItem, GuessTraits } from "./types.js"
 */

let guessesMade = 0;

/** Called by anywidget for each view. @param {RenderContext<GuessTraits>} context */
function render({ model, el }) {
  const view = new AbortController();
  const words = wordsOf(model.get("labels"));
  const leave = installExit(words, view.signal);
  const ids = `breakcontact-guess-${(guessesMade += 1)}`;
  const cards = model.get("items").map((item) => guessCard(item, `${ids}-${item.id}`, words, view.signal));
  const root = h(
    "section",
    {
      class: "breakcontact breakcontact-panel breakcontact-guess",
      lang: model.get("language"),
      "aria-label": words("guess.title"),
    },
    audienceNote(model, words),
    h("div", { class: "breakcontact-panel__top" }, h("p", {}, words("guess.lead")), leaveButton(words, view.signal, leave)),
    cards,
  );
  keepShortcutsAway(root, view.signal);
  el.append(root);
  return () => {
    view.abort();
    root.remove();
  };
}

/**
 * @param {GuessItem} item
 * @param {string} id
 * @param {Words} words
 * @param {AbortSignal} signal
 */
function guessCard(item, id, words, signal) {
  const shown = h("output", { class: "breakcontact-panel__value", for: id }, "50");
  const input = h("input", {
    id,
    type: "range",
    min: "0",
    max: "100",
    value: "50",
    "aria-valuetext": words("guess.of", { count: 50 }),
    signal,
    on: { input: move },
  });
  const answer = h("div", { class: "breakcontact-guess__answer", "aria-live": "polite" });
  const look = { class: "breakcontact__button breakcontact__button--main breakcontact-guess__show", type: "button" };
  const button = h("button", { ...look, signal, on: { click: show } }, words("guess.show"));
  let open = false;

  function move() {
    shown.textContent = input.value;
    input.setAttribute("aria-valuetext", words("guess.of", { count: input.value }));
    if (open) show();
  }

  function show() {
    open = true;
    button.remove();
    answer.replaceChildren(...drawAnswer(item, Number(input.value), words));
  }

  return h(
    "article",
    { class: "breakcontact-panel__card", "data-guess": item.id },
    h("h3", {}, item.prompt),
    h(
      "div",
      { class: "breakcontact-panel__slider" },
      h("label", { htmlFor: id }, h("span", {}, words("guess.yours")), shown),
      input,
    ),
    button,
    answer,
  );
}

/**
 * @param {GuessItem} item
 * @param {number} guess
 * @param {Words} words
 */
function drawAnswer(item, guess, words) {
  const within = guess >= item.low && guess <= item.high ? "within" : "outside";
  return [
    scale(item, guess),
    h("p", { class: "breakcontact-guess__result" }, words("guess.answer", { ...item, guess })),
    h("p", {}, words(`guess.${within}`)),
    h("p", {}, item.words),
    h("p", { class: "breakcontact-panel__sure" }, item.sure),
  ];
}

/**
 * A scale from 0 to 100: hatching for the range, a diamond for our number, a line for the guess.
 * @param {GuessItem} item
 * @param {number} guess
 */
function scale(item, guess) {
  /** @param {number} share */
  const at = (share) => ({ "inset-inline-start": `${share}%` });
  return h(
    "div",
    { class: "breakcontact-guess__scale", "aria-hidden": "true" },
    h("span", { class: "breakcontact-guess__band", style: { ...at(item.low), "inline-size": `${item.high - item.low}%` } }),
    h("span", { class: "breakcontact-guess__value", style: at(item.value) }),
    h("span", { class: "breakcontact-guess__own", style: at(guess) }),
    h("span", { class: "breakcontact-guess__end" }, "0"),
    h("span", { class: "breakcontact-guess__end breakcontact-guess__end--last" }, "100"),
  );
}

export default { render };
