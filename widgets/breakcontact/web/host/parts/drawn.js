// Stands in for Python behind what it has worked out beforehand: figures and simulated people. Each part says
// which file holds them, or they stand in the page itself.
import { h } from "../../../ui/shared/dom.js";
import { readPath } from "../store.js";

/** @import { MakeKernel } from "../types.js" */

/**
 * @typedef {{light: string, dark: string}} Drawn for a light page and for a dark one
 * @typedef {{caption: unknown, figure: Drawn, narrow: Drawn}} DrawnFigure
 * @typedef {Record<string, Record<string, unknown[][]>>} DrawnPeople by country and action, hundred after hundred
 */

/** A figure of each country, for a light page and for a dark one. @type {MakeKernel} */
export function makeFigureKernel(model, data, entry) {
  /** @type {Record<string, DrawnFigure>} */
  const figures = entry.answers;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const show = () => {
    const { caption, figure, narrow } = figures[model.get("country")];
    const theme = dark.matches ? "dark" : "light";
    model.receive({ caption, figure: figure[theme], narrow: narrow[theme] });
  };
  dark.addEventListener("change", show);
  show();
  return { onChange: (names) => names.includes("country") && show() };
}

/**
 * @typedef {{people: string | DrawnPeople, played: string, actions: Record<string, string>}} PeopleAnswers the
 *   people or the address of the file with them; the lesson whose play counts, and the action of each of its picks
 */

/** Hundreds of people for each country and action; after the last hundred comes the first. @type {MakeKernel} */
export function makePeopleKernel(model, data, entry) {
  /** @type {PeopleAnswers} */
  const answers = entry.answers;
  /** @type {Promise<DrawnPeople> | null} */
  let loading = null;
  async function show() {
    loading ??= loadPeople(answers.people);
    const people = await loading.catch(() => null);
    if (!people) {
      loading = null; // the next choice tries again
      return;
    }
    const hundreds = people[model.get("country")][model.get("action")];
    model.receive({ people: hundreds[model.get("group") % hundreds.length] });
  }
  const action = data.mayKeep && findPlayed(answers);
  if (action) model.receive({ played: action, action });
  // Soon, so that a later choice needs no network; the story that is played comes first.
  setTimeout(() => void show());
  return { onChange: () => void show() };
}

/** How the demand was first met in the play that the browser keeps, if it keeps one. @param {PeopleAnswers} answers */
function findPlayed({ played, actions }) {
  const path = readPath(played);
  const pick = Array.isArray(path) && path.find((id) => Object.hasOwn(actions, id));
  return pick ? actions[pick] : null;
}

/**
 * @param {string | DrawnPeople} answers the people, or the address of the script that sets them: unlike other
 *   files, a page may load one that was opened from a disk
 * @returns {Promise<DrawnPeople>}
 */
async function loadPeople(answers) {
  if (typeof answers !== "string") return answers;
  await new Promise((resolve, reject) => {
    document.head.append(h("script", { src: answers, on: { load: resolve, error: reject } }));
  });
  return /** @type {any} */ (globalThis).breakcontactPeople;
}
