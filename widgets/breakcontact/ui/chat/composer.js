// What is below the log: the choices, a button to skip while others type, and what to do after the ending.
import { h } from "../shared/dom.js";
import { avatar } from "../shared/avatars.js";
import { icon } from "../shared/icons.js";
import { cardButton, renderEnding } from "./cards.js";
import { Choices } from "./choices.js";

/**
 * @import { Words } from "../shared/types.js"
 * @import { IconName } from "../shared/icons.js"
 * @import { Log } from "./log.js"
 * @import { Play } from "./play.js"
 * @import { OnOpen } from "./types.js"
 */

/** Keeps the choices and the ending in step with the play. */
export class Composer {
  #drawn = "";

  /** @param {{play: Play, words: Words, log: Log, onPick: (id: string) => void, onHelp: OnOpen, onUndo: () => void, onGentle: () => void, onLook: () => void}} context */
  constructor({ play, words, log, onPick, onHelp, onUndo, onGentle, onLook }) {
    this.play = play;
    this.words = words;
    this.log = log;
    this.onHelp = onHelp;
    this.onUndo = onUndo;
    this.onGentle = onGentle;
    this.onLook = onLook;
    const who = h("p", {}, words("chat.you", { name: play.nameOf(play.story.you) }));
    const face = avatar(play.story.people[play.story.you].avatar);
    this.choices = new Choices({ onPick, you: h("div", { class: "breakcontact-chat__you" }, face, who) });
    this.element = this.choices.element;
  }

  update() {
    const { play, words, log, choices } = this;
    const { busy } = log.typist;
    const { ending } = play.state;
    const country = play.model.get("country");
    const key = JSON.stringify([busy, play.path, play.gentle, country, play.startedAnew, play.canUndo]);
    if (this.#drawn === key) return;
    this.#drawn = key;
    const ask = words("chat.ask", { name: play.nameOf(play.story.you) });
    choices.element.dataset.state = busy ? "typing" : ending ? "ended" : "choices";
    choices.aside(busy ? [] : this.#asides());
    if (busy) choices.show("", [cardButton(words("chat.skip"), "skip", () => log.typist.skip())], ask);
    else if (ending) choices.show(words("chat.ended"), this.#afterwards());
    else choices.offer(ask, play.choices, (id) => play.line(id));
    log.end(ending && !busy ? renderEnding(ending, { play, words }) : null);
  }

  /** Small buttons beside the choices: bring back the last play, take back a step, skip the threat. */
  #asides() {
    const { play, words, onUndo, onGentle } = this;
    /** @type {(text: string, sign: IconName, act: () => void) => HTMLElement} */
    const aside = (text, sign, act) =>
      h(
        "button",
        { class: "breakcontact-chat__aside", type: "button", on: { click: act } },
        icon(sign),
        h("span", {}, text),
      );
    const threat = !play.gentle && play.state.messages.some((id) => play.story.messages[id].gentle !== undefined);
    return [
      play.startedAnew && h("span", {}, words("chat.started-anew")),
      play.canUndo && aside(words(play.startedAnew ? "chat.bring-back" : "chat.undo"), "undo", onUndo),
      threat && aside(words("chat.skip-threat"), "gentle", onGentle),
    ];
  }

  #afterwards() {
    const { play, words, onHelp, onLook } = this;
    return [
      cardButton(words("chat.ended.look"), "down", onLook, true),
      cardButton(words("chat.ended.help"), "help", onHelp),
      cardButton(words("chat.anew"), "anew", () => play.startAnew()),
    ];
  }
}
