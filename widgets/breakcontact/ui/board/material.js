// The material: photographed chats, cards and slips. Each row can be taken over into the report.
import { h } from "../shared/dom.js";
import { boardSign } from "./signs.js";

/** @import { Words } from "../shared/types.js" */
/** @import { Board, Exhibit, Row } from "./types.js" */

/** What a row gives to the report: its text, and the day and time beside it. @typedef {{text: string, when: string}} Taken */

/**
 * @param {Board} board
 * @param {string} id a beginning for ids
 * @param {Words} words
 * @param {AbortSignal} signal
 * @param {(taken: Taken) => void} take
 */
export function drawMaterial({ exhibits }, id, words, signal, take) {
  /** @param {Row} row @param {string} when */
  const button = (row, when) => takeButton(row, when, words, signal, take);
  return h(
    "section",
    { class: "breakcontact-board__material", role: "region", tabIndex: 0, "aria-label": words("board.material") },
    h("p", { class: "breakcontact-board__quiet" }, words("board.take.about")),
    exhibits.map((exhibit) => {
      const draw = exhibit.form === "chat" ? drawChat : drawCard;
      return h(
        "article",
        { class: "breakcontact-board__exhibit", "aria-labelledby": `${id}-${exhibit.id}` },
        h("h4", { id: `${id}-${exhibit.id}` }, exhibit.title),
        draw(exhibit, words, button),
        exhibit.note && h("p", { class: "breakcontact-board__quiet" }, exhibit.note),
      );
    }),
  );
}

/**
 * @param {Exhibit} exhibit
 * @param {Words} words
 * @param {(row: Row, when: string) => HTMLElement} button
 */
function drawChat(exhibit, words, button) {
  let day = "";
  const rows = exhibit.rows.map((row) => {
    if (!row.from) {
      day = row.text;
      return h("li", { class: "breakcontact-board__day", "data-row": row.id, tabIndex: -1 }, row.text);
    }
    const name = row.from === "you" ? exhibit.you : exhibit.them;
    return h(
      "li",
      { class: `breakcontact-board__message breakcontact-board__message--${row.from}`, "data-row": row.id, tabIndex: -1 },
      h(
        "div",
        { class: "breakcontact-board__bubble" },
        h("p", { class: "breakcontact-board__head" }, `${name} · ${row.at}`),
        h("p", { dir: "auto" }, row.text),
      ),
      button(row, `${day}, ${row.at}`),
    );
  });
  return h("ul", { class: "breakcontact-board__chat", role: "list", "aria-label": words("board.chat") }, rows);
}

/**
 * @param {Exhibit} exhibit
 * @param {Words} words
 * @param {(row: Row, when: string) => HTMLElement} button
 */
function drawCard(exhibit, words, button) {
  const rows = exhibit.rows.map((row) =>
    h(
      "li",
      { class: "breakcontact-board__line", "data-row": row.id, tabIndex: -1 },
      h(
        "div",
        {},
        h("p", { class: "breakcontact-board__head" }, row.label),
        h("p", { dir: "auto" }, row.text),
      ),
      button(row, row.text),
    ),
  );
  return h("ul", { class: "breakcontact-board__card", role: "list", "aria-label": words("board.card") }, rows);
}

/**
 * @param {Row} row
 * @param {string} when
 * @param {Words} words
 * @param {AbortSignal} signal
 * @param {(taken: Taken) => void} take
 */
function takeButton(row, when, words, signal, take) {
  const name = words("board.take", { text: row.text });
  return h(
    "button",
    {
      class: "breakcontact__button breakcontact-board__take",
      type: "button",
      title: words("board.take.short"),
      "aria-label": name,
      "data-take": row.id,
      signal,
      on: { click: () => take({ text: row.text, when }) },
    },
    boardSign("take"),
  );
}
