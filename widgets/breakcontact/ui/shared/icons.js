// The icons on buttons, drawn as strokes in the colour of the text around them.
import { drawing } from "./dom.js";

/** @typedef {keyof typeof ICONS} IconName */

/** @satisfies {Record<string, string[]>} */
const ICONS = {
  help: ["M12 20.5s-7.5-4.6-7.5-10.2A4.3 4.3 0 0 1 12 7.6a4.3 4.3 0 0 1 7.5 2.7c0 5.6-7.5 10.2-7.5 10.2z"],
  leave: ["M14 4h5v16h-5", "M3.5 12H14", "M7.5 7.5 3.5 12l4 4.5"],
  more: [
    "M4 12a1 1 0 1 0 2 0a1 1 0 1 0-2 0",
    "M11 12a1 1 0 1 0 2 0a1 1 0 1 0-2 0",
    "M18 12a1 1 0 1 0 2 0a1 1 0 1 0-2 0",
  ],
  undo: ["M8.5 5 4 9.5 8.5 14", "M4 9.5h10a5.5 5.5 0 0 1 0 11h-3"],
  anew: ["M19.5 12a7.5 7.5 0 1 1-2.4-5.5", "M19.5 3v4.5H15"],
  pause: ["M9 5v14", "M15 5v14"],
  gentle: ["M5 19C4 10 10 5 20 5c0 9-5 14-13 13", "M4 20.5C7 15 11 11.5 15 9.5"],
  large: ["M3 19 8 6l5 13", "M4.6 15h6.8", "M15 19l3-8 3 8", "M16 16.5h4"],
  save: ["M7 4h10v16l-5-4-5 4z"],
  flag: ["M6 21V4", "M6 5h12l-2.5 4 2.5 4H6"],
  back: ["M15 5l-7 7 7 7"],
  down: ["M5 9l7 7 7-7"],
  check: ["M5 12.5l4.5 4.5L19 7.5"],
  close: ["M6 6l12 12", "M18 6 6 18"],
  act: ["M5 12h13", "M13 6.5 18.5 12 13 17.5"],
  skip: ["M5 6l6 6-6 6", "M13 6l6 6-6 6"],
  note: ["M12 8v5", "M12 16.5h.01", "M12 3.5 21.5 20h-19z"],
  waiting: ["M12 7v5l3 2", "M12 3.5a8.5 8.5 0 1 0 .01 0"],
};

/** An icon by name, as an `<svg>` that is hidden from screen readers. @param {IconName} name */
export function icon(name) {
  return drawing(
    "0 0 24 24",
    ICONS[name].map((d) => ["path", { d }]),
    "breakcontact-chat__icon",
  );
}
