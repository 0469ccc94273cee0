// The small signs of a quiz, drawn as strokes in the colour of the text around them.
import { drawing } from "../shared/dom.js";

/** @import { Shape } from "../shared/types.js" */

/** @typedef {keyof typeof SIGNS} SignName */

/** @satisfies {Record<string, string[]>} */
const SIGNS = {
  check: ["M5 12.5l4.5 4.5L19 7.5"],
  waiting: ["M12 7v5l3 2", "M12 3.5a8.5 8.5 0 1 0 .01 0"],
  alert: ["M12 8v5", "M12 16.5h.01", "M12 3.5 21.5 20h-19z"],
  open: ["M12 4a8 8 0 1 0 .01 0"],
  other: ["M12 11v6", "M12 7.4v.1", "M12 3a9 9 0 1 0 .01 0"],
  eye: ["M2.5 12s3.5-6 9.5-6 9.5 6 9.5 6-3.5 6-9.5 6-9.5-6-9.5-6z", "M12 9.5a2.5 2.5 0 1 0 .01 0"],
  hint: ["M9.5 18h5", "M10.5 21h3", "M12 3a6 6 0 0 0-3.6 10.8c.7.6 1.1 1.2 1.1 2.2h5c0-1 .4-1.6 1.1-2.2A6 6 0 0 0 12 3z"],
  up: ["M6 14.5l6-6 6 6"],
  down: ["M6 9.5l6 6 6-6"],
  grip: ["M9 6v.01", "M9 12v.01", "M9 18v.01", "M15 6v.01", "M15 12v.01", "M15 18v.01"],
  copy: ["M9 9h11v11H9z", "M5 15H4V4h11v1"],
};

/** A sign by name, as an `<svg>` that is hidden from screen readers. @param {SignName} name */
export function quizSign(name) {
  /** @type {Shape[]} */
  const strokes = SIGNS[name].map((d) => ["path", { d }]);
  return drawing("0 0 24 24", strokes, `breakcontact-quiz__sign breakcontact-quiz__sign--${name}`);
}
