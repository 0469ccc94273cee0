// One right answer, or several: real radio buttons and tick boxes, drawn as rows.
import { h } from "../../shared/dom.js";
import { CERTAINTIES } from "../values.js";

/**
 * What an item's part of the card is made of.
 * @typedef {{item: object, line: (id: string) => string, words: Function, id: string, signal: AbortSignal,
 *   desk: object, answer: (value: unknown, pause?: number) => void, announce: (text: string) => void}} Bench
 * @typedef {{element: HTMLElement, show: (value: unknown) => void}} Control
 */

/** @param {Bench} bench @returns {Control} */
export function singleControl({ item, line, words, id, signal, answer }) {
  const rows = item.options.map((option) =>
    optionRow({ type: "radio", name: id, value: option, text: line(option), signal, change: () => answer(option) }),
  );
  const element = optionGroup(words("quiz.single"), rows);
  return { element, show: (value) => rows.forEach(({ input }) => (input.checked = input.value === value)) };
}

/** @param {Bench} bench @returns {Control} */
export function severalControl({ item, line, words, id, signal, answer }) {
  const change = () => {
    const chosen = rows.filter(({ input }) => input.checked).map(({ input }) => input.value);
    answer(chosen.length > 0 ? chosen : null);
  };
  const rows = item.options.map((option) =>
    optionRow({ type: "checkbox", name: id, value: option, text: line(option), signal, change }),
  );
  const element = optionGroup(words("quiz.several"), rows);
  return { element, show: (value) => rows.forEach(({ input }) => (input.checked = (value ?? []).includes(input.value))) };
}

/** Genuine or not, and how sure: an answer once both are said. @param {Bench} bench @returns {Control} */
export function judgeControl({ words, id, signal, desk, answer }) {
  const said = () => desk.draft ?? desk.value ?? {};
  const say = (part) => {
    const whole = { ...said(), ...part };
    const isWhole = "genuine" in whole && "sure" in whole;
    desk.sketch(isWhole ? null : whole);
    if (isWhole) answer({ genuine: whole.genuine, sure: whole.sure });
  };
  const verdicts = [true, false].map((genuine) => {
    const text = words(genuine ? "quiz.judge.genuine" : "quiz.judge.not-genuine");
    return optionRow({ type: "radio", name: `${id}-genuine`, value: String(genuine), text, signal, change: () => say({ genuine }) });
  });
  const certainties = CERTAINTIES.map((sure) => {
    const text = words(`quiz.judge.sure.${sure}`);
    return optionRow({ type: "radio", name: `${id}-sure`, value: sure, text, signal, change: () => say({ sure }) });
  });
  const about = h("p", { class: "breakcontact-quiz__about", id: `${id}-about` }, words("quiz.judge.sure.about"));
  const sureGroup = optionGroup(words("quiz.judge.sure"), certainties, about);
  sureGroup.setAttribute("aria-describedby", about.id);
  const element = h(
    "div",
    { class: "breakcontact-quiz__judge" },
    optionGroup(words("quiz.judge"), verdicts),
    sureGroup,
  );
  const show = () => {
    const { genuine, sure } = said();
    for (const { input } of verdicts) input.checked = input.value === String(genuine);
    for (const { input } of certainties) input.checked = input.value === sure;
  };
  return { element, show };
}

function optionGroup(legend, rows, about = null) {
  return h(
    "fieldset",
    { class: "breakcontact-quiz__group" },
    h("legend", { class: "breakcontact-quiz__task" }, legend),
    about,
    h("div", { class: "breakcontact-quiz__options" }, rows.map(({ element }) => element)),
  );
}

function optionRow({ type, name, value, text, signal, change }) {
  const input = h("input", { type, name, value, signal, on: { change } });
  const words = h("span", { dir: "auto" }, text);
  return { input, element: h("label", { class: "breakcontact-quiz__option", "data-option": value }, input, words) };
}
