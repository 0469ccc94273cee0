// What is below the bar: the text and its mark, the comparison of two markers, or what comes next.
import { h } from "../../ui/shared/dom.js";
import { renderComparison } from "./comparison.js";
import { makeJudging } from "./judging.js";
import { renderReading } from "./reading.js";

/** @import { Words } from "../../ui/shared/types.js" */
/** @import { Desk } from "./desk.js" */

/**
 * @param {Desk} desk
 * @param {Words} words
 * @param {string} language
 */
export function makeBody(desk, words, language) {
  const element = h("main", { class: "marking__main", tabIndex: -1 });
  let shown = "";
  /** @type {ReturnType<typeof makeJudging> | null} */
  let judging = null;

  function update() {
    const { text, question } = desk;
    const id = desk.comparison ? `compare ${JSON.stringify(desk.comparison)}` : `${desk.marker} ${text?.id} ${text?.version} ${desk.conflict?.version}`;
    if (id !== shown) {
      shown = id;
      judging = text && question && !desk.comparison ? makeJudging(desk, words, language) : null;
      if (desk.comparison) element.replaceChildren(renderComparison(desk, words, language));
      else if (judging) element.replaceChildren(h("div", { class: "marking__columns" }, renderReading(desk, words), judging.element));
      else element.replaceChildren(renderEnd(desk, words));
      const place = element.querySelector(".marking__conflict");
      element.setAttribute("aria-label", text ? words("text", { number: desk.numberOf(text.id), all: desk.texts.length }) : words("title"));
      scrollTo({ top: 0 });
      if (place instanceof HTMLElement) place.focus();
      else if (document.activeElement === document.body || !document.activeElement) element.focus({ preventScroll: true });
    }
    judging?.update();
    hold(element, desk.isSaving);
  }

  return { element, update };
}

/** What had the focus when something began to be saved. @type {Element | null} */
let focused = null;

/** Let nothing be typed or ticked while something is saved; the focus comes back if it stays.
 * @param {HTMLElement} element
 * @param {boolean} isHeld
 */
function hold(element, isHeld) {
  if (isHeld && !element.inert) focused = element.contains(document.activeElement) ? document.activeElement : null;
  const isOver = element.inert && !isHeld;
  element.inert = isHeld;
  if (isOver && focused instanceof HTMLElement && focused.isConnected) focused.focus({ preventScroll: true });
  else if (isOver && document.activeElement === document.body) element.focus({ preventScroll: true });
}

/** Nothing waits: what comes next, and what waits elsewhere.
 * @param {Desk} desk
 * @param {Words} words
 */
function renderEnd(desk, words) {
  const { texts, questions, elsewhere } = desk.overview;
  const waiting = questions.filter(({ id }) => texts.some((one) => one.question === id && one.state === "waiting"));
  const other = Object.entries(elsewhere).map(([name, count]) => h("li", {}, words("elsewhere", { name, count })));
  const label = waiting.length > 0 ? "end.question" : texts.length === 0 ? "end.nothing" : "end.all";
  return h(
    "section",
    { class: "marking__card marking__end" },
    h("h2", {}, words(desk.isLoaded ? label : "end.unread")),
    waiting.length === 0 && texts.length > 0 && h("p", {}, words(desk.marker === "first" ? "end.next" : "end.second")),
    waiting.map(({ id, title, number }) =>
      h("button", { class: "breakcontact__button breakcontact__button--main", type: "button", on: { click: () => desk.choose(id) } }, words("question.name", { title, number })),
    ),
    !desk.isLoaded && h("button", { class: "breakcontact__button", type: "button", on: { click: () => desk.start() } }, words("again")),
    other.length > 0 && h("div", {}, h("p", {}, words("elsewhere.about")), h("ul", {}, other)),
  );
}
