// Match: rows, and a list of options to choose from for each row.
import { h } from "../../shared/dom.js";
import { isRecord } from "../values.js";
import { keyList, keyRow } from "./options.js";

/** @import { ItemType } from "../types.js" */

/** @type {ItemType} */
export const match = {
  isAnswer: ({ rows, options }, value) =>
    isRecord(value) &&
    Object.keys(value).length > 0 &&
    Object.entries(value).every(
      ([row, option]) => rows.includes(row) && typeof option === "string" && options.includes(option),
    ),

  makeControl({ item, line, words, id, signal, answer }) {
    const pairs = item.rows.map((row) => ({
      row,
      select: h(
        "select",
        { id: `${id}-${row}`, class: "breakcontact-quiz__select", "data-row": row, signal, on: { change: () => tell() } },
        h("option", { value: "" }, words("quiz.match.choose")),
        item.options.map((option) => h("option", { value: option }, line(option))),
      ),
    }));
    const count = h("p", { class: "breakcontact-quiz__about" });

    function tell() {
      const chosen = pairs.filter(({ select }) => select.value).map(({ row, select }) => [row, select.value]);
      answer(chosen.length > 0 ? Object.fromEntries(chosen) : null);
    }

    const list = pairs.map(({ row, select }) =>
      h("div", { class: "breakcontact-quiz__pair" }, h("label", { for: select.id, dir: "auto" }, line(row)), select),
    );
    return {
      element: h(
        "fieldset",
        { class: "breakcontact-quiz__group" },
        h("legend", { class: "breakcontact-quiz__task" }, words("quiz.match")),
        h("div", { class: "breakcontact-quiz__pairs" }, list),
        count,
      ),
      show(value) {
        const chosen = isRecord(value) ? value : {};
        for (const { row, select } of pairs) select.value = String(chosen[row] ?? "");
        const done = Object.keys(chosen).length;
        count.textContent = words("quiz.match.count", { done, total: item.rows.length });
      },
    };
  },

  isRight: (key, value) =>
    isRecord(value) && Object.entries(key.pairs ?? {}).every(([row, right]) => right.includes(String(value[row]))),

  renderKey({ item, key, value, line, words }) {
    const rows = item.rows.map((row) => {
      const right = key.pairs?.[row] ?? [];
      const belongs = right.map((option) => line(option)).join(" / ");
      const given = isRecord(value) ? value[row] : undefined;
      const mine = typeof given === "string" && right.includes(given) ? words("quiz.key.yours") : "";
      return keyRow(words, Boolean(mine) || !value, `${line(row)} → ${belongs}`, line(`${row}.explain`), mine);
    });
    return [keyList(rows)];
  },
};
