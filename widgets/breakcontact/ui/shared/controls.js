// What the panels of lesson 2 share: the choice of a country, leaving quickly, and folded tables.
import { h } from "./dom.js";

/** A choice of countries, by real radio buttons, that writes the model's trait `country` and follows it. */
export function chooseCountry(model, words, signal) {
  // Radio buttons of one name exclude each other in the whole page, and every widget has its own copy of this.
  const name = `breakcontact-country-${Math.random().toString(36).slice(2, 10)}`;
  const radios = ["NO", "GB"].map((country) =>
    h("input", { type: "radio", name, value: country, signal, on: { change: () => choose(country) } }),
  );

  function choose(country) {
    model.set("country", country);
    model.save_changes();
  }

  const mark = () => radios.forEach((radio) => (radio.checked = radio.value === model.get("country")));
  model.on("change:country", mark);
  signal.addEventListener("abort", () => model.off("change:country", mark));
  mark();
  return h(
    "fieldset",
    { class: "breakcontact-panel__choice" },
    h("legend", {}, words("explore.country")),
    radios.map((radio) => h("label", { class: "breakcontact-panel__option" }, radio, words(`country.${radio.value}`))),
  );
}

/** A button that leaves quickly, as in the chat. */
export function leaveButton(words, signal, leave) {
  const look = { class: "breakcontact__button breakcontact-panel__leave", type: "button" };
  return h("button", { ...look, signal, on: { click: leave } }, words("exit.leave"));
}

/** A table with a head and rows, folded away behind its name. */
export function foldedTable(name, head, rows) {
  const heads = head.map((text) => h("th", { scope: "col" }, text));
  const cells = (row) => row.map((text, index) => (index ? h("td", {}, text) : h("th", { scope: "row" }, text)));
  return h(
    "details",
    { class: "breakcontact-panel__table" },
    h("summary", {}, name),
    h(
      "div",
      { class: "breakcontact-panel__scroll", role: "region", tabIndex: 0, "aria-label": name },
      h("table", {}, h("thead", {}, h("tr", {}, heads)), h("tbody", {}, rows.map((row) => h("tr", {}, cells(row))))),
    ),
  );
}
