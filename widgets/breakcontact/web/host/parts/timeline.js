// The timeline of a simulated case: what happened on which day, as outcomes/model/timeline.py tells it.
import { writeMoney } from "../../../ui/outcomes/money.js";

/**
 * @import { MoneyFormat, Numbers } from "../../../ui/outcomes/types.js"
 * @import { SimulatedLife } from "./cases.js"
 */

/**
 * @typedef {{day: number, kind: string, amount: number | null, until: number}} LifeEvent what happened on one day,
 *   or on each of several days in a row; counted from 0
 */

/** @type {Record<string, string>} */
const FIRST_STEP = { ignore: "ignore", delete: "delete", block: "block", "block-and-report": "report" };

/**
 * The events of one case, in order.
 * @param {SimulatedLife} life
 * @param {string} action
 * @param {Numbers} numbers
 */
export function listEvents(life, action, numbers) {
  return joinDays([...tellFirstDay(life, action), ...tellDays(life, action, numbers), ...tellEnd(life)]);
}

/**
 * @param {LifeEvent[]} events
 * @param {Record<string, string>} labels
 * @param {MoneyFormat} money
 */
export function writeTimeline(events, labels, money) {
  return events.map(({ day, kind, amount, until }) => {
    const days = labels[until === day ? "life.day" : "life.days"];
    const when = days.replace("{day}", String(day + 1)).replace("{until}", String(until + 1));
    return `${when} ${labels[`life.${kind}`]}`.replace("{amount}", amount === null ? "" : writeMoney(amount, money));
  });
}

/**
 * @param {SimulatedLife} life
 * @param {string} action
 */
function tellFirstDay(life, action) {
  const events = [makeEvent(0, "demand", life.firstDemand)];
  if (life.proof) events.push(makeEvent(0, "proof"));
  if (FIRST_STEP[action]) events.push(makeEvent(0, FIRST_STEP[action]));
  if (life.told && action !== "block-and-report") events.push(makeEvent(0, "told"));
  return events;
}

/**
 * @param {SimulatedLife} life
 * @param {string} action
 * @param {Numbers} numbers
 */
function tellDays(life, action, numbers) {
  const days = Array.from({ length: life.days }, (_, day) => day);
  if (action === "pay" || action === "bargain") return tellAnswers(life, days, action, numbers);
  if (action === "ignore") return days.slice(1).map((day) => makeEvent(day, "again", life.firstDemand));
  return life.recontacts.map((day) => makeEvent(day, "recontact"));
}

/**
 * The events of someone who pays or bargains: an answer to each demand.
 * @param {SimulatedLife} life
 * @param {number[]} days
 * @param {string} action
 * @param {Numbers} numbers
 */
function tellAnswers(life, days, action, numbers) {
  const part = action === "bargain" ? numbers.bargain_share : 1;
  let payments = 0;
  return days.map((day) => {
    const again = day > 0 ? "-again" : "";
    if (!life.payments.includes(day)) {
      return makeEvent(day, `${payments === numbers.most_payments ? "broke" : "offer"}${again}`);
    }
    const size = life.firstDemand * numbers.demand_growth ** payments;
    payments += 1;
    return makeEvent(day, `payment${again}`, part * size);
  });
}

/** @param {SimulatedLife} life */
function tellEnd(life) {
  const last = life.days - 1;
  const events = [life.shared ? makeEvent(last, "shared") : makeEvent(last + 1, "quiet")];
  if (life.removedAfter > 0) events.push(makeEvent(last + life.removedAfter, "removed"));
  if (life.unsure) events.push(makeEvent(last + 1, "unsure"));
  events.push(makeEvent(events[events.length - 1].day, life.evidence ? "evidence" : "no-evidence"));
  return events;
}

/** Merge equal events on consecutive days into one. @param {LifeEvent[]} events */
function joinDays(events) {
  /** @type {LifeEvent[]} */
  const joined = [];
  for (const event of events) {
    const before = joined[joined.length - 1];
    const alike = before?.kind === event.kind && before.amount === event.amount;
    if (alike && event.day === before.until + 1) before.until = event.day;
    else joined.push(event);
  }
  return joined;
}

/**
 * @param {number} day
 * @param {string} kind
 * @param {number | null} [amount]
 * @returns {LifeEvent}
 */
function makeEvent(day, kind, amount = null) {
  return { day, kind, amount, until: day };
}
