// Stands in for Python behind what it has worked out beforehand: figures and simulated people. Each part says
// which file holds them; it is fetched from the site when the part comes near, or stands in the page itself.

/**
 * @import { HostModel } from "../model.js"
 * @import { MakeKernel } from "../types.js"
 */

/**
 * @typedef {{caption: unknown, light: string, dark: string}} DrawnFigure
 * @typedef {Record<string, Record<string, unknown[][]>>} DrawnPeople by country and action, hundred after hundred
 */

/** A figure of each country, for a light page and for a dark one. @type {MakeKernel} */
export function makeFigureKernel(model, data, entry) {
  /** @type {Record<string, DrawnFigure>} */
  const figures = entry.answers;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const show = () => {
    const { caption, light, dark: darkOne } = figures[model.get("country")];
    model.receive({ caption, figure: dark.matches ? darkOne : light });
  };
  dark.addEventListener("change", show);
  show();
  return { onChange: (names) => names.includes("country") && show() };
}

/** Hundreds of people for each country and action; after the last hundred comes the first. @type {MakeKernel} */
export function makePeopleKernel(model, data, entry) {
  /** @type {Promise<DrawnPeople> | null} */
  let loading = null;
  async function show() {
    loading ??= loadPeople(entry.answers);
    const people = await loading.catch(() => null);
    if (!people) {
      loading = null; // the next choice tries again
      return;
    }
    const hundreds = people[model.get("country")][model.get("action")];
    model.receive({ people: hundreds[model.get("group") % hundreds.length] });
  }
  return { onChange: () => void show() };
}

/** @param {string | DrawnPeople} answers the people, or the address of the file with them */
async function loadPeople(answers) {
  if (typeof answers !== "string") return answers;
  const response = await fetch(answers);
  if (!response.ok) throw new Error(`${answers}: ${response.status}`);
  return response.json();
}
