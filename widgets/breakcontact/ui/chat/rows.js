// One entry of the transcript as one row of the log: a bubble, a told line, or an act.
import { h } from "../shared/dom.js";
import { avatar } from "../shared/avatars.js";
import { icon } from "../shared/icons.js";

const LOOKS = { message: "theirs", say: "mine", narration: "told", do: "act" };

/**
 * @param {object} entry of the transcript
 * @param {{play: object, words: Function, id: string, first: boolean, onMenu: (entry: object, opener: Element) => void}} context
 *   `id` is unique in the page; `first`: the sender's first bubble in a row of them
 */
export function renderRow(entry, { play, words, id, first, onMenu }) {
  const notice = play.story.people[entry.from]?.role === "app";
  const look = notice ? "notice" : LOOKS[entry.kind];
  const speaker = speakerOf(entry, play, words);
  const theirs = look === "theirs";
  const tools = h("div", { class: "breakcontact-chat__tools", "aria-live": "off" });
  const row = h(
    "div",
    {
      class: `breakcontact-chat__row breakcontact-chat__row--${look}${first ? " breakcontact-chat__row--first" : ""}`,
      role: "article",
      tabIndex: -1,
      "aria-labelledby": `${id}-who ${id}-text`,
      "aria-description": entry.at ?? false,
      "data-entry": entry.id,
      "data-kind": entry.kind,
    },
    theirs &&
      (first
        ? avatar(play.story.people[entry.from].avatar)
        : h("span", { class: "breakcontact-chat__avatar" })),
    h(
      "div",
      { class: "breakcontact-chat__stack" },
      theirs && first && h("span", { class: "breakcontact-chat__name", "aria-hidden": "true" }, speaker),
      h(
        "div",
        { class: "breakcontact-chat__bubble" },
        h("span", { class: "breakcontact__hidden", id: `${id}-who` }, `${speaker}: `),
        entry.kind === "do" && icon("act"),
        h("span", { class: "breakcontact-chat__text", id: `${id}-text` }, entry.text),
        entry.at &&
          (theirs || entry.kind === "say") &&
          h("span", { class: "breakcontact-chat__time", "aria-hidden": "true" }, entry.at),
      ),
      h("div", { class: "breakcontact-chat__marks", "aria-live": "off" }),
    ),
    tools,
  );
  return { row, addTools: () => tools.append(menuButton(entry, words, onMenu)) };
}

/** The name that goes before what somebody says. */
export function speakerOf(entry, play, words) {
  if (entry.kind === "narration") return words("chat.narrator");
  return play.nameOf(entry.from ?? play.story.you);
}

function menuButton(entry, words, onMenu) {
  const button = h(
    "button",
    {
      class: "breakcontact-chat__round",
      type: "button",
      tabIndex: -1,
      "aria-haspopup": "menu",
      "aria-label": words("chat.message.menu"),
      title: words("chat.message.menu"),
      on: { click: () => onMenu(entry, button) },
    },
    icon("more"),
  );
  return button;
}

/** A small sign between messages: another app, another day. */
export function renderDivider(text) {
  return h("div", { class: "breakcontact-chat__divider" }, h("span", {}, text));
}
