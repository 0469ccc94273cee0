// The first screen of a chat: what it is about, how it will be told, and one button to begin.
import { h } from "../shared/dom.js";
import { avatar } from "../shared/avatars.js";
import { icon } from "../shared/icons.js";

/**
 * @import { Words } from "../shared/types.js"
 * @import { Play } from "./play.js"
 * @import { Pace, StartingPoint } from "./types.js"
 * @typedef {StartingPoint & {gentle: boolean, pace: Pace}} Beginning a play to begin with, and how to show it
 */

/** @type {Pace[]} */
const PACES = ["usual", "quick", "off"];

/** @param {{play: Play, words: Words, id: string, onBegin: (beginning: Beginning) => void}} context */
export function renderStart({ play, words, id, onBegin }) {
  const { model, story } = play;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const manner = radios(`${id}-manner`, words("chat.manner"), play.gentle ? "gentle" : "full", [
    ["full", words("chat.manner.full"), words("chat.manner.full.about")],
    ["gentle", words("chat.manner.gentle"), words("chat.manner.gentle.about")],
  ]);
  const pace = radios(
    `${id}-pace`,
    words("chat.pace"),
    still ? "off" : model.get("pace"),
    paceChoices(words),
  );
  manner.classList.add("breakcontact-chat__radios--pair");
  pace.classList.add("breakcontact-chat__radios--row");
  /** @param {StartingPoint} from */
  const begin = (from) => {
    const chosenPace = PACES.find((name) => name === chosen(pace)) ?? "usual";
    onBegin({ gentle: chosen(manner) === "gentle", pace: chosenPace, ...from });
  };
  const notice = model.get("notice");
  const page = h(
    "div",
    { class: "breakcontact-chat__start-page" },
    h(
      "div",
      { class: "breakcontact-chat__title" },
      avatar(story.people[story.you].avatar),
      h(
        "div",
        {},
        h("h2", {}, play.line("title")),
        h("p", {}, words("chat.you", { name: play.nameOf(story.you) })),
      ),
    ),
    h("p", {}, play.line("summary")),
    notice &&
      h("p", { class: "breakcontact-chat__notice", role: "note" }, icon("note"), h("span", {}, notice)),
    h(
      "div",
      { class: "breakcontact-chat__content-note", role: "note" },
      h("h3", {}, words("chat.content-note")),
      h("p", {}, play.line("content_note")),
    ),
  );
  // How hard parts are told is a choice about safety: nobody can begin without passing it.
  const foot = h("div", { class: "breakcontact-chat__start-foot" }, manner, pace, beginButtons(play, words, begin));
  const hint = h("p", { class: "breakcontact-chat__hint" }, words("chat.start.hint"));
  return h("div", { class: "breakcontact-chat__start" }, page, foot, hint);
}

/**
 * The paces at which messages can be typed, with their names.
 * @param {Words} words
 */
export function paceChoices(words) {
  return PACES.map((pace) => /** @type {const} */ ([pace, words(`chat.pace.${pace}`)]));
}

/**
 * @param {Play} play
 * @param {Words} words
 * @param {(from: StartingPoint) => void} begin
 */
function beginButtons(play, words, begin) {
  /** @type {StartingPoint} */
  const fresh = { path: [], marks: [] };
  const { story } = play;
  const earlier = earlierPlay(play);
  /** @type {(text: string, main: boolean, from: StartingPoint) => HTMLElement} */
  const button = (text, main, from) =>
    h(
      "button",
      {
        class: `breakcontact__button breakcontact-chat__begin${main ? " breakcontact__button--main" : ""}`,
        type: "button",
        on: { click: () => begin(from) },
      },
      text,
    );
  if (!earlier)
    return h("div", { class: "breakcontact-chat__begins" }, button(words("chat.begin"), true, fresh));
  const others = play.model.get("found")?.others ?? [];
  /** @param {StartingPoint} other */
  const another = (other) => {
    const count = other.path.filter((id) => story.picks[id]?.kind !== "world").length;
    return button(words("chat.found.other", { count }), false, other);
  };
  return h(
    "div",
    { class: "breakcontact-chat__begins" },
    button(words(earlier.ended ? "chat.found.look" : "chat.found.go-on"), true, earlier),
    others.map(another),
    button(words("chat.found.anew"), false, fresh),
  );
}

/**
 * The play that an earlier reader left: in this kernel, or found on the disk.
 * @param {Play} play
 * @returns {StartingPoint | null}
 */
function earlierPlay(play) {
  if (!play.playable) return null;
  const { path, marks } = play;
  if (path.length > 0) return { path, marks, ended: play.state.picks.length === 0 };
  const found = play.model.get("found");
  return found && found.path.length > 0 ? found : null;
}

/**
 * @param {string} name
 * @param {string} legend
 * @param {string} value the choice that is made
 * @param {readonly (readonly [choice: string, text: string, about?: string])[]} choices
 */
function radios(name, legend, value, choices) {
  return h(
    "fieldset",
    { class: "breakcontact-choice breakcontact-chat__radios" },
    h("legend", {}, legend),
    choices.map(([choice, text, about]) =>
      h(
        "label",
        { class: "breakcontact-choice__option breakcontact-chat__radio" },
        h("input", { type: "radio", name, value: choice, checked: choice === value }),
        h(
          "span",
          { class: "breakcontact-chat__radio-text" },
          h("strong", {}, text),
          about && h("span", {}, about),
        ),
      ),
    ),
  );
}

/** @param {HTMLFieldSetElement} fieldset */
function chosen(fieldset) {
  const input = fieldset.querySelector("input:checked");
  return input instanceof HTMLInputElement ? input.value : "";
}
