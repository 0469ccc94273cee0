// Sums of money in the words of a language, as i18n/format.py writes them.

/** @import { MoneyFormat } from "./types.js" */

/**
 * An amount with two significant figures, as in Python; more would suggest too much certainty.
 * @param {number} amount
 * @param {MoneyFormat} money
 */
export function writeMoney(amount, { group, form }) {
  const whole = amount > 0 ? String(Math.round(Number(amount.toPrecision(2)))) : "0";
  return form.replace("{amount}", whole.replace(/\B(?=(\d{3})+$)/g, group));
}
