// Moving one step of an order to another position.

/**
 * `list` with the entry at `from` moved to `to`; positions outside the list mean the nearest end.
 * @template T
 * @param {T[]} list
 * @param {number} from
 * @param {number} to
 * @returns {T[]}
 */
export function moveWithin(list, from, to) {
  const rest = list.filter((_, index) => index !== from);
  const place = Math.min(rest.length, Math.max(0, to));
  return from in list ? [...rest.slice(0, place), list[from], ...rest.slice(place)] : [...list];
}

/**
 * The position among the others of something whose middle is at `middle`.
 * @param {number} middle
 * @param {number[]} others their middles, from the top
 */
export function placeAmong(middle, others) {
  return others.filter((other) => other < middle).length;
}
