// The exact results of the outcome model that the explorer draws: they must follow a slider within a frame
// or two, even if the kernel is busy. Python's model is the reference; a test compares the two.

/**
 * @import { Numbers } from "./types.js"
 * @typedef {{more: number, shared: number, money: number}} Case chances of a demand and of sharing, money paid
 */

const CLOSING_ACTIONS = new Set(["delete", "block", "block-and-report"]);

/**
 * What a person who acts like this can expect.
 * @param {string} action
 * @param {Numbers} numbers
 * @returns {{more: number, shared: number, unsure: number, money: number}} chances of another demand, of
 *   sharing and of never knowing, and the money paid in all on average
 */
export function outcomeOf(action, numbers) {
  const found = CLOSING_ACTIONS.has(action) ? closedCase(numbers) : openCase(action, numbers);
  return { ...found, unsure: (1 - found.shared) * numbers.unsure };
}

/**
 * Whole numbers of people that add up to 100; the largest fractions are rounded up.
 * @param {number[]} chances that add up to 1
 */
export function shareOut(chances) {
  const exact = chances.map((chance) => 100 * chance);
  const people = exact.map(Math.floor);
  const rests = exact.map((_, index) => index).sort((one, other) => people[one] - exact[one] - (people[other] - exact[other]));
  const left = 100 - people.reduce((sum, each) => sum + each, 0);
  for (const index of rests.slice(0, left)) people[index] += 1;
  return people;
}

/**
 * Contact is closed on the first day; after that a demand can come from another account.
 * @param {Numbers} numbers
 * @returns {Case}
 */
function closedCase(numbers) {
  const danger = scaled(numbers.sharing_per_day, numbers.sharing_ratio_blocked);
  const stays = (1 - danger) * numbers.stays_blocked;
  const quiet = 1 - numbers.recontact_after_block;
  const noneLater = (quiet * (1 - stays)) / (1 - quiet * stays);
  return { more: stays * (1 - noneLater), shared: danger / (1 - stays), money: 0 };
}

/**
 * Contact stays open: worked out from the last payment backwards. Each day money is paid or not; a day
 * without payment may be followed by another one like it.
 * @param {string} action
 * @param {Numbers} numbers
 * @returns {Case}
 */
function openCase(action, numbers) {
  const { sharing_per_day: danger, further_demand_after_payment: further, stays_refused: refused } = numbers;
  const dangerPaid = scaled(danger, numbers.sharing_ratio_paid);
  const accepted = action === "pay" ? 1 : action === "bargain" ? numbers.bargain_accepted : 0;
  const part = action === "bargain" ? numbers.bargain_share : 1;
  const most = accepted > 0 ? numbers.most_payments : 0;
  let next = { shared: 0, times: 0, stays: 0 };
  for (let payments = most; payments >= 0; payments -= 1) {
    const pays = payments < most ? accepted : 0;
    const waits = 1 - pays;
    const still = payments > 0 ? dangerPaid : danger;
    const goesOn = (1 - dangerPaid) * further;
    const stays = (1 - still) * refused;
    const own = 1 - waits * stays;
    next = {
      shared: (pays * (dangerPaid + goesOn * next.shared) + waits * still) / own,
      times: (pays * (1 + goesOn * numbers.demand_growth * next.times)) / own,
      stays: pays * goesOn + waits * stays,
    };
  }
  const typical = numbers.first_demand * part * Math.exp(numbers.demand_spread ** 2 / 2);
  return { more: next.stays, shared: next.shared, money: typical * next.times };
}

/**
 * @param {number} chance
 * @param {number} ratio
 */
function scaled(chance, ratio) {
  return 1 - (1 - chance) ** ratio;
}
