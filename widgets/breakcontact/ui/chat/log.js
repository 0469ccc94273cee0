// The log of a chat: rows are added as they are typed, and removed when the play goes back.
import { h } from "../shared/dom.js";
import { avatar } from "../shared/avatars.js";
import { icon } from "../shared/icons.js";
import { Typist } from "./typing.js";
import { renderDivider, renderRow } from "./rows.js";
import { showMarks } from "./marks.js";

/**
 * @import { Entry, Words } from "../shared/types.js"
 * @import { Play } from "./play.js"
 * @import { OnMenu } from "./types.js"
 * @typedef {{key: string, entry: Entry, row: HTMLElement, divider: HTMLElement | null}} Shown
 */

/** How near the end counts as the end, in pixels. */
const NEAR = 48;

/** Shows a play's transcript and keeps it in step with the play's path. */
export class Log {
  /** @type {Shown[]} */
  #shown = [];
  /** Whether the newest message is kept in sight. */
  #pinned = true;
  #path = "";
  /** The marks that the rows show, as JSON. */
  #marked = "";
  #top = 0;
  /** Ends the time in which rows are not announced. @type {number | undefined} */
  #silence = undefined;

  /**
   * @param {{play: Play, words: Words, id: string, signal: AbortSignal, onMenu: OnMenu,
   *   onTyping: (entry: Entry | null) => void}} context
   */
  constructor({ play, words, id, signal, onMenu, onTyping }) {
    this.play = play;
    this.words = words;
    this.id = id;
    this.onMenu = onMenu;
    this.onTyping = onTyping;
    this.typist = new Typist(
      (entry) => this.#announce(entry),
      (entry) => this.#showTyping(entry),
    );
    this.list = h("div", {
      class: "breakcontact-chat__log",
      role: "log",
      tabIndex: 0,
      "aria-live": "polite",
      "aria-label": this.words("chat.log"),
    });
    this.dots = h("div", { class: "breakcontact-chat__typing", "aria-hidden": "true", hidden: true });
    this.after = h("div", { class: "breakcontact-chat__after" });
    this.scroller = h("div", { class: "breakcontact-chat__scroller" }, this.list, this.dots, this.after);
    this.news = this.#newsButton();
    this.element = h("div", { class: "breakcontact-chat__screen" }, this.scroller, this.news);
    this.#listen(signal);
  }

  /**
   * Bring the rows in step with the play; only what follows a pick is typed and announced.
   * @param {boolean} [silent] show all at once, as for a view that comes late
   * @returns {boolean} whether it follows a pick
   */
  update(silent = false) {
    const entries = this.play.entries;
    const keys = entries.map(keyOf);
    const differs = this.#shown.findIndex(({ key }, index) => key !== keys[index]);
    const fresh = differs < 0 && !silent && this.play.session.move === "pick";
    const coming = entries.slice(differs < 0 ? this.#shown.length : differs);
    this.typist.stop();
    if (fresh) {
      if (coming[0]?.kind === "say" || coming[0]?.kind === "do") this.#pinned = true;
      this.typist.type(coming, this.play.model.get("pace"));
    } else {
      this.#rewrite(differs, coming);
    }
    this.#path = this.play.path.join(" ");
    return fresh;
  }

  /** Draw the marks of all rows again if there are others now; each new row draws its own. */
  updateMarks() {
    const marked = JSON.stringify(this.play.marks);
    if (this.#marked === marked) return;
    this.#marked = marked;
    for (const { row, entry } of this.#shown) this.#marks(row, entry);
  }

  /** Move among the messages by key, or open the menu of the focused one. @param {KeyboardEvent} event */
  onKey(event) {
    const at = this.#shown.findIndex(({ row }) => row.contains(document.activeElement));
    const last = this.#shown.length - 1;
    /** @type {Record<string, number>} */
    const steps = { ArrowDown: at + 1, ArrowUp: at < 0 ? last : at - 1, Home: 0, End: last };
    if (event.key in steps) {
      event.preventDefault();
      this.#shown[Math.min(last, Math.max(0, steps[event.key]))]?.row.focus();
    } else if (event.key.toLowerCase() === "m" && at >= 0) {
      event.preventDefault();
      this.onMenu(this.#shown[at].entry, this.#shown[at].row);
    }
  }

  /** Put a card after the messages and scroll to its first line. @param {Node | null} card */
  end(card) {
    this.after.replaceChildren(...(card ? [card] : []));
    if (!card) return;
    this.#pinned = false;
    this.scroller.scrollTop = this.after.offsetTop - this.scroller.clientHeight / 4;
  }

  /** The row of the newest message. */
  get newest() {
    return this.#shown.at(-1)?.row ?? null;
  }

  /** Back to the newest message. */
  toEnd() {
    this.#pinned = true;
    this.stay();
  }

  /** @param {Entry} entry */
  #announce(entry) {
    this.#append(entry, true);
    this.news.hidden = this.#pinned;
  }

  /**
   * Replace the rows from an index on. These are history, so the log is no live region meanwhile.
   * @param {number} from
   * @param {Entry[]} entries
   */
  #rewrite(from, entries) {
    clearTimeout(this.#silence);
    this.list.setAttribute("aria-live", "off");
    this.#silence = setTimeout(() => this.list.setAttribute("aria-live", "polite"), 300);
    if (from >= 0) this.#drop(from);
    for (const entry of entries) this.#append(entry, false);
    this.#showTyping(null);
    if (this.#path !== this.play.path.join(" ")) this.#pinned = true;
  }

  /**
   * @param {Entry} entry
   * @param {boolean} fresh whether it has just been said
   */
  #append(entry, fresh) {
    if (fresh) this.list.setAttribute("aria-live", "polite");
    const before = this.#shown.at(-1);
    const divider = this.#dividerBefore(entry, before?.entry);
    const sameSender = before && before.entry.kind === entry.kind && before.entry.from === entry.from;
    const { row, addTools } = renderRow(entry, {
      play: this.play,
      words: this.words,
      id: `${this.id}-${entry.turn}-${entry.id}`,
      first: Boolean(divider) || !sameSender,
      onMenu: this.onMenu,
    });
    row.classList.toggle("breakcontact-chat__row--fresh", fresh && this.#isTyped(entry));
    this.#marks(row, entry);
    // A button inside a fresh row would be read out with the message; it joins a little later.
    if (fresh) setTimeout(addTools, 400);
    else addTools();
    if (divider) this.list.append(divider);
    this.list.append(row);
    this.#shown.push({ key: keyOf(entry), entry, row, divider });
  }

  /** Whether others write it before it is shown; the learner's own picks stand there at once. @param {Entry} entry */
  #isTyped({ kind }) {
    return kind !== "say" && kind !== "do" && this.play.model.get("pace") !== "off";
  }

  /** @param {number} from */
  #drop(from) {
    for (const { row, divider } of this.#shown.splice(from)) {
      row.remove();
      divider?.remove();
    }
  }

  /**
   * @param {Entry} entry
   * @param {Entry | undefined} before
   */
  #dividerBefore(entry, before) {
    if (!before) return renderDivider(this.words("chat.today"));
    const place = entry.kind === "say" || entry.kind === "do" ? "" : this.#placeOf(entry);
    if (place && place !== this.#place()) return renderDivider(place);
    const clock = this.#shown.findLast(({ entry: { at } }) => at)?.entry.at;
    return entry.at && clock && entry.at < clock ? renderDivider(this.words("chat.next-day")) : null;
  }

  /** The app that the newest message came in; a reply is written where the message was. */
  #place() {
    const from = this.#shown.findLast(
      ({ entry }) => entry.kind !== "say" && entry.kind !== "do" && this.#placeOf(entry),
    );
    return from ? this.#placeOf(from.entry) : "";
  }

