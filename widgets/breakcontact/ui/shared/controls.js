// What the panels of lesson 2 share: the choice of a country, leaving quickly, and folded tables.
import { countryChoice } from "./choice.js";
import { h } from "./dom.js";

/** @import { Audience, Model, Words } from "./types.js" */

/**
 * A choice of countries, as radio buttons, that sets the model's trait `country` and follows it.
 * @param {Model<{country: string, countries: string[]}>} model
 * @param {Words} words
 * @param {AbortSignal} signal
 */
export function chooseCountry(model, words, signal) {
  const { element, update } = countryChoice(model.get("countries"), words("explore.country"), words, choose, signal);
  /** @param {string} country */
  function choose(country) {
    model.set("country", country);
    model.save_changes();
  }
  const show = () => update(model.get("country"));
  model.on("change:country", show);
  signal.addEventListener("abort", () => model.off("change:country", show));
  show();
  return element;
}

/**
 * What a part with numbers about adults says beside a story for teenagers; nothing beside one for adults.
 * @param {Model<{audience?: Audience}>} model
 * @param {Words} words
 */
export function audienceNote(model, words) {
  const isForOthers = model.get("audience") === "teenagers";
  return isForOthers && h("p", { class: "breakcontact-panel__note", role: "note" }, words("outcome.about-adults"));
}

/**
 * A button for leaving quickly, as in the chat.
 * @param {Words} words
 * @param {AbortSignal} signal
 * @param {() => void} leave
 */
export function leaveButton(words, signal, leave) {
  const look = { class: "breakcontact__button breakcontact-panel__leave", type: "button" };
  return h("button", { ...look, signal, on: { click: leave } }, words("exit.leave"));
}

/**
 * A table, folded away behind its name.
 * @param {string} name
 * @param {string[]} header
 * @param {string[][]} rows the first cell of a row is its header
 */
export function foldedTable(name, header, rows) {
  const headers = header.map((text) => h("th", { scope: "col" }, text));
  /** @param {string[]} row */
  const cells = (row) => row.map((text, index) => (index ? h("td", {}, text) : h("th", { scope: "row" }, text)));
  return h(
    "details",
    { class: "breakcontact-panel__table" },
    h("summary", {}, name),
    h(
      "div",
      { class: "breakcontact-panel__scroll", role: "region", tabIndex: 0, "aria-label": name },
      h("table", {}, h("thead", {}, h("tr", {}, headers)), h("tbody", {}, rows.map((row) => h("tr", {}, cells(row))))),
    ),
  );
}
