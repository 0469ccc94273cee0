// The chat: a messenger in which the learner plays a story. This file builds a view and keeps it in step
// with its play; what a pick does is in play.js, what comes of it on the screen in log.js.
import { h, wordsOf } from "../shared/dom.js";
import { Play } from "./play.js";
import { Log } from "./log.js";
import { Head, renderBar } from "./header.js";
import { Composer } from "./composer.js";
import { Sheets } from "./popover.js";
import { openMessageMenu } from "./marks.js";
import { openMore } from "./more.js";
import { openHelp } from "./help.js";
import { SavedLine } from "./saved.js";
import { renderStart } from "./start.js";
import { renderPause, renderRefused } from "./cards.js";
import { hasLeft, installExit } from "../shared/exit.js";
import { keepShortcutsAway } from "../shared/shortcuts.js";

const TRAITS = ["path", "marks", "gentle", "pace", "country"];

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
    this.model.off("change:saved", this.onSaved);
    this.root.remove();
  }

  /**
   * Bring all parts in step with the play.
   * @param {boolean} silent show what is there as history, neither typed nor announced
   */
  update(silent = false) {
    const { play, root, log } = this;
    const inside = root.contains(document.activeElement);
    const mode = this.#mode();
    root.dataset.mode = mode;
    root.dataset.size = play.journal.large ? "large" : "usual";
    root.dataset.turn = String(play.journal.path.length);
    this.#showCard(mode);
    if (mode === "play" || mode === "pause") {
      log.typist.hold(mode === "pause" || hasLeft());
      this.#showLog(silent);
      log.updateMarks();
      this.#showTyping();
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
    const onMenu = (entry, opener) => openMessageMenu(entry, this.#context(opener));
    const onHelp = (opener) => this.#openHelp(opener);
    this.log = new Log({ play, words, id, signal, onMenu, onTyping: (entry) => this.#showTyping(entry) });
    this.composer = new Composer({
      play,
      words,
      log: this.log,
      onHelp,
      onUndo: () => this.#undo(),
      onGentle: () => this.#skipThreat(),
    });
    this.head = new Head({ play, words });
    this.card = h("div", { class: "breakcontact-chat__card" });
    this.spoken = h("div", { class: "breakcontact__hidden", "aria-live": "polite" });
    this.root = h("section", {
      class: "breakcontact breakcontact-chat",
      "aria-label": words("chat.label", { title: play.line("title") }),
      lang: play.language,
    });
    this.saved = new SavedLine({ play, words, root: this.root, signal });
    const bar = renderBar({
      words,
      onHelp,
      onLeave: () => this.leave(),
      onMore: (opener) => this.#openMore(opener),
    });
    const layers = [this.head.element, this.card, this.log.element, this.composer.element];
    const body = h("div", { class: "breakcontact-chat__body" }, layers);
    this.sheets = new Sheets(body, layers, () => this.#refocus());
    this.root.append(
      h("div", { class: "breakcontact-chat__frame" }, bar, body, this.saved.element),
      this.spoken,
    );
  }

  #listen(signal) {
    this.onTrait = () => {
      this.play.follow();
      this.update();
    };
    for (const trait of TRAITS) this.model.on(`change:${trait}`, this.onTrait);
    // The kernel that this model spoke to is gone, until one answers.
    this.onLost = () => this.#lose(true);
    this.onSaved = () => this.#lose(false);
    this.model.on("comm_live_update", this.onLost);
    this.model.on("change:saved", this.onSaved);
    keepShortcutsAway(this.root, signal);
    this.play.journal.news.addEventListener("change", () => this.update(), { signal });
    document.addEventListener("breakcontact-exit", () => this.update(), { signal });
    this.root.addEventListener("keydown", (event) => this.#onKey(event), { signal });
  }

  #lose(lost) {
    this.play.lost = lost;
    this.play.follow();
    this.update();
  }

  #onKey(event) {
    // Nothing typed in here is a command to the notebook around it.
    event.stopPropagation();
    const elsewhere = event.target.closest("input, select, summary, [role=menu], [role=dialog]");
    if (elsewhere || event.ctrlKey || event.altKey || event.metaKey || this.#mode() !== "play") return;
    const { log, composer, play } = this;
    const digit = /^[1-9]$/.test(event.key);
    const skips = digit || ([" ", "Enter"].includes(event.key) && !event.target.closest("button, a"));
    if (log.typist.busy && skips) {
      event.preventDefault();
      log.typist.skip();
    } else if (digit && play.choices.length > 0) {
      composer.choices.takeNumber(Number(event.key));
    } else if (log.list.contains(event.target)) {
      log.onKey(event);
    } else if (composer.element.contains(event.target)) {
      composer.choices.onKey(event);
    }
  }

  /** The start, the pause, or a play that cannot be shown: whatever stands in place of the chat. */
  #showCard(mode) {
    const key = mode === "start" ? `start ${JSON.stringify(this.play.path)}` : mode;
    if (this.#drawn.card === key) return;
    this.#drawn.card = key;
    if (mode !== "play") this.sheets.close();
    const { play, words, id } = this;
    const cards = {
      start: () => renderStart({ play, words, id, onBegin: (settings) => this.#begin(settings) }),
      pause: () =>
        renderPause({
          words,
          onContinue: () => this.#pause(false),
          onHelp: (opener) => this.#openHelp(opener),
        }),
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

  #showTyping(entry = this.typing) {
    const { busy } = this.log.typist;
    const typed = this.root.dataset.typing === "true";
    this.typing = entry;
    this.root.dataset.typing = String(busy);
    this.head.update(this.log.isWritten(entry) ? entry : null);
    this.composer.update();
    this.log.stay();
    const { length } = this.play.choices;
    if (typed && !busy && length > 0) this.#say(this.words("chat.ready", { count: length }));
  }

  #begin(settings) {
    this.play.begin(settings);
    this.root.scrollIntoView({ block: "nearest" });
    this.composer.choices.focus();
  }

  #undo() {
    this.play.undo();
    this.#say(this.words("chat.undone"));
  }

  #skipThreat() {
    this.play.set("gentle", true);
    this.#say(this.words("chat.threat-skipped"));
  }

  #pause(paused) {
    this.play.journal.paused = paused;
    this.play.journal.news.dispatchEvent(new Event("change"));
    this.#refocus();
  }

  #openHelp(opener) {
    openHelp({ ...this.#context(opener), id: `${this.id}-help` });
  }

  #openMore(opener) {
    const onLarger = () => {
      this.play.journal.large = !this.play.journal.large;
      this.play.journal.news.dispatchEvent(new Event("change"));
    };
    openMore({ ...this.#context(opener), mode: this.#mode(), onPause: () => this.#pause(true), onLarger });
  }

  #context(opener) {
    const { play, words, sheets } = this;
    return { play, words, sheets, opener, say: (text) => this.#say(text) };
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
    const { card, composer } = this;
    const target =
      this.#mode() === "play" ? composer.element : card.querySelector("[tabindex], button, input");
    target?.focus({ preventScroll: true });
  }
}

function render({ model, el }) {
  const view = new ChatView(model, el);
  return () => view.end();
}

export default { render };
