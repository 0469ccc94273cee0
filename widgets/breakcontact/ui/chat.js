// The chat: a messenger in which the learner plays a story. This file builds a view and keeps it in step
// with its play; what a pick does is in play.js, what comes of it on the screen in log.js.
import { h, wordsOf } from "./dom.js";
import { avatar } from "./avatars.js";
import { icon } from "./icons.js";
import { Play } from "./play.js";
import { Log } from "./log.js";
import { Choices } from "./choices.js";
import { Sheets } from "./sheet.js";
import { openMessageMenu } from "./marks.js";
import { openMore } from "./more.js";
import { openHelp } from "./help.js";
import { SavedLine } from "./saved.js";
import { renderStart } from "./start.js";
import { cardButton, renderEnding, renderPause, renderRefused } from "./cards.js";
import { hasLeft, installExit } from "./exit.js";

const TRAITS = ["path", "marks", "gentle", "saved"];

class ChatView {
  #ended = new AbortController();
  #drawn = {};

  constructor(model, el) {
    const { signal } = this.#ended;
    this.model = model;
    this.id = `breakcontact-chat-${Math.random().toString(36).slice(2, 10)}`;
    this.play = new Play(model);
    this.words = wordsOf(model.get("labels"));
    this.leave = installExit(this.words, signal);
    this.#build(signal);
    this.#listen(signal);
    el.append(this.root);
    this.update(true);
  }

  /** Take everything out of the page again. */
  end() {
    this.#ended.abort();
    for (const trait of TRAITS) this.model.off(`change:${trait}`, this.onTrait);
    this.model.off("comm_live_update", this.onLost);
    this.root.remove();
  }

  /**
   * Bring all parts in step with the play.
   * @param {boolean} silent show what is there as history, neither typed nor announced
   */
  update(silent = false) {
    const { play, root } = this;
    const inside = root.contains(document.activeElement);
    const mode = this.#mode();
    root.dataset.mode = mode;
    root.dataset.size = play.journal.large ? "large" : "usual";
    root.dataset.turn = String(play.path.length);
    this.#showCards(mode);
    if (mode === "play" || mode === "pause") {
      this.log.typist.hold(mode === "pause" || hasLeft());
      this.#showLog(silent);
      this.log.updateMarks();
      this.#showHead();
      this.#showComposer();
    }
    this.saved.update();
    if (inside && !this.#hasFocus()) this.#refocus();
  }

  #mode() {
    if (!this.play.journal.begun) return "start";
    if (!this.play.playable) return "refused";
    return this.play.journal.paused ? "pause" : "play";
  }

