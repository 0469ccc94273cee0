// The explorer's conclusion in words, as outcomes/model/conclusion.py draws it. Python's is the reference; a
// test compares the two for random numbers.
import { wordsOf } from "../../../ui/shared/dom.js";
import { outcomeOf } from "../../../ui/outcomes/model.js";
import { writeMoney } from "../../../ui/outcomes/money.js";

/**
 * @import { Labels } from "../../../ui/shared/types.js"
 * @import { MoneyFormat, Numbers } from "../../../ui/outcomes/types.js"
 */

/**
 * When paying would be worth it: the money it costs, the chances of sharing with both actions, the chance at
 * which both cost the same (null if paying is never worth it), and the chances of another demand.
 * @typedef {{cost: number, paid: number, refused: number, needed: number | null, again: number,
 *   againRefused: number}} BreakEven
 * @typedef {"never" | "too-light" | "short" | "worth"} Verdict
 */

const PAY = "pay";
const STEPS = 400;
/** The lowest and the highest factor on the risk after paying, as powers of ten. */
const [LOWEST, HIGHEST] = [-4, 3];
/** Chances that differ by less than half a person in a hundred count as equal. */
const ALIKE = 0.005;

/**
 * @param {Numbers} numbers
 * @param {number} harm what it is worth, in money, that the picture is not shared
 * @param {string} against the action that paying is compared with
 * @param {Labels} labels
 * @param {MoneyFormat} money
 * @returns {{verdict: Verdict, sentences: string[]}}
 */
export function conclude(numbers, harm, against, labels, money) {
  const words = wordsOf(labels);
  const even = findBreakEven(numbers, harm, against);
  const verdict = judge(even, harm);
  const name = words(`action.${against}`);
  const gaps = { against: name, cost: writeMoney(even.cost, money), harm: writeMoney(harm, money), ...showChances(even) };
  const counts = { paid: people(even.again, 0), refused: people(even.againRefused, 0), against: name };
  const ids = ["money", `sharing.${compare(even.paid, even.refused)}`, `verdict.${verdict}`];
  if (verdict === "never" && even.needed !== null) ids.push("needed");
  const demands = words(`conclusion.demands.${compare(even.again, even.againRefused)}`, counts);
  return { verdict, sentences: [demands, ...ids.map((id) => words(`conclusion.${id}`, gaps))] };
}

/**
 * @param {Numbers} numbers
 * @param {number} harm
 * @param {string} against
 * @returns {BreakEven}
 */
export function findBreakEven(numbers, harm, against) {
  const [pays, refuses] = [outcomeOf(PAY, numbers), outcomeOf(against, numbers)];
  const step = (HIGHEST - LOWEST) / (STEPS - 1);
  const ratios = [0, ...Array.from({ length: STEPS }, (_, index) => 10 ** (LOWEST + index * step))];
  const varied = ratios.map((ratio) => outcomeOf(PAY, { ...numbers, sharing_ratio_paid: ratio }));
  const surplus = varied.map((each) => each.money + harm * each.shared - harm * refuses.shared);
  return {
    cost: pays.money,
    paid: pays.shared,
    refused: refuses.shared,
    needed: findNeeded(surplus, varied.map((each) => each.shared)),
    again: pays.more,
    againRefused: refuses.more,
  };
}

/**
 * The highest chance of sharing at which paying costs no more than not paying, between two steps on a line.
 * @param {number[]} surplus
 * @param {number[]} shared
 */
function findNeeded(surplus, shared) {
  const last = surplus.findLastIndex((each) => each <= 0);
  if (last < 0) return null;
  if (last === surplus.length - 1) return shared[last];
  const [here, there] = [surplus[last], surplus[last + 1]];
  return shared[last] + ((shared[last + 1] - shared[last]) * here) / (here - there);
}

/**
 * @param {BreakEven} even
 * @param {number} harm
 * @returns {Verdict}
 */
function judge({ cost, paid, refused, needed }, harm) {
  if (cost + harm * paid < harm * refused) return "worth";
  if (paid >= refused - 1e-9) return "never";
  return needed === null ? "too-light" : "short";
}

/**
 * @param {number} paid
 * @param {number} refused
 */
function compare(paid, refused) {
  if (Math.abs(paid - refused) < ALIKE) return "same";
  return paid > refused ? "more" : "less";
}

/** Chances as people out of 100, with one decimal if whole numbers would hide a difference. @param {BreakEven} even */
function showChances({ paid, refused, needed }) {
  const shown = [paid, refused, ...(needed === null ? [] : [needed])];
  const gaps = shown.flatMap((one) => shown.map((other) => 100 * Math.abs(one - other)));
  const digits = gaps.some((gap) => gap > 0.05 && gap < 1) ? 1 : 0;
  const [shownPaid, shownRefused, shownNeeded = ""] = shown.map((each) => people(each, digits));
  return { paid: shownPaid, refused: shownRefused, needed: shownNeeded };
}

/**
 * @param {number} chance
 * @param {number} digits after the decimal point
 */
function people(chance, digits) {
  return (100 * chance).toFixed(digits);
}
