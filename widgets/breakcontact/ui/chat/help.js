// Help for the reader, at every moment: who can help in this country, and what to do now.
import { renderSafety, renderServices, renderSteps } from "../shared/advice.js";
import { h } from "../shared/dom.js";
import { openPanel } from "./popover.js";

/**
 * @import { Packs, Words } from "../shared/types.js"
 * @import { MenuContext } from "./types.js"
 */

/** @param {MenuContext & {id: string}} context */
export function openHelp({ play, words, popover, opener, id }) {
  const { model } = play;
  const labels = model.get("labels");
  const packs = model.get("packs");
  const advice = h("div", { class: "breakcontact-chat__advice" });

  /** @param {string} country */
  function show(country) {
    const pack = packs[country];
    if (!pack) return advice.replaceChildren(h("p", {}, words("steps.missing")));
    const steps = h(
      "details",
      { class: "breakcontact-chat__steps" },
      h("summary", {}, words("steps.title")),
      renderSteps(pack, labels),
    );
    return advice.replaceChildren(
      renderSafety(pack, labels),
      renderServices(pack, labels, { level: 4 }),
      steps,
    );
  }

  /** @param {string} country */
  const choose = (country) => {
    play.set("country", country);
    show(country);
  };
  show(model.get("country"));
  const content = [
    h("p", { class: "breakcontact-chat__help-lead" }, words("chat.help.lead")),
    countries(packs, model.get("country"), { words, id, choose }),
    advice,
  ];
  openPanel({ popover, opener, title: words("chat.help.title"), id, closeText: words("chat.close"), content });
}

/**
 * @param {Packs} packs
 * @param {string} chosenCountry
 * @param {{words: Words, id: string, choose: (country: string) => void}} context
 */
function countries(packs, chosenCountry, { words, id, choose }) {
  return h(
    "fieldset",
    { class: "breakcontact-chat__radios breakcontact-chat__radios--row" },
    h("legend", {}, words("steps.country")),
    Object.keys(packs).map((country) =>
      h(
        "label",
        { class: "breakcontact-chat__radio" },
        h("input", {
          type: "radio",
          name: `${id}-country`,
          value: country,
          checked: country === chosenCountry,
          on: { change: () => choose(country) },
        }),
        h("span", { class: "breakcontact-chat__radio-text" }, h("strong", {}, words(`country.${country}`))),
      ),
    ),
  );
}
