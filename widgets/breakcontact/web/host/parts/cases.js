// Simulated cases, drawn in the page as outcomes/model/trajectories.py and day_steps.py draw them: in the same
// order, so that the same generator gives the same people. A test compares the two.

/**
 * @import { Numbers } from "../../../ui/outcomes/types.js"
 * @import { SeededGenerator } from "./randomness.js"
 */

/**
 * @typedef {object} SimulatedLife one person, as a row of Python's Trajectories
 * @property {number} days that the case lasted, the first included
 * @property {number} demands the first included
 * @property {number[]} payments the days of payments
 * @property {number[]} recontacts the days of demands from another account
 * @property {boolean} shared on the last day
 * @property {boolean} proof sent to one contact on the first day
 * @property {number} removedAfter days from sharing to removal; 0 if it was not removed
 * @property {boolean} unsure whether the person never found out
 * @property {boolean} evidence whether it still exists
 * @property {boolean} told whether the person told someone
 * @property {number} firstDemand
 */

const PAYING = new Set(["pay", "bargain"]);
const CLOSING = new Set(["delete", "block", "block-and-report"]);
const REPORTING = "block-and-report";

/** @type {Record<string, string>} the number with the chance that evidence exists, where it is not `evidence_left` */
const EVIDENCE = { delete: "evidence_after_delete", "block-and-report": "evidence_saved" };

/**
 * @param {string} action
 * @param {Numbers} numbers
 * @param {number} count how many people
 * @param {SeededGenerator} generator
 * @returns {SimulatedLife[]}
 */
export function drawCases(action, numbers, count, generator) {
  const flip = (/** @type {number} */ chance) => generator.random() < chance;
  const lives = Array.from({ length: count }, () => begin());
  for (const life of lives) life.told = flip(action === REPORTING ? 1 : numbers.tells_someone);
  if (CLOSING.has(action)) liveClosed(lives, numbers, generator);
  else liveOpen(action, lives, numbers, generator);
  drawRemoval(action, lives, numbers, generator);
  for (const life of lives) {
    life.firstDemand = numbers.first_demand * Math.exp(numbers.demand_spread * generator.standardNormal());
    life.demands = CLOSING.has(action) ? life.recontacts.length + 1 : life.days;
  }
  for (const life of lives) life.proof = flip(numbers.proof_to_one_contact);
  for (const life of lives) life.unsure = flip(numbers.unsure) && !life.shared;
  for (const life of lives) life.evidence = flip(numbers[EVIDENCE[action] ?? "evidence_left"]);
  return lives;
}

/** @returns {SimulatedLife} */
function begin() {
  const counts = { days: 0, demands: 1, removedAfter: 0, firstDemand: 0 };
  const flags = { shared: false, proof: false, unsure: false, evidence: false, told: false };
  return { ...counts, ...flags, payments: [], recontacts: [] };
}

/**
 * Open contact: a demand every day, which is paid or not.
 * @param {string} action
 * @param {SimulatedLife[]} lives
 * @param {Numbers} numbers
 * @param {SeededGenerator} generator
 */
function liveOpen(action, lives, numbers, generator) {
  const danger = numbers.sharing_per_day;
  const dangerPaid = scale(danger, numbers.sharing_ratio_paid);
  const most = PAYING.has(action) ? numbers.most_payments : 0;
  let going = lives;
  for (let day = 0; going.length > 0; day += 1) {
    const accepted = going.map(() => action !== "bargain" || generator.random() < numbers.bargain_accepted);
    const pays = going.map((life, at) => accepted[at] && life.payments.length < most);
    going.forEach((life, at) => pays[at] && life.payments.push(day));
    going = going.filter((life, at) => {
      const goesOn = pays[at] ? numbers.further_demand_after_payment : numbers.stays_refused;
      return endDay(life, day, life.payments.length > 0 ? dangerPaid : danger, goesOn, generator);
    });
  }
}

/**
 * Contact closed on the first day: later demands come from another account.
 * @param {SimulatedLife[]} lives
 * @param {Numbers} numbers
 * @param {SeededGenerator} generator
 */
function liveClosed(lives, numbers, generator) {
  const danger = scale(numbers.sharing_per_day, numbers.sharing_ratio_blocked);
  let going = lives;
  for (let day = 0; going.length > 0; day += 1) {
    if (day > 0) {
      for (const life of going) if (generator.random() < numbers.recontact_after_block) life.recontacts.push(day);
    }
    going = going.filter((life) => endDay(life, day, danger, numbers.stays_blocked, generator));
  }
}

/**
 * Whether the case goes on tomorrow; the picture may be shared today.
 * @param {SimulatedLife} life
 * @param {number} day
 * @param {number} danger
 * @param {number} goesOn
 * @param {SeededGenerator} generator
 */
function endDay(life, day, danger, goesOn, generator) {
  const chance = generator.random();
  life.shared = chance < danger;
  life.days = day + 1;
  return !life.shared && chance < danger + (1 - danger) * goesOn;
}

/**
 * Whether a shared picture is taken down after a report, and after how many days.
 * @param {string} action
 * @param {SimulatedLife[]} lives
 * @param {Numbers} numbers
 * @param {SeededGenerator} generator
 */
function drawRemoval(action, lives, numbers, generator) {
  if (action !== REPORTING) return;
  const removable = numbers.removable * numbers.removed;
  const drawn = lives.map(() => generator.random() < removable);
  const removed = lives.filter((life, at) => life.shared && drawn[at]);
  for (const life of removed) life.removedAfter = generator.geometric(1 / numbers.removal_days);
}

/**
 * @param {number} chance
 * @param {number} ratio
 */
function scale(chance, ratio) {
  return 1 - (1 - chance) ** ratio;
}
