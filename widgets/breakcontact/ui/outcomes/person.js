// An icon array: a hundred people, drawn once and painted again, with the same marks as in the static figures.
import { drawing } from "../shared/dom.js";

/**
 * @import { Shape } from "../shared/types.js"
 * @import { PersonKind } from "./types.js"
 */

const PERSON_PATH =
  "M10 1.5a3.6 3.6 0 0 1 0 7.2a3.6 3.6 0 0 1 0-7.2M2.6 19.2V14.4Q2.6 9.3 7.2 9.3H12.8Q17.4 9.3 17.4 14.4V19.2Z";
const ROWS = 4;

/**
 * The shape of one person of a kind, in a drawing of 20 by 20.
 * @param {PersonKind} kind
 * @param {number} [x]
 * @param {number} [y]
 * @returns {Shape}
 */
export function personShape(kind, x = 0, y = 0) {
  return ["path", { d: PERSON_PATH, transform: `translate(${x} ${y})`, class: `breakcontact-person--${kind}` }];
}

/** A drawing of one person. @param {PersonKind} kind */
export function drawPerson(kind) {
  const picture = drawing("0 0 20 20", [personShape(kind)], "breakcontact-person");
  addHatch(picture);
  return picture;
}

/**
 * A drawing of a hundred people; `paint` takes how many there are of each kind, in order.
 * @param {number} [columns]
 */
export function iconArray(columns = 25) {
  const rows = columns === 25 ? ROWS : 100 / columns;
  const shapes = Array.from({ length: 100 }, (_, index) =>
    personShape("none", Math.floor(index / rows) * 21, (index % rows) * 22),
  );
  const element = drawing(`0 0 ${columns * 21} ${rows * 22}`, shapes, "breakcontact-person-strip");
  const people = [...element.children];
  addHatch(element);

  /** @param {[kind: PersonKind, count: number][]} kinds */
  function paint(kinds) {
    let next = 0;
    for (const [kind, count] of kinds) {
      const look = `breakcontact-person--${kind}`;
      for (const person of people.slice(next, next + count)) {
        if (person.getAttribute("class") !== look) person.setAttribute("class", look);
      }
      next += count;
    }
    element.dataset.kinds = kinds.map(([kind, count]) => `${kind}:${count}`).join(" ");
  }
  return { element, paint };
}

/** Add a hatched pattern; ids are global in a page, so every drawing has its own. @param {SVGSVGElement} picture */
function addHatch(picture) {
  const id = `breakcontact-hatch-${Math.random().toString(36).slice(2, 10)}`;
  const [pattern] = drawing("0 0 4 4", [
    ["pattern", { id, width: 4, height: 4, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" }],
  ]).children;
  const hatch = drawing("0 0 4 4", [
    ["rect", { width: 4, height: 4, class: "breakcontact-hatch__paper" }],
    ["rect", { width: 1.6, height: 4, class: "breakcontact-hatch__line" }],
  ]);
  pattern.append(...hatch.children);
  picture.append(pattern);
  picture.style.setProperty("--bc-hatch", `url(#${id})`);
}
