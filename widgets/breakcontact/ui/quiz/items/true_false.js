// True or false, with certainty: is it genuine, and how sure are you? An answer once both are said.
import { h } from "../../shared/dom.js";
import { quizSign } from "../signs.js";
import { isRecord } from "../values.js";
import { optionGroup, optionRow } from "./options.js";

/** @import { ControlContext, ItemType } from "../types.js" */

const CERTAINTIES = ["guess", "fairly", "sure"];

/** @type {ItemType} */
export const trueFalse = {
  isAnswer: (_, value) =>
    isRecord(value) &&
    Object.keys(value).length === 2 &&
    typeof value.genuine === "boolean" &&
    typeof value.sure === "string" &&
    CERTAINTIES.includes(value.sure),

  makeControl({ words, id, signal, answers, answer }) {
    const said = () => {
      const known = answers.draft ?? answers.value;
      return isRecord(known) ? known : {};
    };
    /** @param {{genuine?: boolean, sure?: string}} part */
    const say = (part) => {
      const whole = { ...said(), ...part };
      const isWhole = "genuine" in whole && "sure" in whole;
      answers.setDraft(isWhole ? null : whole);
      if (isWhole) answer({ genuine: whole.genuine, sure: whole.sure });
    };
    /** @param {string} part @param {string} value @param {string} label @param {() => void} change */
    const row = (part, value, label, change) =>
      optionRow({ type: "radio", name: `${id}-${part}`, value }, words(`quiz.judge.${label}`), signal, change);
    const verdicts = [true, false].map((genuine) =>
      row("genuine", String(genuine), genuine ? "genuine" : "not-genuine", () => say({ genuine })),
    );
    const certainties = CERTAINTIES.map((sure) => row("sure", sure, `sure.${sure}`, () => say({ sure })));
    const about = h("p", { class: "breakcontact-quiz__about", id: `${id}-about` }, words("quiz.judge.sure.about"));
    const sureGroup = optionGroup(words("quiz.judge.sure"), certainties, about);
    sureGroup.setAttribute("aria-describedby", about.id);
    return {
      element: h("div", { class: "breakcontact-quiz__judge" }, optionGroup(words("quiz.judge"), verdicts), sureGroup),
      show() {
        const { genuine, sure } = said();
        for (const { input } of verdicts) input.checked = input.value === String(genuine);
        for (const { input } of certainties) input.checked = input.value === sure;
      },
    };
  },

  isRight: (key, value) => isRecord(value) && value.genuine === key.genuine,

  renderKey({ key, words }) {
    const verdict = words(key.genuine ? "quiz.key.genuine" : "quiz.key.not");
    return [h("p", { class: "breakcontact-quiz__verdict" }, quizSign("check"), verdict)];
  },
};
