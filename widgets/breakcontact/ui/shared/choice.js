// The choice of a country, wherever advice or money depends on it.
import { h } from "./dom.js";

/** @import { Words } from "./types.js" */

/**
 * A choice of countries, as radio buttons.
 * @param {readonly string[]} countries
 * @param {string} legend
 * @param {Words} words
 * @param {(country: string) => void} choose what to do when the reader has chosen
 * @param {AbortSignal} [signal]
 * @returns {{element: HTMLElement, update: (country: string) => void}} `update` marks the country that holds
 */
export function countryChoice(countries, legend, words, choose, signal) {
  // Radio buttons of one name exclude each other in the whole page, so every view needs a name of its own.
  const name = `breakcontact-country-${Math.random().toString(36).slice(2, 10)}`;
  const radios = countries.map((country) =>
    h("input", { type: "radio", name, value: country, signal, on: { change: () => choose(country) } }),
  );
  const element = h(
    "fieldset",
    { class: "breakcontact-choice" },
    h("legend", {}, legend),
    radios.map((radio) => h("label", { class: "breakcontact-choice__option" }, radio, words(`country.${radio.value}`))),
  );
  return { element, update: (country) => radios.forEach((radio) => (radio.checked = radio.value === country)) };
}
