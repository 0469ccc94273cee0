// Help for the reader, at every moment: who can help in this country, and what to do now.
import { renderSafety, renderServices, renderSteps } from "../shared/advice.js";
import { countryChoice } from "../shared/choice.js";
import { h } from "../shared/dom.js";
import { openPanel } from "./popover.js";

/** @import { MenuContext } from "./types.js" */

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
  const countries = countryChoice(Object.keys(packs), words("steps.country"), words, choose);
  countries.update(model.get("country"));
  show(model.get("country"));
  const content = [
    h("p", { class: "breakcontact-chat__help-lead" }, words("chat.help.lead")),
    countries.element,
    advice,
  ];
  openPanel({ popover, opener, title: words("chat.help.title"), id, closeText: words("chat.close"), content });
}
