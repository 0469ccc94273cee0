// The chat: a messenger in which the learner plays a story. This module builds a view and keeps it in step
// with its play; what a pick does is in play.js, how it is shown in log.js.
import { h, whenPainted, wordsOf } from "../shared/dom.js";
import { Play } from "./play.js";
import { Log } from "./log.js";
import { Header, renderBar } from "./header.js";
import { Composer } from "./composer.js";
import { Popover } from "./popover.js";
import { openMessageMenu } from "./marks.js";
import { openMore } from "./more.js";
import { openHelp } from "./help.js";
import { SaveStatus } from "./saved.js";
import { renderStart } from "./start.js";
import { renderPause, renderRefused } from "./cards.js";
import { followRoom, lookBack, scrollToChoices } from "./room.js";
import { hasLeft, installExit } from "../shared/exit.js";
import { keepShortcutsAway } from "../shared/shortcuts.js";

/**
 * @import { Entry, RenderContext } from "../shared/types.js"
 * @import { Beginning } from "./start.js"
 * @import { ChatModel, ChatTraits, MenuContext, Mode, OnMenu, OnOpen } from "./types.js"
 */

/** The traits that others may change. @type {(keyof ChatTraits)[]} */
const TRAITS = ["path", "marks", "gentle", "pace", "country"];

