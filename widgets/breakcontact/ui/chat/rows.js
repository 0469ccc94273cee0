// One entry of the transcript as one row of the log: a bubble, a narrated line, or an act.
import { h } from "../shared/dom.js";
import { avatar } from "../shared/avatars.js";
import { icon } from "../shared/icons.js";

/**
 * @import { Entry, Words } from "../shared/types.js"
 * @import { Play } from "./play.js"
 * @import { OnMenu } from "./types.js"
 */

/** @type {Record<Exclude<Entry["kind"], "world">, string>} */
const LOOKS = { message: "theirs", say: "mine", narration: "told", do: "act" };

/**
 * @param {Entry} entry
 * @param {{play: Play, words: Words, id: string, first: boolean, onMenu: OnMenu}} context
 *   `id` is unique in the page; `first`: the sender's first bubble in a row of them
 */
export function renderRow(entry, { play, words, id, first, onMenu }) {
  const person = entry.from === null ? null : play.story.people[entry.from];
  const look = lookOf(entry, person?.role === "app");
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
      "aria-description": entry.at,
      "data-entry": entry.id,
      "data-kind": entry.kind,
    },
    theirs &&
      (first && person
        ? avatar(person.avatar)
        : h("span", { class: "breakcontact-chat__avatar" })),
    h(
      "div",
      { class: "breakcontact-chat__stack" },
      theirs && first && h("span", { class: "breakcontact-chat__name", "aria-hidden": "true", dir: "auto" }, speaker),
      h(
        "div",
        { class: "breakcontact-chat__bubble" },
        h("span", { class: "breakcontact__hidden", id: `${id}-who` }, `${speaker}: `),
        entry.kind === "do" && icon("act"),
        h("span", { class: "breakcontact-chat__text", id: `${id}-text`, dir: "auto" }, entry.text),
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

/**
 * @param {Entry} entry
 * @param {boolean} isNotice whether an app says it
 */
function lookOf({ kind }, isNotice) {
  if (isNotice) return "notice";
  return kind === "world" ? "act" : LOOKS[kind];
}

/**
 * The name of who says an entry.
 * @param {Entry} entry
 * @param {Play} play
 * @param {Words} words
 */
export function speakerOf(entry, play, words) {
  if (entry.kind === "narration") return words("chat.narrator");
  return play.nameOf(entry.from ?? play.story.you);
}

/**
 * @param {Entry} entry
 * @param {Words} words
 * @param {OnMenu} onMenu
 */
function menuButton(entry, words, onMenu) {
  return h(
    "button",
    {
      class: "breakcontact-chat__round",
      type: "button",
      tabIndex: -1,
      "aria-haspopup": "menu",
      "aria-label": words("chat.message.menu"),
      title: words("chat.message.menu"),
      on: { click: (event) => onMenu(entry, event.currentTarget) },
    },
    icon("more"),
  );
}

/** A line between messages: another app, another day. @param {string} text */
export function renderDivider(text) {
  return h("div", { class: "breakcontact-chat__divider" }, h("span", {}, text));
}
