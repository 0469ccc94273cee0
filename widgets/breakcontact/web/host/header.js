// The bar at the top of every page: leaving quickly, and whose advice and sums are shown.
import { h, wordsOf } from "../../ui/shared/dom.js";
import { installExit } from "../../ui/shared/exit.js";

/**
 * @import { HostModel } from "./model.js"
 * @import { PageData } from "./types.js"
 */

/** The part of an address that carries the reader's country to the next page. */
const PARAMETER = "country";

/**
 * @param {PageData} data
 * @param {HostModel[]} models
 */
export function addHeader(data, models) {
  const words = wordsOf(data.words);
  const { signal } = new AbortController();
  const leave = installExit(words, signal);
  const look = { class: "breakcontact__button site-leave", type: "button", title: words("exit.hint"), signal };
  const button = h("button", { ...look, on: { click: leave } }, words("exit.leave"));
  document.querySelector(".site-bar__acts")?.append(...chooseCountry(data, models), button);
}

/**
 * A choice of countries, if the page has something that depends on it.
 * @param {PageData} data
 * @param {HostModel[]} models
 */
function chooseCountry({ country, words: labels }, models) {
  const words = wordsOf(labels);
  const depending = models.filter((model) => model.has("country"));
  if (depending.length === 0) return [];
  const countries = Object.keys(labels).filter((id) => id.startsWith("country.")).map((id) => id.slice("country.".length));
  const options = countries.map((code) => h("option", { value: code }, words(`country.${code}`)));
  const select = h("select", { on: { change: (event) => choose(event.currentTarget.value) } }, options);

  /** @param {string} code */
  function choose(code) {
    for (const model of depending) {
      model.set("country", code);
      model.save_changes();
    }
  }

  function show() {
    const now = depending[0].get("country");
    select.value = now;
    carryCountry(now === country ? "" : now);
  }

  for (const model of depending) model.on("change:country", show);
  const asked = new URLSearchParams(location.search).get(PARAMETER);
  if (asked && countries.includes(asked)) choose(asked);
  show();
  return [h("label", { class: "site-country" }, h("span", {}, words("web.country")), select)];
}

/** Let the links to other pages of the site name the country. @param {string} country empty for each page's own */
function carryCountry(country) {
  for (const link of document.querySelectorAll("a[href*='.html']")) {
    const [path, anchor] = (link.getAttribute("href") ?? "").split("#");
    const address = path.split("?")[0] + (country ? `?${PARAMETER}=${country}` : "");
    link.setAttribute("href", anchor ? `${address}#${anchor}` : address);
  }
}
