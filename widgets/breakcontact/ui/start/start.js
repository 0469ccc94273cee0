// The start page: who the learner is, the lessons as cards, quizzes, and what is kept.
import { countryChoice } from "../shared/choice.js";
import { h, wordsOf } from "../shared/dom.js";
import { notebookLink } from "../shared/links.js";
import { keepShortcutsAway } from "../shared/shortcuts.js";
import { renderKept } from "./kept.js";
import { renderLessons } from "./lessons.js";
import { renderQuizzes } from "./quizzes.js";

/**
 * @import { Model, RenderContext, Words } from "../shared/types.js"
 * @import { StartTraits } from "./types.js"
 */

const COUNTRIES = "country.";

/** Called by anywidget for each view. @param {RenderContext<StartTraits>} context */
function render({ model, el }) {
  const view = new AbortController();
  const { signal } = view;
  const words = wordsOf(model.get("labels"));
  const who = whoChoice(model, words, signal);
  const where = renderWhere(model, words, signal);
  const fault = h("p", { class: "breakcontact-start__fault", role: "status" });
  const lessons = h("div", { class: "breakcontact-start__lessons" });
  const quizzes = h("section", { class: "breakcontact-start__part" });
  const kept = renderKept(model, words, signal);
  const root = h(
    "div",
    { class: "breakcontact breakcontact-start", lang: model.get("language") },
    h("div", { class: "breakcontact-start__choices" }, who.element, where.element),
    fault,
    lessons,
    quizzes,
    kept.element,
  );

  const updates = {
    who: () => {
      who.update();
      showLessons();
      showQuizzes();
    },
    country: where.update,
    lessons: showLessons,
    quizzes: showQuizzes,
    kept: kept.update,
    fault: () => {
      const sentence = model.get("fault");
      fault.textContent = sentence && words("start.fault", { sentence });
    },
  };

  function showLessons() {
    lessons.replaceChildren(...renderLessons(model, words));
  }

  function showQuizzes() {
    quizzes.replaceChildren(...renderQuizzes(model, words));
  }

  keepShortcutsAway(root, signal);
  el.append(root);
  for (const [name, update] of Object.entries(updates)) {
    update();
    model.on(/** @type {`change:${keyof typeof updates}`} */ (`change:${name}`), update);
  }
  refreshWhenShown(root, model, signal);
  return () => {
    view.abort();
    for (const [name, update] of Object.entries(updates)) {
      model.off(/** @type {`change:${keyof typeof updates}`} */ (`change:${name}`), update);
    }
    root.remove();
  };
}

/** @param {Model<StartTraits>} model @param {Words} words @param {AbortSignal} signal */
function whoChoice(model, words, signal) {
  // Radio buttons of one name exclude each other in the whole page, so every view needs a name of its own.
  const name = `breakcontact-who-${Math.random().toString(36).slice(2, 10)}`;
  /** @param {string} value */
  const choose = (value) => {
    model.set("who", value);
    model.save_changes();
  };
  const radios = Object.keys(model.get("groups")).map((value) =>
    h("input", { type: "radio", name, value, signal, on: { change: () => choose(value) } }),
  );
  const element = h(
    "fieldset",
    { class: "breakcontact-choice breakcontact-start__who", hidden: radios.length < 2 },
    h("legend", {}, words("start.who")),
    radios.map((radio) =>
      h("label", { class: "breakcontact-choice__option" }, radio, words(`start.who.${radio.value}`)),
    ),
    h("p", { class: "breakcontact-start__about" }, words("start.who.about")),
  );
  return { element, update: () => radios.forEach((radio) => (radio.checked = radio.value === model.get("who"))) };
}

/** @param {Model<StartTraits>} model @param {Words} words @param {AbortSignal} signal */
function renderWhere(model, words, signal) {
  const labels = model.get("labels");
  const countries = Object.keys(labels).filter((id) => id.startsWith(COUNTRIES));
  const codes = countries.map((id) => id.slice(COUNTRIES.length));
  const choice = countryChoice(
    codes,
    words("start.country"),
    words,
    (country) => {
      model.set("country", country);
      model.save_changes();
    },
    signal,
  );
  const languages = model.get("languages").map((each) => {
    const click = () => model.send({ ask: "language", code: each.code });
    const isHere = each.code === model.get("language");
    return notebookLink(
      each,
      {
        class: "breakcontact-start__language",
        lang: each.code,
        "aria-current": isHere ? "true" : null,
        signal,
        on: { click },
      },
      each.name,
    );
  });
  const element = h(
    "div",
    { class: "breakcontact-start__where" },
    h(
      "div",
      { role: "group", "aria-label": words("start.language") },
      h("p", { class: "breakcontact-start__legend" }, words("start.language")),
      h("div", { class: "breakcontact-start__languages" }, languages),
    ),
    choice.element,
  );
  return { element, update: () => choice.update(model.get("country")) };
}

/**
 * Ask Python what is done each time that the reader comes back to the page.
 * @param {HTMLElement} root
 * @param {Model<StartTraits>} model
 * @param {AbortSignal} signal
 */
function refreshWhenShown(root, model, signal) {
  let wasShown = true; // what is shown first is fresh
  const watcher = new IntersectionObserver((entries) => {
    const isShown = entries.some((entry) => entry.isIntersecting);
    if (isShown && !wasShown) model.send({ ask: "refresh" });
    wasShown = isShown;
  });
  watcher.observe(root);
  signal.addEventListener("abort", () => watcher.disconnect());
  const seen = () => !document.hidden && model.send({ ask: "refresh" });
  document.addEventListener("visibilitychange", seen, { signal });
}

export default { render };
