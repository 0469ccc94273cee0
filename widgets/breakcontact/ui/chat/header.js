// The bar above the chat: help, the way out, and everything else; there on every screen.
import { h } from "../shared/dom.js";
import { avatar } from "../shared/avatars.js";
import { icon } from "../shared/icons.js";

/** @param {{words: Function, onHelp: Function, onLeave: Function, onMore: Function}} context each gets its button */
export function renderBar({ words, onHelp, onLeave, onMore }) {
  const tool = (name, sign, text, act, more) => {
    const button = h(
      "button",
      {
        class: `breakcontact-chat__tool breakcontact-chat__tool--${name}`,
        type: "button",
        on: { click: () => act(button) },
        ...more,
      },
      icon(sign),
      h("span", {}, text),
    );
    return button;
  };
  return h(
    "div",
    { class: "breakcontact-chat__bar" },
    tool("help", "help", words("chat.help"), onHelp, { "aria-haspopup": "dialog" }),
    tool("leave", "leave", words("exit.leave"), onLeave, { title: words("exit.hint") }),
    tool("more", "more", words("chat.more"), onMore, { "aria-haspopup": "menu" }),
  );
}

/** The head of the messenger: who writes, in which app, and whether they are typing. */
export class Head {
  constructor({ play, words }) {
    Object.assign(this, { play, words });
    this.element = h("header", { class: "breakcontact-chat__head" });
  }

  /** @param {object | null} entry the message on its way; one without a clock time is spoken */
  update(entry) {
    const { play, words } = this;
    const { other, place } = play.scene;
    const shown = entry?.from ?? other;
    const online = this.#isOnline(shown) ? words("chat.online") : "";
    const status = entry ? words(entry.at ? "chat.typing" : "chat.talking") : online;
    this.#draw(shown, [place, status].filter(Boolean).join(" · "));
  }

  /** Matches are online until it is over; a friend at the kitchen table is not. */
  #isOnline(person) {
    const { story, state } = this.play;
    return state.stage !== "aftermath" && ["stranger", "honest"].includes(story.people[person].role);
  }

  #draw(shown, where) {
    const { play } = this;
    if (this.drawn === shown + where) return;
    this.drawn = shown + where;
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
