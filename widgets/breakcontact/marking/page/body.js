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
      if (document.activeElement === document.body || !document.activeElement) element.focus({ preventScroll: true });
      scrollTo({ top: 0 });
    }
    judging?.update();
  }

  return { element, update };
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
