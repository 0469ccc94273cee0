// The exhibit of an item: a chat in bubbles, or the lines of a profile on a card.
import { h } from "../shared/dom.js";

/** @import { Words } from "../shared/types.js" */
/** @import { ExhibitLine, Line } from "./types.js" */

/**
 * @param {ExhibitLine[]} entries
 * @param {Line} line
 * @param {Words} words
 */
export function renderExhibit(entries, line, words) {
  const speakers = [...new Set(entries.map(({ from }) => from).filter(Boolean))];
  const kind = speakers.length > 0 ? "chat" : "profile";
  const rows = entries.map(({ id, from }, index) => {
    const text = h("span", { class: "breakcontact-quiz__said", dir: "auto" }, line(`exhibit.${id}`));
    if (!from) return h("li", { class: "breakcontact-quiz__told" }, text);
    return bubble(text, from, { first: entries[index - 1]?.from !== from, mine: speakers.indexOf(from) === 1 });
  });
  return h(
    "figure",
    { class: `breakcontact-quiz__exhibit breakcontact-quiz__exhibit--${kind}` },
    h("figcaption", { class: "breakcontact__hidden" }, words(`quiz.exhibit.${kind}`)),
    h("ul", { role: "list" }, rows),
  );
}

/**
 * The first speaker is on the left, the one who answers on the right; the name is read out with every line.
 * @param {HTMLElement} text
 * @param {string} from
 * @param {{first: boolean, mine: boolean}} position
 */
function bubble(text, from, { first, mine }) {
  const side = mine ? "mine" : "theirs";
  const edge = first ? "breakcontact-quiz__row--first" : "";
  const letter = h("span", { class: "breakcontact-quiz__letter", "aria-hidden": "true" }, [...from][0]);
  const name = h("span", { class: first ? "breakcontact-quiz__name" : "breakcontact__hidden", dir: "auto" }, from);
  return h(
    "li",
    { class: `breakcontact-quiz__row breakcontact-quiz__row--${side} ${edge}` },
    letter,
    h("div", {}, name, h("span", { class: "breakcontact__hidden" }, ": "), h("p", { class: "breakcontact-quiz__bubble" }, text)),
  );
}
