// The small signs of the board, drawn as strokes in the colour of the text around them.
import { drawing } from "../shared/dom.js";

/** @import { Shape } from "../shared/types.js" */

/** @typedef {keyof typeof SIGNS} SignName */

/** @satisfies {Record<string, string[]>} */
const SIGNS = {
  found: ["M5 12.5l4.5 4.5L19 7.5"],
  close: ["M4 9c2.5-3 5.5-3 8 0s5.5 3 8 0", "M4 16c2.5-3 5.5-3 8 0s5.5 3 8 0"],
  missed: ["M12 4a8 8 0 1 0 .01 0"],
  astray: ["M7 7l10 10", "M17 7 7 17"],
  take: ["M4 12h11", "M11 7.5 15.5 12 11 16.5", "M20 5v14"],
};

/** A sign by name, as an `<svg>` that is hidden from screen readers. @param {SignName} name */
export function boardSign(name) {
  /** @type {Shape[]} */
  const strokes = SIGNS[name].map((d) => ["path", { d }]);
  return drawing("0 0 24 24", strokes, "breakcontact-board__sign");
}