class ChatView {
  #ended = new AbortController();
  /** What the card and the log were last drawn from. */
  #drawn = { card: "", log: "" };
  /** What is being typed. @type {Entry | null} */
  #typed = null;
  /** Whether the choices that come next follow a choice made here, so that the page scrolls to them. */
  #chosen = false;
  /** Whether an update is under way, which shows at its end what is being typed. */
  #updating = false;
  /** What an update leaves until the newest message is on the screen. @type {(() => void) | null} */
  #rest = null;
  #onTrait = () => {
    // The play itself tells when it has moved.
    if (this.play.session.moving) return;
    this.play.follow();
    this.update();
  };
  // The kernel that this model spoke to is gone, until one answers.
  #onLost = () => this.#setLost(true);
  #onSaved = () => {
    if (this.play.lost) return this.#setLost(false);
    this.play.noteSaved();
    this.saved.update();
  };

  /**
   * @param {ChatModel} model
   * @param {HTMLElement} el
   */
  constructor(model, el) {
    const { signal } = this.#ended;
    this.model = model;
    this.id = `breakcontact-chat-${Math.random().toString(36).slice(2, 10)}`;
    this.play = new Play(model);
    this.words = wordsOf(model.get("labels"));
    this.leave = installExit(this.words, signal);
    const { play, words, id } = this;
    this.root = h("section", {
      class: "breakcontact breakcontact-chat",
      "aria-label": words("chat.label", { title: play.line("title") }),
      lang: play.language,
    });
    /** @type {OnMenu} */
    const onMenu = (entry, opener) => openMessageMenu(entry, this.#context(opener));
    /** @type {OnOpen} */
    const onHelp = (opener) => this.#openHelp(opener);
    this.log = new Log({ play, words, id, signal, onMenu, onTyping: (entry) => this.#onTyping(entry) });
    /** @param {string} id */
    const onPick = (id) => this.#pick(id);
    const [onUndo, onGentle] = [() => this.#undo(), () => this.#skipThreat()];
    const onLook = () => lookBack(this.root);
    this.composer = new Composer({ play, words, log: this.log, onPick, onHelp, onUndo, onGentle, onLook });
    this.header = new Header({ play, words });
    this.saved = new SaveStatus({ play, words, root: this.root, signal });
    this.card = h("div", { class: "breakcontact-chat__card" });
    this.spoken = h("div", { class: "breakcontact__hidden", "aria-live": "polite" });
    const layers = [this.header.element, this.card, this.log.element, this.composer.element];
    const body = h("div", { class: "breakcontact-chat__body" }, layers);
    this.popover = new Popover(body, layers, () => this.#refocus());
    this.#assemble(body, onHelp);
    this.#listen(signal);
    el.append(this.root);
    this.update(true);
  }

  /** Take everything out of the page again. */
  end() {
    this.#finish();
    this.#ended.abort();
    for (const trait of TRAITS) this.model.off(`change:${trait}`, this.#onTrait);
    this.model.off("comm_live_update", this.#onLost);
    this.model.off("change:saved", this.#onSaved);
    this.root.remove();
  }

  /**
   * Bring all parts in step with the play.
   * @param {boolean} [silent] show what is there as history, neither typed nor announced
   */
  update(silent = false) {
    this.#finish();
    const { play, root, log } = this;
    const inside = root.contains(document.activeElement);
    const mode = this.#mode();
    root.dataset.mode = mode;
    root.dataset.size = play.session.large ? "large" : "usual";
    this.#updating = true;
    this.#showCard(mode);
    const shown = mode === "play" || mode === "pause";
    let fresh = false;
    if (shown) {
      log.typist.hold(mode === "pause" || hasLeft());
      fresh = this.#showLog(silent);
      log.updateMarks();
    }
    this.#updating = false;
    this.#rest = () => {
      if (shown) this.#showTyping();
      play.noteSaved();
      this.saved.update();
      root.dataset.turn = String(play.session.path.length);
      // Focusing needs the layout, so it comes after all that changes it.
      if (inside && !this.#hasFocus()) this.#refocus();
    };
    // A message comes first: what may be done next follows when it can be read.
    if (fresh) whenPainted(root, () => this.#finish());
    else this.#finish();
  }

  /** Do what an update has left for later. */
  #finish() {
    const rest = this.#rest;
    this.#rest = null;
    rest?.();
  }

  /** @returns {Mode} */
  #mode() {
    if (!this.play.session.begun) return "start";
    if (!this.play.playable) return "refused";
    return this.play.session.paused ? "pause" : "play";
  }

  /**
   * @param {HTMLElement} body
   * @param {OnOpen} onHelp
   */
  #assemble(body, onHelp) {
    const bar = renderBar({
      words: this.words,
      onHelp,
      onLeave: () => this.leave(),
      onMore: (opener) => this.#openMore(opener),
    });
    this.root.append(
      h("div", { class: "breakcontact-chat__frame" }, bar, body, this.saved.element),
      this.spoken,
    );
  }

  /** @param {AbortSignal} signal */
  #listen(signal) {
    for (const trait of TRAITS) this.model.on(`change:${trait}`, this.#onTrait);
    this.model.on("comm_live_update", this.#onLost);
    this.model.on("change:saved", this.#onSaved);
    keepShortcutsAway(this.root, signal);
    followRoom(this.root, signal);
    this.play.session.changes.addEventListener("change", () => this.update(), { signal });
    document.addEventListener("breakcontact-exit", () => this.update(), { signal });
    this.root.addEventListener("keydown", (event) => this.#onKey(event), { signal });
  }

  /** @param {boolean} lost */
  #setLost(lost) {
    this.play.lost = lost;
    this.play.follow();
    this.update();
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    // Nothing typed in here is a command to the notebook around it.
    event.stopPropagation();
    const { target } = event;
    if (!(target instanceof Element)) return;
    this.#finish();
    const elsewhere = target.closest("input, select, summary, [role=menu], [role=dialog]");
    if (elsewhere || event.ctrlKey || event.altKey || event.metaKey || this.#mode() !== "play") return;
    const { log, composer, play } = this;
    const digit = /^[1-9]$/.test(event.key);
    const skips = digit || ([" ", "Enter"].includes(event.key) && !target.closest("button, a"));
    if (log.typist.busy && skips) {
      event.preventDefault();
      log.typist.skip();
    } else if (digit && play.choices.length > 0) {
      composer.choices.takeNumber(Number(event.key));
    } else if (log.list.contains(target)) {
      log.onKey(event);
    } else if (composer.element.contains(target)) {
      composer.choices.onKey(event);
    }
  }

  /** Show what takes the place of the chat: the start, the pause, or a play that cannot be shown. @param {Mode} mode */
  #showCard(mode) {
    const key = mode === "start" ? `start ${JSON.stringify(this.play.path)}` : mode;
    if (this.#drawn.card === key) return;
    this.#drawn.card = key;
    if (mode !== "play") this.popover.close();
    const { play, words, id } = this;
    const cards = {
      play: () => null,
      start: () => renderStart({ play, words, id, onBegin: (beginning) => this.#begin(beginning) }),
      pause: () =>
        renderPause({
          words,
          onContinue: () => this.#pause(false),
          onHelp: (opener) => this.#openHelp(opener),
        }),
      refused: () => renderRefused({ words, onAnew: () => play.startAnew() }),
    };
    const card = cards[mode]();
    this.card.replaceChildren(...(card ? [card] : []));
  }

  /**
   * @param {boolean} silent
   * @returns {boolean} whether messages have come after those that stood there
   */
  #showLog(silent) {
    const { play } = this;
    const key = JSON.stringify([play.path, play.gentle, play.model.get("country")]);
    if (this.#drawn.log === key) return false;
    this.#drawn.log = key;
    return this.log.update(silent);
  }

  /** @param {Entry | null} entry */
  #onTyping(entry) {
    if (this.#updating) this.#typed = entry;
    else this.#showTyping(entry);
  }

  /** @param {Entry | null} [entry] */
  #showTyping(entry = this.#typed) {
    const { busy } = this.log.typist;
    const typed = this.root.dataset.typing === "true";
    this.#typed = entry;
    this.root.dataset.typing = String(busy);
    this.header.update(this.log.writerOf(entry) ? entry : null);
    this.composer.update();
    const { length } = this.play.choices;
    if (busy) return;
    if (typed && length > 0) this.#say(this.words("chat.ready", { count: length }));
    if (this.#chosen) scrollToChoices(this.composer.element, this.log.newest);
    this.#chosen = false;
  }

  /** @param {Beginning} beginning */
  #begin(beginning) {
    this.#chosen = true;
    this.play.begin(beginning);
    this.#finish();
    this.root.scrollIntoView({ block: "nearest" });
    this.composer.choices.focus();
  }

  /** Take a choice, unless it belongs to the turn before and is about to go. @param {string} id */
  #pick(id) {
    if (this.#rest) return;
    this.#chosen = true;
    this.play.pick(id);
  }

  #undo() {
    this.play.undo();
    this.#say(this.words("chat.undone"));
  }

  #skipThreat() {
    this.play.set("gentle", true);
    this.#say(this.words("chat.threat-skipped"));
  }

  /** @param {boolean} paused */
  #pause(paused) {
    this.play.session.paused = paused;
    this.play.session.changes.dispatchEvent(new Event("change"));
    this.#refocus();
  }

  /** @param {HTMLElement} opener */
  #openHelp(opener) {
    openHelp({ ...this.#context(opener), id: `${this.id}-help` });
  }

  /** @param {HTMLElement} opener */
  #openMore(opener) {
    const onLarger = () => {
      this.play.session.large = !this.play.session.large;
      this.play.session.changes.dispatchEvent(new Event("change"));
    };
    openMore({ ...this.#context(opener), mode: this.#mode(), onPause: () => this.#pause(true), onLarger });
  }

  /**
   * @param {HTMLElement} opener
   * @returns {MenuContext}
   */
  #context(opener) {
    const { play, words, popover } = this;
    return { play, words, popover, opener, say: (text) => this.#say(text) };
  }

  /** Have a text read out. @param {string} text */
  #say(text) {
    this.spoken.textContent = "";
    requestAnimationFrame(() => (this.spoken.textContent = text));
  }

  #hasFocus() {
    const { activeElement } = document;
    return activeElement !== null && this.root.contains(activeElement) && activeElement.getClientRects().length > 0;
  }

  /** Move the focus when what had it is gone: to the card in front, else to the choices. */
  #refocus() {
    const { card, composer } = this;
    const target =
      this.#mode() === "play" ? composer.element : card.querySelector("[tabindex], button, input");
    if (target instanceof HTMLElement) target.focus({ preventScroll: true });
  }
}

/** Called by anywidget for each view. @param {RenderContext<ChatTraits>} context */
function render({ model, el }) {
  const view = new ChatView(model, el);
  return () => view.end();
}

export default { render };
