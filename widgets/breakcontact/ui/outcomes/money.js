// Sums of money in the words of a language, as i18n/format.py writes them.

/** @import { MoneyFormat } from "./types.js" */

/**
 * An amount with two significant figures, as in Python; more would suggest too much certainty.
 * @param {number} amount
 * @param {MoneyFormat} money
 */
export function writeMoney(amount, { mark, group, form }) {
  const rounded = amount > 0 ? Number(amount.toPrecision(2)) : 0;
  // Below ten, the second figure is one after the mark.
  const written = rounded < 10 ? String(rounded).replace(".", mark) : String(Math.round(rounded));
  return form.replace("{amount}", written.replace(/\B(?=(\d{3})+$)/g, group));
}
