// Stands in for Python behind a hundred people: the page draws them itself, the same that Python would draw.
import { readPath } from "../store.js";
import { drawCases } from "./cases.js";
import { SeededGenerator } from "./randomness.js";
import { listEvents, writeTimeline } from "./timeline.js";

/**
 * @import { MoneyFormat, Numbers, SimulatedCase } from "../../../ui/outcomes/types.js"
 * @import { MakeKernel } from "../types.js"
 */

/**
 * @typedef {object} PeopleAnswers
 * @property {Record<string, {numbers: Numbers, money: MoneyFormat}>} base what each country's people are drawn from
 * @property {string} played the lesson whose play counts
 * @property {Record<string, string>} actions the action of each of its picks
 */

export const HOW_MANY = 100;

/** @type {MakeKernel} */
export function makePeopleKernel(model, data, entry) {
  /** @type {PeopleAnswers} */
  const answers = entry.answers;
  function show() {
    const { numbers, money } = answers.base[model.get("country")];
    const group = model.get("group");
    model.receive({ people: drawPeople(model.get("action"), numbers, group, model.get("labels"), money) });
  }
  const action = data.mayKeep && findPlayed(answers);
  if (action) model.receive({ played: action, action });
  show();
  return { onChange: show };
}

/**
 * A hundred people who meet the demand in one way.
 * @param {string} action
 * @param {Numbers} numbers
 * @param {number} group which hundred; the same number gives the same people
 * @param {Record<string, string>} labels
 * @param {MoneyFormat} money
 * @returns {SimulatedCase[]}
 */
export function drawPeople(action, numbers, group, labels, money) {
  return drawCases(action, numbers, HOW_MANY, new SeededGenerator(group)).map((life) => ({
    more: life.demands > 1 ? "more" : "no-more",
    picture: life.shared ? "shared" : life.unsure ? "unknown" : "not-shared",
    lines: writeTimeline(listEvents(life, action, numbers), labels, money),
  }));
}

/** How the demand was first met in the play that the browser keeps, if it keeps one. @param {PeopleAnswers} answers */
function findPlayed({ played, actions }) {
  const path = readPath(played);
  const pick = Array.isArray(path) && path.find((id) => Object.hasOwn(actions, id));
  return pick ? actions[pick] : null;
}
