// The start of a quiz: its title, the language, how answers are saved, a quick exit and help.
import { renderServices } from "../shared/advice.js";
import { countryChoice } from "../shared/choice.js";
import { h, wordsOf } from "../shared/dom.js";
import { installExit } from "../shared/exit.js";
import { renderStartLink } from "./finish.js";
import { quizSign } from "./signs.js";

/** @import { Model, Words } from "../shared/types.js" */
/** @import { SignName } from "./signs.js" */
/** @import { Mode, QuizTraits } from "./types.js" */

/** How long the kernel may take to change the language, in milliseconds. */
const PATIENCE = 5000;
/** The labels about saving answers. @type {Record<Mode, string[]>} */
const ASSURANCES = { graded: ["saved", "change", "clock", "later"], practice: ["practice", "clock"], preview: [] };

/**
 * @param {Model<QuizTraits>} model
 * @param {string} id for names; different in each view
 * @param {AbortSignal} signal
 */
export function renderStart(model, id, signal) {
  const words = wordsOf(model.get("labels"));
  const mode = model.get("mode");
  const lines = model.get("lines");
  const notice = h("div", { role: "status" });
  const showNotice = () => notice.replaceChildren(...noteOf(model.get("notice"), "alert"));
  model.on("change:notice", showNotice);
  signal.addEventListener("abort", () => model.off("change:notice", showNotice));
  showNotice();
  return h(
    "div",
    { class: "breakcontact-quiz__card breakcontact-quiz__bar" },
    h("h2", { class: "breakcontact-quiz__title", dir: "auto" }, lines.title ?? ""),
    mode === "preview" && noteOf(words("quiz.preview"), "eye"),
    notice,
    h("p", { class: "breakcontact-quiz__intro", dir: "auto" }, lines.intro ?? ""),
    languageChoice(model, words, id, signal),
    ASSURANCES[mode].length > 0 &&
      h(
        "ul",
        { class: "breakcontact-quiz__kept", role: "list", "aria-label": words("quiz.start.kept") },
        ASSURANCES[mode].map((line) => h("li", {}, quizSign("check"), words(`quiz.start.${line}`))),
      ),
    wayOut(model, words, id, signal),
  );
}

/** A sentence that stands out, or nothing. @param {string} text @param {SignName} sign */
function noteOf(text, sign) {
  return text ? [h("p", { class: `breakcontact-quiz__note breakcontact-quiz__note--${sign}` }, quizSign(sign), h("span", {}, text))] : [];
}

/**
 * @param {Model<QuizTraits>} model
 * @param {Words} words
 * @param {string} id
 * @param {AbortSignal} signal
 */
function languageChoice(model, words, id, signal) {
  const languages = model.get("languages");
  if (languages.length < 2) return null;
  const notice = h("p", { class: "breakcontact-quiz__about", role: "status" });
  const radios = languages.map((language) =>
    h("input", { type: "radio", name: `${id}-language`, value: language, signal, on: { change: () => choose(language) } }),
  );
  const mark = () => radios.forEach((radio) => (radio.checked = radio.value === model.get("language")));
  let waiting = 0;

  /** @param {string} language */
  function choose(language) {
    notice.textContent = "";
    model.send({ kind: "language", language });
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      mark();
      notice.textContent = words("quiz.saved.no-contact");
    }, PATIENCE);
  }

  signal.addEventListener("abort", () => clearTimeout(waiting));
  mark();
  const rows = radios.map((radio) =>
    h("label", { class: "breakcontact-quiz__option" }, radio, h("span", { lang: radio.value }, words(`language.${radio.value}`))),
  );
  return h(
    "fieldset",
    { class: "breakcontact-quiz__group" },
    h("legend", { class: "breakcontact-quiz__task" }, words("quiz.start.language")),
    h("div", { class: "breakcontact-quiz__options breakcontact-quiz__options--row" }, rows),
    notice,
  );
}

/**
 * Leaving quickly, and help for the reader's own country.
 * @param {Model<QuizTraits>} model
 * @param {Words} words
 * @param {string} id
 * @param {AbortSignal} signal
 */
function wayOut(model, words, id, signal) {
  const leave = installExit(words, signal);
  const packs = model.get("packs") ?? {};
  const services = h("div", {});
  const choice = countryChoice(Object.keys(packs), words("steps.country"), words, choose, signal);

  function show() {
    const country = model.get("country");
    choice.update(country);
    const found = packs[country];
    services.replaceChildren(...(found ? [renderServices(found, model.get("labels"), { level: 3 })] : []));
  }

  /** @param {string} country */
  function choose(country) {
    model.set("country", country);
    model.save_changes();
    show();
  }

  show();
  const help = h("details", { class: "breakcontact-quiz__more" }, h("summary", {}, words("quiz.start.help")), choice.element, services);
  const look = { class: "breakcontact__button", type: "button", title: words("exit.hint") };
  return h(
    "div",
    { class: "breakcontact-quiz__ways" },
    Object.keys(packs).length > 0 && help,
    renderStartLink(model, words),
    h("button", { ...look, signal, on: { click: leave } }, words("exit.leave")),
  );
}
