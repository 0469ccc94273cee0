// What to do now: a country's steps and services, to read, to show to someone and to print.
import { renderSafety, renderServices, renderSteps, reviewedWords } from "../shared/advice.js";
import { countryChoice } from "../shared/choice.js";
import { h, wordsOf } from "../shared/dom.js";
import { printElement } from "../shared/print.js";
import { keepShortcutsAway } from "../shared/shortcuts.js";

/**
 * @import { CommonTraits, Model, Pack, Packs, RenderContext, Words } from "../shared/types.js"
 * @typedef {CommonTraits & {country: string, packs: Packs, short?: boolean}} StepsTraits
 */

/** Called by anywidget for each view. @param {RenderContext<StepsTraits>} context */
function render({ model, el }) {
  const view = new AbortController();
  const words = wordsOf(model.get("labels"));
  const choice = countryChoice(Object.keys(model.get("packs")), words("steps.country"), words, choose, view.signal);
  const advice = h("div", { class: "breakcontact-steps__advice" });
  const paperTitle = h("p", { class: "breakcontact-steps__paper-title" });
  const root = h(
    "section",
    {
      class: "breakcontact breakcontact-steps",
      lang: model.get("language"),
      "aria-label": words("steps.title"),
    },
    paperTitle,
    h("p", { class: "breakcontact-steps__lead" }, words("steps.lead")),
    h("div", { class: "breakcontact-steps__countries" }, choice.element),
    advice,
    printButton(words, view.signal, () => printElement(root)),
  );

  /** @param {string} country */
  function choose(country) {
    model.set("country", country);
    model.save_changes();
  }

  function show() {
    const country = model.get("country");
    choice.update(country);
    paperTitle.replaceChildren(`${words("steps.title")} – ${words(`country.${country}`)}`);
    advice.replaceChildren(...drawAdvice(model, model.get("packs")[country], words));
  }

  keepShortcutsAway(root, view.signal);
  el.append(root);
  show();
  model.on("change:country", show);
  return () => {
    view.abort();
    model.off("change:country", show);
    root.remove();
  };
}

/**
 * @param {Model<StepsTraits>} model
 * @param {Pack | undefined} pack none for a country without advice
 * @param {Words} words
 */
function drawAdvice(model, pack, words) {
  if (!pack) return [h("p", { role: "status" }, words("steps.missing"))];
  const labels = model.get("labels");
  const reviewed = reviewedWords(labels, pack, pack.reviewed);
  const way = h(
    "div",
    { class: "breakcontact-steps__way" },
    renderSteps(pack, labels),
    h(
      "aside",
      { class: "breakcontact-steps__order", "aria-label": words("steps.order") },
      h("h3", {}, words("steps.order")),
      pack.order_note.split("\n").map((part) => h("p", {}, part)),
    ),
  );
  const services = [h("p", {}, words("steps.services.lead")), renderServices(pack, labels)];
  const day = h("p", { class: "breakcontact-steps__reviewed" }, `${reviewed}. ${words("steps.reviewed.about")}`);
  if (!model.get("short")) return [renderSafety(pack, labels), way, h("h3", {}, words("steps.services")), ...services, day];
  return [
    renderSafety(pack, labels),
    h("ol", { class: "breakcontact-steps__short" }, pack.steps.map((step) => h("li", {}, step.text))),
    folded(words("steps.in-full"), [way]),
    folded(words("steps.services"), services),
    day,
  ];
}

/** @param {string} name @param {HTMLElement[]} parts */
function folded(name, parts) {
  return h("details", { class: "breakcontact-steps__more" }, h("summary", {}, name), parts);
}

/**
 * @param {Words} words
 * @param {AbortSignal} signal
 * @param {() => void} print
 */
function printButton(words, signal, print) {
  const look = { class: "breakcontact__button breakcontact-steps__print", type: "button" };
  return h("button", { ...look, signal, on: { click: print } }, words("steps.print"));
}

export default { render };
