// What to do now: a country's steps and the people who help, to read, to show and to print.
import { renderServices, renderSteps, reviewedWords } from "../shared/advice.js";
import { h, wordsOf } from "../shared/dom.js";
import { printElement } from "../shared/print.js";
import { keepShortcutsAway } from "../shared/shortcuts.js";

let stepsMade = 0;

/** What anywidget calls for each view. */
function render({ model, el }) {
  const view = new AbortController();
  const say = wordsOf(model.get("labels"));
  const choice = countryChoice(model, say, view.signal);
  const advice = h("div", { class: "breakcontact-steps__advice" });
  const paperTitle = h("p", { class: "breakcontact-steps__paper-title" });
  const root = h(
    "section",
    {
      class: "breakcontact breakcontact-steps",
      lang: model.get("language"),
      "aria-label": say("steps.title"),
    },
    paperTitle,
    h("p", { class: "breakcontact-steps__lead" }, say("steps.lead")),
    choice.element,
    advice,
    printButton(say, view.signal, () => printElement(root)),
  );

  function show() {
    const country = model.get("country");
    choice.mark(country);
    paperTitle.replaceChildren(`${say("steps.title")} – ${say(`country.${country}`)}`);
    advice.replaceChildren(...drawAdvice(model, model.get("packs")[country], say));
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

// Real radio buttons: arrow keys, names and states come with them.
function countryChoice(model, say, signal) {
  const name = `breakcontact-steps-${(stepsMade += 1)}-country`;
  const radios = Object.keys(model.get("packs")).map((country) =>
    h("input", { type: "radio", name, value: country, signal, on: { change: () => choose(country) } }),
  );

  function choose(country) {
    model.set("country", country);
    model.save_changes();
  }

  const element = h(
    "fieldset",
    { class: "breakcontact-steps__countries" },
    h("legend", {}, say("steps.country")),
    radios.map((radio) =>
      h("label", { class: "breakcontact-steps__country" }, radio, say(`country.${radio.value}`)),
    ),
  );
  const mark = (country) => radios.forEach((radio) => (radio.checked = radio.value === country));
  return { element, mark };
}

function drawAdvice(model, pack, say) {
  if (!pack) return [h("p", { role: "status" }, say("steps.missing"))];
  const labels = model.get("labels");
  const language = model.get("language");
  const reviewed = reviewedWords(labels, pack.reviewed, language);
  return [
    h(
      "div",
      { class: "breakcontact-steps__way" },
      renderSteps(pack, labels),
      h(
        "aside",
        { class: "breakcontact-steps__order", "aria-label": say("steps.order") },
        h("h3", {}, say("steps.order")),
        h("p", {}, pack.order_note),
      ),
    ),
    h("h3", {}, say("steps.services")),
    h("p", {}, say("steps.services.lead")),
    renderServices(pack, labels, { language }),
    h("p", { class: "breakcontact-steps__reviewed" }, `${reviewed}. ${say("steps.reviewed.about")}`),
  ];
}

function printButton(say, signal, print) {
  const look = { class: "breakcontact__button breakcontact-steps__print", type: "button" };
  return h("button", { ...look, signal, on: { click: print } }, say("steps.print"));
}

export default { render };
