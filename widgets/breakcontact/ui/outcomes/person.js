// A hundred people in four rows, drawn once and painted again: the same marks as in the printed figures.
import { drawing } from "../shared/dom.js";

const PERSON_PATH =
  "M10 1.5a3.6 3.6 0 0 1 0 7.2a3.6 3.6 0 0 1 0-7.2M2.6 19.2V14.4Q2.6 9.3 7.2 9.3H12.8Q17.4 9.3 17.4 14.4V19.2Z";
const STRIP_ROWS = 4;

/** The shape of one person of a kind, for a picture of 20 by 20. */
export function personShape(kind, x = 0, y = 0) {
  return ["path", { d: PERSON_PATH, transform: `translate(${x} ${y})`, class: `breakcontact-person--${kind}` }];
}

/** A person as a picture of its own. */
export function personPicture(kind) {
  const picture = drawing("0 0 20 20", [personShape(kind)], "breakcontact-person");
  addHatch(picture);
  return picture;
}

/**
 * A strip of a hundred people.
 * @returns {{element: SVGElement, paint: (kinds: [string, number][]) => void}} `paint` takes how many
 *   there are of each kind, in order
 */
export function peopleStrip(columns = 25) {
  const rows = columns === 25 ? STRIP_ROWS : 100 / columns;
  const shapes = Array.from({ length: 100 }, (_, index) =>
    personShape("none", Math.floor(index / rows) * 21, (index % rows) * 22),
  );
  const element = drawing(`0 0 ${columns * 21} ${rows * 22}`, shapes, "breakcontact-person-strip");
  const people = [...element.children];
  addHatch(element);

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

// A pattern is found by its id in the whole page, so every picture has its own.
function addHatch(picture) {
  const id = `breakcontact-hatch-${Math.random().toString(36).slice(2, 10)}`;
  const [pattern] = drawing("0 0 4 4", [
    ["pattern", { id, width: 4, height: 4, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" }],
  ]).children;
  for (const [tag, attributes] of [
    ["rect", { width: 4, height: 4, class: "breakcontact-hatch__paper" }],
    ["rect", { width: 1.6, height: 4, class: "breakcontact-hatch__line" }],
  ]) {
    pattern.append(...drawing("0 0 4 4", [[tag, attributes]]).children);
  }
  picture.append(pattern);
  picture.style.setProperty("--bc-hatch", `url(#${id})`);
}
