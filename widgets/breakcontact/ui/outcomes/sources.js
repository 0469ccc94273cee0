// What the sources say and where they disagree, and in a closed section every number with range and sources.
import { h, wordsOf } from "../shared/dom.js";
import { audienceNote } from "../shared/controls.js";
import { installExit } from "../shared/exit.js";
import { keepShortcutsAway } from "../shared/shortcuts.js";

/**
 * @import { Child, RenderContext, Words } from "../shared/types.js"
 * @import { Conflict, NumberEntry, OutcomeSource, SourcesTraits } from "./types.js"
 */

/** Called by anywidget for each view. @param {RenderContext<SourcesTraits>} context */
function render({ model, el }) {
  const view = new AbortController();
  const words = wordsOf(model.get("labels"));
  installExit(words, view.signal);
  const root = h(
    "section",
    {
      class: "breakcontact breakcontact-panel breakcontact-sources",
      lang: model.get("language"),
      "aria-label": words("sources.title"),
    },
    audienceNote(model, words),
    model.get("conflicts").map((conflict) => conflictCard(conflict, words)),
    h(
      "details",
      { class: "breakcontact-sources__numbers" },
      h("summary", {}, words("sources.numbers")),
      h("p", {}, words("sources.numbers.about")),
      model.get("numbers").map((number) => numberCard(number, words)),
    ),
  );
  keepShortcutsAway(root, view.signal);
  el.append(root);
  return () => {
    view.abort();
    root.remove();
  };
}

/**
 * @param {Conflict} conflict
 * @param {Words} words
 */
function conflictCard(conflict, words) {
  return h(
    "article",
    { class: "breakcontact-panel__card", "data-conflict": conflict.id },
    h("h3", {}, conflict.question),
    h(
      "div",
      { class: "breakcontact-sources__sides" },
      /** @type {const} */ (["one", "other"]).map((side, index) =>
        h(
          "div",
          { class: "breakcontact-sources__side" },
          h("h4", {}, words(`sources.${side}`)),
          h("p", {}, conflict[side]),
          sourceList(conflict.sources[index], words),
        ),
      ),
    ),
    h("p", { class: "breakcontact-sources__take" }, h("strong", {}, words("sources.take")), " ", conflict.take),
  );
}

/**
 * @param {NumberEntry} number
 * @param {Words} words
 */
function numberCard(number, words) {
  return h(
    "article",
    { class: "breakcontact-sources__number", "data-number": number.id },
    h("h4", {}, number.name),
    h("p", {}, number.words),
    h("p", { class: "breakcontact-panel__sure" }, `${number.range} ${number.sure}`),
    sourceList(number.sources, words),
  );
}

/**
 * @param {OutcomeSource[]} sources
 * @param {Words} words
 */
function sourceList(sources, words) {
  return h(
    "details",
    { class: "breakcontact-sources__list" },
    h("summary", {}, words("sources.which", { count: sources.length })),
    h("ul", {}, sources.map((source) => h("li", {}, sourceLine(source, words)))),
  );
}

/**
 * @param {OutcomeSource} source
 * @param {Words} words
 * @returns {Child[]}
 */
function sourceLine(source, words) {
  const about = [source.year, words(source.seen)].filter(Boolean).join(", ");
  const link = { href: source.address, target: "_blank", rel: "noopener noreferrer" };
  return [
    source.address
      ? h("a", link, source.title, h("span", { class: "breakcontact__hidden" }, ` (${words("steps.new-tab")})`))
      : source.title,
    ` (${about})`,
    source.quote && h("q", {}, source.quote),
  ];
}

export default { render };
