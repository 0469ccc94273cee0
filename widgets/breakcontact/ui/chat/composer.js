// What lies below the log: the choices, a way to skip while others type, and the ways on at the end.
import { h } from "../shared/dom.js";
import { icon } from "../shared/icons.js";
import { cardButton, renderEnding } from "./cards.js";
import { Choices } from "./choices.js";

/** Keeps the choices and the ending in step with the play. */
export class Composer {
  /** @param {{play: object, words: Function, log: object, onHelp: Function, onUndo: Function,
   *   onGentle: Function}} context */
  constructor(context) {
    Object.assign(this, context);
    this.choices = new Choices({ onPick: (id) => this.play.pick(id) });
    this.element = this.choices.element;
  }

  update() {
    const { play, words, log, choices } = this;
    const { busy } = log.typist;
    const { ending } = play.state;
    const key = JSON.stringify([busy, play.path, play.gentle, play.startedAnew, play.canUndo]);
    if (this.drawn === key) return;
    this.drawn = key;
    const ask = words("chat.ask", { name: play.nameOf(play.story.you) });
    choices.element.dataset.state = busy ? "typing" : ending ? "ended" : "choices";
    choices.aside(busy ? [] : this.#asides());
    if (busy) choices.show("", [cardButton(words("chat.skip"), "skip", () => log.typist.skip())], ask);
    else if (ending) choices.show(words("chat.ended"), this.#afterwards());
    else choices.offer(ask, play.choices, (id) => play.line(id));
    log.end(ending && !busy ? renderEnding({ play, words }) : null);
  }

  /** Small ways out beside the choices: bring back what was, take back a step, be spared the threat. */
  #asides() {
    const { play, words, onUndo, onGentle } = this;
    const aside = (text, sign, act) =>
      h(
        "button",
        { class: "breakcontact-chat__aside", type: "button", on: { click: act } },
        icon(sign),
        h("span", {}, text),
      );
    const threat = !play.gentle && play.state.messages.some((id) => play.story.messages[id].gentle);
    return [
      play.startedAnew && h("span", {}, words("chat.started-anew")),
      play.canUndo && aside(words(play.startedAnew ? "chat.bring-back" : "chat.undo"), "undo", onUndo),
      threat && aside(words("chat.skip-threat"), "gentle", onGentle),
    ];
  }

  #afterwards() {
    const { play, words, onHelp } = this;
    return [
      cardButton(words("chat.ended.help"), "help", (event) => onHelp(event.currentTarget), true),
      cardButton(words("chat.anew"), "anew", () => play.startAnew()),
    ];
  }
}
