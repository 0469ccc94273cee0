// What lies in or over the chat besides messages: the pause, the end of the story, a play that cannot be shown.
import { h } from "../shared/dom.js";
import { avatar } from "../shared/avatars.js";
import { icon } from "../shared/icons.js";

/** A button as all cards have them. */
export function cardButton(text, sign, click, main = false) {
  const look = main ? "breakcontact__button breakcontact__button--main" : "breakcontact__button";
  return h(
    "button",
    { class: `${look} breakcontact-chat__card-button`, type: "button", on: { click } },
    icon(sign),
    h("span", {}, text),
  );
}

/** The chat put away for as long as the reader likes. */
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
      cardButton(words("chat.help"), "help", (event) => onHelp(event.currentTarget)),
    ),
  );
}

/** A path that this story does not have: nobody's fault, and easily mended. */
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

/** How it ended, what helps now, and who. */
export function renderEnding({ play, words }) {
  const { id, helps, person } = play.state.ending;
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
