// What practice tells after an answer, and what a teacher sees of the key: which is right, and why.
import { h } from "../shared/dom.js";
import { quizSign } from "./signs.js";

/**
 * @param {{item: object, key: object, value: unknown, line: (id: string) => string, words: Function}} context
 *   `line` gives "" for lines that there are not
 * @returns {HTMLElement[]}
 */
export function renderKey(context) {
  const { key, line, words } = context;
  const lesson = Number.parseInt(key.read_on ?? "", 10);
  return [
    ...(KEY_PARTS[context.item.kind]?.(context) ?? []),
    line("explain") && h("p", { dir: "auto" }, line("explain")),
    lesson > 0 && h("p", { class: "breakcontact-quiz__about" }, words("quiz.key.read-on", { lesson })),
  ].filter(Boolean);
}

const KEY_PARTS = { single: optionKeys, several: optionKeys, order: orderKeys, match: matchKeys, judge: judgeKey };

function optionKeys({ item, key, value, line, words }) {
  const chosen = [value].flat();
  const rows = item.options.map((option) => {
    const mine = chosen.includes(option) ? words("quiz.key.yours") : "";
    return keyRow([key.right].flat().includes(option), line(option), line(`${option}.explain`), mine, words);
  });
  return [h("ul", { class: "breakcontact-quiz__keys", role: "list" }, rows)];
}

function matchKeys({ item, key, value, line, words }) {
  const rows = item.rows.map((row) => {
    const right = key.pairs[row] ?? [];
    const belongs = right.map((option) => line(option)).join(" / ");
    const mine = right.includes(value?.[row]) ? words("quiz.key.yours") : "";
    return keyRow(Boolean(mine) || !value, `${line(row)} → ${belongs}`, line(`${row}.explain`), mine, words);
  });
  return [h("ul", { class: "breakcontact-quiz__keys", role: "list" }, rows)];
}

function orderKeys({ key, line, words }) {
  return key.orders.flatMap(({ country, groups }) => [
    h("p", { class: "breakcontact-quiz__verdict" }, words("quiz.key.order", { country: words(`country.${country}`) })),
    h(
      "ol",
      { class: "breakcontact-quiz__groups" },
      groups.map((group) => {
        const steps = group.map((step) => line(step));
        if (steps.length === 1) return h("li", { dir: "auto" }, steps);
        return h("li", {}, words("quiz.key.any-order"), h("ul", {}, steps.map((step) => h("li", { dir: "auto" }, step))));
      }),
    ),
  ]);
}

function judgeKey({ key, words }) {
  const verdict = words(key.genuine ? "quiz.key.genuine" : "quiz.key.not");
  return [h("p", { class: "breakcontact-quiz__verdict" }, quizSign("check"), verdict)];
}

function keyRow(isRight, text, explain, mine, words) {
  const verdict = words(isRight ? "quiz.key.right" : "quiz.key.other");
  return h(
    "li",
    { class: `breakcontact-quiz__key ${isRight ? "breakcontact-quiz__key--right" : ""}` },
    h(
      "p",
      { class: "breakcontact-quiz__verdict" },
      quizSign(isRight ? "check" : "other"),
      h("span", { class: "breakcontact__hidden" }, `${verdict}: `),
      h("span", { dir: "auto" }, text),
      mine && h("span", { class: "breakcontact-quiz__mine" }, mine),
    ),
    explain && h("p", { dir: "auto" }, explain),
  );
}