  #build(signal) {
    const { play, words, id } = this;
    this.log = new Log({
      play,
      words,
      id,
      signal,
      onMenu: (entry, opener) => openMessageMenu(entry, { ...this.#context(), opener }),
      onTyping: (entry) => this.#onTyping(entry),
    });
    this.choices = new Choices({ onPick: (pick) => play.pick(pick) });
    this.head = h("header", { class: "breakcontact-chat__head" });
    this.card = h("div", { class: "breakcontact-chat__card" });
    this.spoken = h("div", { class: "breakcontact__hidden", "aria-live": "polite" });
    this.tools = this.#toolBar();
    this.body = h("div", { class: "breakcontact-chat__body" }, this.head, this.card, this.log.element, this.choices.element);
    this.root = h("section", {
      class: "breakcontact breakcontact-chat",
      "aria-label": words("chat.label", { title: play.line("title") }),
      lang: play.language,
      "data-lm-suppress-shortcuts": "true",
    });
    this.saved = new SavedLine({ play, words, root: this.root, signal });
    this.root.append(
      h("div", { class: "breakcontact-chat__frame" }, this.tools, this.body, this.saved.element),
      this.spoken,
    );
    const beneath = () => [this.head, this.card, this.log.element, this.choices.element];
    this.sheets = new Sheets(this.body, beneath, () => this.#refocus());
  }

  #toolBar() {
    const tool = (text, sign, open, look = "") => {
      const button = h(
        "button",
        { class: `breakcontact-chat__tool ${look}`, type: "button", on: { click: () => open(button) } },
        icon(sign),
        h("span", {}, text),
      );
      return button;
    };
    const leave = tool(this.words("exit.leave"), "leave", () => this.leave(), "breakcontact-chat__tool--leave");
    leave.title = this.words("exit.hint");
    const more = tool(this.words("chat.more"), "more", (opener) => this.#openMore(opener), "breakcontact-chat__tool--more");
    more.setAttribute("aria-haspopup", "menu");
    const help = tool(this.words("chat.help"), "help", (opener) => this.#openHelp(opener), "breakcontact-chat__tool--help");
    help.setAttribute("aria-haspopup", "dialog");
    return h("div", { class: "breakcontact-chat__bar" }, help, leave, more);
  }

  #listen(signal) {
    this.onTrait = () => {
      this.play.follow();
      this.update();
    };
    for (const trait of TRAITS) this.model.on(`change:${trait}`, this.onTrait);
    this.onLost = () => {
      this.play.lost = true;
      this.update();
    };
    this.model.on("comm_live_update", this.onLost);
    this.play.journal.news.addEventListener("change", () => this.update(), { signal });
    document.addEventListener("breakcontact-exit", () => this.update(), { signal });
    this.root.addEventListener("keydown", (event) => this.#onKey(event), { signal });
  }

  #onKey(event) {
    // Nothing typed in here is a command to the notebook around it.
    event.stopPropagation();
    const elsewhere = event.target.closest("input, select, textarea, summary, [role=menu], [role=dialog]");
    if (elsewhere || event.ctrlKey || event.altKey || event.metaKey || this.#mode() !== "play") return;
    const { typist } = this.log;
    const digit = /^[1-9]$/.test(event.key);
    const onButton = event.target.closest("button, a");
    if (typist.busy && (digit || (!onButton && [" ", "Enter"].includes(event.key)))) {
      event.preventDefault();
      typist.skip();
    } else if (digit && this.play.choices.length > 0) this.choices.takeNumber(Number(event.key));
    else if (this.log.list.contains(event.target)) this.log.onKey(event);
    else if (this.choices.element.contains(event.target)) this.choices.onKey(event);
  }

  /** The start screen, the pause, or a play that cannot be shown: whatever stands in place of the chat. */
  #showCards(mode) {
    if (this.#drawn.mode === mode) return;
    this.#drawn.mode = mode;
    if (mode !== "play") this.sheets.close();
    const { play, words, id } = this;
    const cards = {
      start: () => renderStart({ play, words, id, onBegin: (settings) => this.#begin(settings) }),
      pause: () =>
        renderPause({ words, onContinue: () => this.#pause(false), onHelp: (event) => this.#openHelp(event.currentTarget) }),
      refused: () => renderRefused({ words, onAnew: () => play.startAnew() }),
    };
    this.card.replaceChildren(...(mode in cards ? [cards[mode]()] : []));
  }

  #showLog(silent) {
    const { play } = this;
    const key = JSON.stringify([play.path, play.gentle]);
    if (this.#drawn.log === key) return;
    this.#drawn.log = key;
    this.log.update(silent);
  }

  #onTyping(entry) {
    this.root.dataset.typing = String(this.log.typist.busy);
    this.writing = entry?.kind === "message" ? entry.from : null;
    this.#showHead();
    this.#showComposer();
  }

  #showHead() {
    const { play, words } = this;
    const { other, place } = play.scene;
    const shown = this.writing ?? other;
    const status = this.writing ? words("chat.typing") : play.state.ending ? "" : words("chat.online");
    const key = `${shown} ${place} ${status}`;
    if (this.#drawn.head === key) return;
    this.#drawn.head = key;
    this.head.replaceChildren(
      avatar(play.story.people[shown].avatar),
      h(
        "div",
        {},
        h("div", { class: "breakcontact-chat__who" }, play.nameOf(shown)),
        h("div", { class: "breakcontact-chat__status" }, [place, status].filter(Boolean).join(" · ")),
      ),
    );
  }

  #showComposer() {
    const { play, words, choices, log } = this;
    const { busy } = log.typist;
    const key = JSON.stringify([busy, play.path, play.gentle, play.startedAnew, play.canUndo]);
    if (this.#drawn.composer === key) return;
    this.#drawn.composer = key;
    const { ending } = play.state;
    log.after.replaceChildren(...(ending && !busy ? [renderEnding({ play, words })] : []));
    choices.aside(busy ? [] : this.#asides());
    const ask = words("chat.ask", { name: play.nameOf(play.story.you) });
    if (busy) choices.show("", [cardButton(words("chat.skip"), "skip", () => log.typist.skip())], ask);
    else if (ending) choices.show(words("chat.ended"), this.#afterwards());
    else choices.offer(ask, play.choices, (id) => play.line(id));
    choices.element.dataset.state = busy ? "typing" : ending ? "ended" : "choices";
    if (ending && !busy) log.toEnd();
  }

  /** Small ways out beside the choices: take back, tell the threat instead, bring back what was. */
  #asides() {
    const { play, words } = this;
    const aside = (text, sign, act) =>
      h("button", { class: "breakcontact-chat__aside", type: "button", on: { click: act } }, icon(sign), h("span", {}, text));
    const undo = (text) => aside(text, "undo", () => this.#undo());
    const threat = !play.gentle && play.state.messages.some((id) => play.story.messages[id].gentle);
    return [
      play.startedAnew && h("span", {}, words("chat.started-anew")),
      play.startedAnew && undo(words("chat.bring-back")),
      !play.startedAnew && play.canUndo && undo(words("chat.undo")),
      threat && aside(words("chat.skip-threat"), "gentle", () => play.set("gentle", true)),
    ];
  }

  #afterwards() {
    const { words } = this;
    return [
      cardButton(words("chat.ended.help"), "help", (event) => this.#openHelp(event.currentTarget), true),
      cardButton(words("chat.anew"), "anew", () => this.play.startAnew()),
    ];
  }

  #begin({ gentle, pace, path, marks }) {
    this.model.set("gentle", gentle);
    this.model.set("pace", pace);
    this.play.begin({ path, marks });
    this.choices.focus();
  }

  #undo() {
    this.play.undo();
    this.#say(this.words("chat.undone"));
  }

  #pause(paused) {
    this.play.journal.paused = paused;
    this.play.journal.news.dispatchEvent(new Event("change"));
    this.#refocus();
  }

  #openHelp(opener) {
    openHelp({ ...this.#context(), opener, id: `${this.id}-help` });
  }

  #openMore(opener) {
    openMore({
      ...this.#context(),
      opener,
      onPause: () => this.#pause(true),
      onLarger: () => {
        this.play.journal.large = !this.play.journal.large;
        this.play.journal.news.dispatchEvent(new Event("change"));
      },
    });
  }

  #context() {
    return { play: this.play, words: this.words, sheets: this.sheets, say: (text) => this.#say(text) };
  }

  #say(text) {
    this.spoken.textContent = "";
    requestAnimationFrame(() => (this.spoken.textContent = text));
  }

  #hasFocus() {
    const { activeElement } = document;
    return this.root.contains(activeElement) && activeElement.getClientRects().length > 0;
  }

  /** Where focus goes when what had it is gone: the card in front, else the choices. */
  #refocus() {
    const target = this.#mode() === "play" ? this.choices.element : this.card.querySelector("[tabindex], button, input");
    target?.focus({ preventScroll: true });
  }
}

function render({ model, el }) {
  const view = new ChatView(model, el);
  return () => view.end();
}

export default { render };