  /** The app that a message came in; empty if it is where the one before it was. @param {Entry} entry */
  #placeOf({ state, id }) {
    const { place, places, messages } = this.play.story.states[state];
    const first = places && messages.slice(0, messages.indexOf(id) + 1).findLast((each) => places[each]);
    const line = places ? first && places[first] : place;
    return line ? this.play.line(line) : "";
  }

  /**
   * @param {HTMLElement} row
   * @param {Entry} entry
   */
  #marks(row, entry) {
    const parent = row.querySelector(".breakcontact-chat__marks");
    if (parent) showMarks(parent, entry, this.play, this.words);
  }

  /**
   * The person who writes an entry; null for the narrator and an app, who are not shown as typing.
   * @param {Entry | null} entry
   */
  writerOf(entry) {
    if (entry?.kind !== "message" || entry.from === null) return null;
    const person = this.play.story.people[entry.from];
    return person.role === "app" ? null : person;
  }

  /** @param {Entry | null} entry */
  #showTyping(entry) {
    const writer = this.writerOf(entry);
    this.dots.hidden = !writer;
    if (writer) {
      const face = avatar(writer.avatar);
      this.dots.replaceChildren(face, h("span", {}, h("i"), h("i"), h("i")));
    }
    this.onTyping(entry);
  }

  /** Keep the newest message in sight, unless the reader has gone up. */
  stay() {
    if (!this.#pinned) return;
    this.news.hidden = true;
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.#top = this.scroller.scrollTop;
  }

  #newsButton() {
    const click = () => {
      this.toEnd();
      this.list.focus({ preventScroll: true });
    };
    const text = this.words("chat.new");
    const properties = { class: "breakcontact-chat__news", type: "button", hidden: true, on: { click } };
    return h("button", properties, icon("down"), text);
  }

  /** @param {AbortSignal} signal */
  #listen(signal) {
    const { scroller } = this;
    // Only the reader leaves the end, by scrolling up; growing content and choices do not.
    const onScroll = () => {
      const near = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR;
      this.#pinned = near || (this.#pinned && scroller.scrollTop >= this.#top);
      if (near) this.news.hidden = true;
      this.#top = scroller.scrollTop;
    };
    scroller.addEventListener("scroll", onScroll, { signal, passive: true });
    /** @param {MouseEvent} event */
    const onClick = (event) => {
      const isButton = event.target instanceof Element && event.target.closest("button");
      if (this.typist.busy && !isButton) this.typist.skip();
    };
    scroller.addEventListener("click", onClick, { signal });
    const onFocus = () => {
      for (const { row } of this.#shown) {
        const button = row.querySelector("button");
        if (button) button.tabIndex = row.contains(document.activeElement) ? 0 : -1;
      }
    };
    this.list.addEventListener("focusin", onFocus, { signal });
    // Keep the newest message in sight while messages come and the choices below grow and shrink: in the
    // same frame, once its layout is known.
    const watcher = new ResizeObserver(() => this.stay());
    for (const part of [scroller, this.list, this.dots, this.after]) watcher.observe(part);
    signal.addEventListener("abort", () => {
      watcher.disconnect();
      this.typist.stop();
    });
  }
}

/** What makes a row: another text or place in the play needs another one. @type {(entry: Entry) => string} */
const keyOf = ({ turn, kind, id, text }) => `${turn} ${kind} ${id} ${text}`;
