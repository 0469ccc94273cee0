// Rows and what belongs to them: a list to choose from for each row.
import { h } from "../../shared/dom.js";

/** @param {import("./choices.js").Bench} bench @returns {import("./choices.js").Control} */
export function matchControl({ item, line, words, id, signal, answer }) {
  const selects = item.rows.map((row) =>
    h(
      "select",
      {
        id: `${id}-${row}`,
        class: "breakcontact-quiz__select",
        "data-row": row,
        signal,
        on: { change: () => tell() },
      },
      h("option", { value: "" }, words("quiz.match.choose")),
      item.options.map((option) => h("option", { value: option }, line(option))),
    ),
  );
  const count = h("p", { class: "breakcontact-quiz__about" });

  function tell() {
    const chosen = selects.filter(({ value }) => value).map((select) => [select.dataset.row, select.value]);
    answer(chosen.length > 0 ? Object.fromEntries(chosen) : null);
  }

  function show(value) {
    for (const select of selects) select.value = value?.[select.dataset.row] ?? "";
    const done = Object.keys(value ?? {}).length;
    count.textContent = words("quiz.match.count", { done, total: item.rows.length });
  }

  const element = h(
    "fieldset",
    { class: "breakcontact-quiz__group" },
    h("legend", { class: "breakcontact-quiz__task" }, words("quiz.match")),
    h(
      "div",
      { class: "breakcontact-quiz__pairs" },
      selects.map((select) =>
        h(
          "div",
          { class: "breakcontact-quiz__pair" },
          h("label", { for: select.id, dir: "auto" }, line(select.dataset.row)),
          select,
        ),
      ),
    ),
    count,
  );
  return { element, show };
}
