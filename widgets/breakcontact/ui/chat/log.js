// The log of a chat: rows that come as they are typed, and that go when the play goes back.
import { h } from "../shared/dom.js";
import { avatar } from "../shared/avatars.js";
import { icon } from "../shared/icons.js";
import { Typist } from "./typing.js";
import { renderDivider, renderRow } from "./rows.js";
import { showMarks } from "./marks.js";

const NEAR = 48;

/** Shows a play's transcript and keeps it in step with the play's path. */
export class Log {
  #shown = [];
  #pinned = true;
  #path = "";
  #top = 0;

  /**
   * @param {{play: object, words: Function, id: string, signal: AbortSignal,
   *   onMenu: (entry: object, opener: Element) => void, onTyping: (entry: object | null) => void}} context
   */
  constructor(context) {
    Object.assign(this, context);
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
    this.#listen();
  }

  /**
   * Bring the rows in step with the play; only what follows a pick is typed and announced.
   * @param {boolean} silent show all at once, as for a view that comes late
   */
  update(silent = false) {
    const entries = this.play.entries;
    const keys = entries.map(keyOf);
    const differs = this.#shown.findIndex(({ key }, index) => key !== keys[index]);
    const fresh = differs < 0 && !silent && this.play.journal.move === "pick";
    const coming = entries.slice(differs < 0 ? this.#shown.length : differs);
    this.typist.stop();
    if (fresh) {
      if (coming[0]?.kind === "say" || coming[0]?.kind === "do") this.#pinned = true;
      this.typist.type(coming, this.play.model.get("pace"));
    } else {
      this.#rewrite(differs, coming);
    }
    this.#path = this.play.path.join(" ");
  }

  /** Draw the marks of all rows anew. */
  updateMarks() {
    for (const { row, entry } of this.#shown) this.#marks(row, entry);
  }

  /** Move among the messages by key, or open the menu of the one in focus. */
  onKey(event) {
    const at = this.#shown.findIndex(({ row }) => row.contains(document.activeElement));
    const last = this.#shown.length - 1;
    const steps = { ArrowDown: at + 1, ArrowUp: at < 0 ? last : at - 1, Home: 0, End: last };
    if (event.key in steps) {
      event.preventDefault();
      this.#shown[Math.min(last, Math.max(0, steps[event.key]))]?.row.focus();
    } else if (event.key.toLowerCase() === "m" && at >= 0) {
      event.preventDefault();
      this.onMenu(this.#shown[at].entry, this.#shown[at].row);
    }
  }

  /** Put a card after the messages, its first line in sight; nothing takes it away again. */
  end(card) {
    this.after.replaceChildren(...(card ? [card] : []));
    if (!card) return;
    this.#pinned = false;
    this.scroller.scrollTop = this.after.offsetTop - this.scroller.clientHeight / 4;
  }

  /** Back to the newest message. */
  toEnd() {
    this.#pinned = true;
    this.stay();
  }

  #announce(entry) {
    this.#append(entry, true);
    this.news.hidden = this.#pinned;
  }

  /** Rows that are history are not announced: the log is no live region while they are put in. */
  #rewrite(from, entries) {
    clearTimeout(this.silent);
    this.list.setAttribute("aria-live", "off");
    this.silent = setTimeout(() => this.list.setAttribute("aria-live", "polite"), 300);
    if (from >= 0) this.#drop(from);
    for (const entry of entries) this.#append(entry, false);
    this.#showTyping(null);
    if (this.#path !== this.play.path.join(" ")) this.#pinned = true;
    this.stay();
  }

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
    row.classList.toggle("breakcontact-chat__row--fresh", fresh);
    this.#marks(row, entry);
    // A button inside a fresh row would be read out with the message; it joins a little later.
    if (fresh) setTimeout(addTools, 400);
    else addTools();
    this.list.append(...[divider, row].filter(Boolean));
    this.#shown.push({ key: keyOf(entry), entry, row, divider });
  }

  #drop(from) {
    for (const { row, divider } of this.#shown.splice(from)) {
      row.remove();
      divider?.remove();
    }
  }

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
      ({ entry: { kind, state } }) => kind !== "say" && kind !== "do" && this.#placeOf({ state }),
    );
    return from ? this.#placeOf(from.entry) : "";
  }

  #placeOf({ state }) {
    const { place } = this.play.story.states[state];
    return place ? this.play.line(place) : "";
  }

  #marks(row, entry) {
    showMarks(row.querySelector(".breakcontact-chat__marks"), entry, this.play, this.words);
  }

  /** Whether somebody is busy with an entry; the narrator and an app are not. */
  isWritten(entry) {
    return entry?.kind === "message" && this.play.story.people[entry.from].role !== "app";
  }

  #showTyping(entry) {
    const writes = this.isWritten(entry);
    this.dots.hidden = !writes;
    if (writes) {
      const face = avatar(this.play.story.people[entry.from].avatar);
      this.dots.replaceChildren(face, h("span", {}, h("i"), h("i"), h("i")));
      this.stay();
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

  #listen() {
    const { scroller, signal } = this;
    // Only the reader lets go of the end, by moving up; content and choices that grow do not.
    const onScroll = () => {
      const near = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR;
      this.#pinned = near || (this.#pinned && scroller.scrollTop >= this.#top);
      if (near) this.news.hidden = true;
      this.#top = scroller.scrollTop;
    };
    scroller.addEventListener("scroll", onScroll, { signal, passive: true });
    const onClick = (event) => this.typist.busy && !event.target.closest("button") && this.typist.skip();
    scroller.addEventListener("click", onClick, { signal });
    const onFocus = () => {
      for (const { row } of this.#shown) {
        const button = row.querySelector("button");
        if (button) button.tabIndex = row.contains(document.activeElement) ? 0 : -1;
      }
    };
    this.list.addEventListener("focusin", onFocus, { signal });
    // The choices below grow and shrink; the newest message stays in sight all the same.
    const watcher = new ResizeObserver(() => this.stay());
    watcher.observe(scroller);
    signal.addEventListener("abort", () => {
      watcher.disconnect();
      this.typist.stop();
    });
  }
}

const keyOf = ({ turn, kind, id, text }) => `${turn} ${kind} ${id} ${text}`;
