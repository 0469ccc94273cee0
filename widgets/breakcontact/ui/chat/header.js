// The bar above the chat, on every screen (help, leaving, the menu), and the messenger's header.
import { h } from "../shared/dom.js";
import { avatar } from "../shared/avatars.js";
import { icon } from "../shared/icons.js";

/**
 * @import { Entry, Words } from "../shared/types.js"
 * @import { IconName } from "../shared/icons.js"
 * @import { Play } from "./play.js"
 * @import { OnOpen } from "./types.js"
 */

/** @param {{words: Words, onHelp: OnOpen, onLeave: () => void, onMore: OnOpen}} context */
export function renderBar({ words, onHelp, onLeave, onMore }) {
  /** @type {(name: IconName, text: string, act: OnOpen, more: Record<`${string}-${string}`, string> & {title?: string}) => HTMLElement} */
  const tool = (name, text, act, more) =>
    h(
      "button",
      {
        class: `breakcontact-chat__tool breakcontact-chat__tool--${name}`,
        type: "button",
        on: { click: (event) => act(event.currentTarget) },
        ...more,
      },
      icon(name),
      h("span", {}, text),
    );
  return h(
    "div",
    { class: "breakcontact-chat__bar" },
    tool("help", words("chat.help"), onHelp, { "aria-haspopup": "dialog" }),
    tool("leave", words("exit.leave"), onLeave, { title: words("exit.hint") }),
    tool("more", words("chat.more"), onMore, { "aria-haspopup": "menu" }),
  );
}

/** The header of the messenger: who writes, in which app, and whether they are typing. */
export class Header {
  #drawn = "";

  /** @param {{play: Play, words: Words}} context */
  constructor({ play, words }) {
    this.play = play;
    this.words = words;
    this.element = h("header", { class: "breakcontact-chat__head" });
  }

  /** @param {Entry | null} entry the message being typed; one without a clock time is spoken */
  update(entry) {
    const { play, words } = this;
    const { other, place } = play.scene;
    const shown = entry?.from ?? other;
    const online = this.#isOnline(shown) ? words("chat.online") : "";
    const status = entry ? words(entry.at ? "chat.typing" : "chat.talking") : online;
    this.#draw(shown, [place, status].filter(Boolean).join(" · "));
  }

  /** Whether to show a person as online: matches are, until the story is over; friends are not. @param {string} person */
  #isOnline(person) {
    const { story, state } = this.play;
    return state.stage !== "aftermath" && ["stranger", "honest"].includes(story.people[person].role);
  }

  /**
   * @param {string} shown the person
   * @param {string} where the app and the status
   */
  #draw(shown, where) {
    const { play } = this;
    if (this.#drawn === shown + where) return;
    this.#drawn = shown + where;
    this.element.replaceChildren(
      avatar(play.story.people[shown].avatar),
      h(
        "div",
        {},
        h("div", { class: "breakcontact-chat__who" }, play.nameOf(shown)),
        h("div", { class: "breakcontact-chat__status" }, where),
      ),
    );
  }
}
