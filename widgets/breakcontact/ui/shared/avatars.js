// The avatars of the story's people: drawn shapes, never photographs, never a likeness of anybody.
import { drawing } from "./dom.js";

/** @import { Shape } from "./types.js" */

const INK = "#ffffffe6";

/** @type {(d: string, width?: number) => Shape} */
const line = (d, width = 2.4) => [
  "path",
  {
    d,
    fill: "none",
    stroke: INK,
    "stroke-width": width,
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
  },
];

/** @type {(d: string, fill?: string) => Shape} */
const area = (d, fill = INK) => ["path", { d, fill }];

/** @type {(cx: number, cy: number, r: number, fill?: string) => Shape} */
const disc = (cx, cy, r, fill = INK) => ["circle", { cx, cy, r, fill }];

/** Background colour and shapes by name. @type {Record<string, [ground: string, ...shapes: Shape[]]>} */
const FACES = {
  leaf: [
    "#2c7a57",
    area("M11 28C9 17 17 10 30 11c1 13-6 20-16 18z"),
    ["path", { d: "M10 32C14 24 19 19 25 16", stroke: "#2c7a57", "stroke-width": 2, fill: "none" }],
  ],
  wave: [
    "#2b6cb0",
    line("M7 17q4.3-5 8.6 0t8.6 0 8.6 0", 3),
    line("M7 25q4.3-5 8.6 0t8.6 0 8.6 0", 3),
  ],
  hill: ["#6b4fa0", disc(27, 14, 3.6, "#ffe9a8"), area("M4 31 15 15l7 9 4-5 10 12z")],
  sun: [
    "#b26a00",
    disc(20, 20, 6.4, "#fff3c9"),
    line(
      "M20 7v4M20 29v4M7 20h4M29 20h4M10.8 10.8l2.8 2.8M26.4 26.4l2.8 2.8M10.8 29.2l2.8-2.8M26.4 13.6l2.8-2.8",
      2.6,
    ),
  ],
  cup: [
    "#a1434f",
    area("M10 16h17v8a7 7 0 0 1-7 7h-3a7 7 0 0 1-7-7z"),
    line("M27 18h2.5a3.5 3.5 0 0 1 0 7H27M15 12q-2-2.5 0-5M21 12q-2-2.5 0-5", 2.2),
  ],
  bike: [
    "#0f766e",
    line("M17 24 14 15h-3M17 24l8-8M15 18h10l4 7M23 12h3"),
    ["circle", { cx: 11.5, cy: 25, r: 5, fill: "none", stroke: INK, "stroke-width": 2.4 }],
    ["circle", { cx: 28.5, cy: 25, r: 5, fill: "none", stroke: INK, "stroke-width": 2.4 }],
  ],
  cloud: ["#46699a", area("M12 28a6 6 0 0 1-.6-12A8.5 8.5 0 0 1 27.5 15 6.6 6.6 0 0 1 28 28z")],
  stone: [
    "#5b6270",
    area("M8 28c0-5 3-8 7-9s6-5 10-4 8 8 7 13z"),
    [
      "path",
      {
        d: "M15 24q4-3 8-1",
        stroke: "#5b6270",
        "stroke-width": 1.8,
        fill: "none",
        "stroke-linecap": "round",
      },
    ],
  ],
};

/**
 * The round picture of a person, as an `<svg>` that is hidden from screen readers.
 * @param {string} name
 * @param {string} [className]
 */
export function avatar(name, className = "breakcontact-chat__avatar") {
  const [ground, ...shapes] = FACES[name] ?? FACES.stone;
  return drawing("0 0 40 40", [["circle", { cx: 20, cy: 20, r: 20, fill: ground }], ...shapes], className);
}
