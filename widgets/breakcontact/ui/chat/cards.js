// What a chat shows besides messages: the pause, the ending, a play that cannot be shown.
import { h } from "../shared/dom.js";
import { avatar } from "../shared/avatars.js";
import { icon } from "../shared/icons.js";

/**
 * @import { Ending, Words } from "../shared/types.js"
 * @import { IconName } from "../shared/icons.js"
 * @import { Play } from "./play.js"
 * @import { OnOpen } from "./types.js"
 */

/**
 * A button as all cards have them.
 * @param {string} text
 * @param {IconName} sign
 * @param {(button: HTMLElement) => void} click
 * @param {boolean} [main] whether it is the main one of its card
 */
export function cardButton(text, sign, click, main = false) {
  const look = main ? "breakcontact__button breakcontact__button--main" : "breakcontact__button";
  return h(
    "button",
    { class: `${look} breakcontact-chat__card-button`, type: "button", on: { click: (event) => click(event.currentTarget) } },
    icon(sign),
    h("span", {}, text),
  );
}

/**
 * What hides the chat while the reader pauses.
 * @param {{words: Words, onContinue: () => void, onHelp: OnOpen}} context
 */
export function renderPause({ words, onContinue, onHelp }) {
  return h(
    "div",
    { class: "breakcontact-chat__pause" },
    h("div", { class: "breakcontact-chat__rings", "aria-hidden": "true" }),
    h("h3", { tabIndex: -1 }, words("chat.pause.title")),
    h("p", {}, words("chat.pause.text")),
    h(
      "div",
      { class: "breakcontact-chat__card-buttons" },
      cardButton(words("chat.pause.continue"), "skip", onContinue, true),
      cardButton(words("chat.help"), "help", onHelp),
    ),
  );
}

/**
 * What is shown for a path that this story does not allow.
 * @param {{words: Words, onAnew: () => void}} context
 */
export function renderRefused({ words, onAnew }) {
  return h(
    "div",
    { class: "breakcontact-chat__pause", role: "alert" },
    h("h3", {}, words("chat.refused.title")),
    h("p", {}, words("chat.refused.text")),
    h(
      "div",
      { class: "breakcontact-chat__card-buttons" },
      cardButton(words("chat.anew"), "anew", onAnew, true),
    ),
  );
}

/**
 * How it ended, what helps now, and who.
 * @param {Ending} ending
 * @param {{play: Play, words: Words}} context
 */
export function renderEnding({ id, helps, person }, { play, words }) {
  const name = play.nameOf(person);
  return h(
    "section",
    { class: "breakcontact-chat__ending", "aria-label": words("chat.ending") },
    h("p", { class: "breakcontact-chat__ending-kicker" }, words("chat.ending")),
    h("h3", {}, play.line(`ending.${id}.title`)),
    h("p", {}, play.line(`ending.${id}.text`)),
    h(
      "p",
      { class: "breakcontact-chat__person" },
      avatar(play.story.people[person].avatar),
      h("span", {}, words("chat.ending.person", { name, you: play.nameOf(play.story.you) })),
    ),
    h("h4", {}, words("chat.ending.helps")),
    h(
      "ul",
      {},
      helps.map((help) =>
        h("li", {}, h("strong", {}, words(`help.${help}`)), " ", words(`help.${help}.about`)),
      ),
    ),
  );
}
