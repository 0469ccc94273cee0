// One play of a story: every way to change its path, undo, and what the kernel has saved of it.
import { LONGEST_PATH, draw, forCountry, isWorldTurn, picksAt, replay, stateAfter, transcript } from "../shared/player.js";
import { openSession } from "./session_store.js";

/**
 * @import { Entry, Mark, Story } from "../shared/types.js"
 * @import { ChatModel, ChatTraits, SaveState, Session } from "./types.js"
 * @import { Beginning } from "./start.js"
 */

const LONGEST_HISTORY = 500;

/** @type {(one: unknown, other: unknown) => boolean} */
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** A story, the model that Python sees, and the session that the page keeps. */
export class Play {
  /** Whether no kernel has answered since the last one was lost. */
  lost = false;

  /** @param {ChatModel} model */
  constructor(model) {
    this.model = model;
    this.language = model.get("language");
    const version = `${this.story.id} ${this.story.version}`;
    this.session = openSession(model.get("storage_key"), version, model.get("memory_only"));
    this.#takeOver();
  }

  /** The story, with sums and services in the words of the reader's country. */
  get story() {
    return forCountry(this.model.get("story"), this.model.get("country"));
  }

  get path() {
    return this.model.get("path");
  }

  get marks() {
    return this.model.get("marks");
  }

  get gentle() {
    return this.model.get("gentle");
  }

  /** Whether the story allows the path that the model holds. */
  get playable() {
    return allows(this.story, this.path);
  }

  /** The row of the table that the path has led to. */
  get state() {
    return this.story.states[stateAfter(this.story, this.path)];
  }

  /** What the learner may do now. */
  get choices() {
    return picksAt(this.story, stateAfter(this.story, this.path));
  }

  /** What a chat shows; a turn of the world shows only in what it brings. */
  get entries() {
    const { story, path, language, gentle } = this;
    return transcript(story, path, { language, gentle }).filter(({ kind }) => kind !== "world");
  }

  /** Who is on the screen now and in which app: the person who wrote last. */
  get scene() {
    const states = replay(this.story, this.path).map((index) => this.story.states[index]);
    const place = states.findLast((state) => state.place)?.place;
    const isOther = (/** @type {Entry} */ { from }) => from !== null && !["you", "app"].includes(people[from].role);
    const { people } = this.story;
    const wrote = this.entries.findLast(isOther)?.from;
    const stranger = Object.keys(people).find((person) => people[person].role === "stranger");
    const other = wrote ?? stranger ?? this.story.you;
    return { other, place: place ? this.line(place) : "" };
  }

  /** @param {string} id */
  line(id) {
    return this.story.lines[this.language][id] ?? "";
  }

  /** @param {string} person */
  nameOf(person) {
    return this.line(`person.${person}`) || person;
  }

  /** Take a choice; if chance is next, it decides at once, the same as last time. @param {string} id */
  pick(id) {
    this.#remember();
    this.#move(this.#settled([...this.path, id]), "pick");
  }

  /** Leave the start screen, with an earlier play or from the beginning. @param {Beginning} beginning */
  begin({ path, marks, gentle, pace }) {
    this.model.set("gentle", gentle);
    this.model.set("pace", pace);
    this.session.begun = true;
    this.#noteSettings();
    this.#move(this.#settled(path), path.length > 0 ? "jump" : "pick", marks);
  }

  /** Go back to an entry; one's own reply can be chosen again. @param {Entry} entry */
  rewind({ turn, kind }) {
    const own = kind === "say" || kind === "do";
    const path = this.#settled(this.path.slice(0, own ? turn - 1 : turn));
    if (same(path, this.path)) return;
    this.#remember();
    this.#move(path, "jump");
  }

  startAnew() {
    if (!this.playable || !this.#isOpening() || this.marks.length > 0) this.#remember(this.marks);
    this.#move(this.#settled([]), "pick", []);
  }

  /** Whether the last thing that happened was a new start, which undo takes back. */
  get startedAnew() {
    const last = this.session.history.at(-1);
    return Boolean(last?.marks && last.path.length > 0) && this.#isOpening();
  }

  get canUndo() {
    return this.session.history.length > 0 || !this.#isOpening();
  }

  undo() {
    const { path, marks } = this.session.history.pop() ?? { path: this.#withoutLastChoice(), marks: null };
    this.#move(this.#settled(path), "jump", marks ?? this.marks);
  }

  /** @param {Mark} mark */
  hasMark(mark) {
    return this.marks.some((made) => same(made, mark));
  }

  /** Set a mark, or remove it. @param {Mark} mark */
  mark(mark) {
    const others = this.marks.filter((made) => !same(made, mark));
    const marks = others.length < this.marks.length ? others : [...this.marks, mark];
    this.#move(this.path, this.session.move, marks);
  }

  /**
   * Set another trait, such as `gentle`, and tell Python.
   * @template {keyof ChatTraits} Name
   * @param {Name} trait
   * @param {ChatTraits[Name]} value
   */
  set(trait, value) {
    this.model.set(trait, value);
    this.#save();
  }

  /** Follow the model after somebody else changed it (Python, the review); undo can go back. */
  follow() {
    const { session, path } = this;
    if (this.#isOutdated()) return this.#restore();
    this.#noteSettings();
    // A path that the story does not allow is shown as such, and not kept.
    if (!this.playable) return;
    if (!same(path, session.path)) {
      session.history.push({ path: session.path, marks: null });
      session.path = path;
      session.move = "jump";
      const whole = this.#settled(path);
      if (session.begun && !same(whole, path)) this.#move(whole, "jump");
    }
    session.marks = this.marks;
    this.noteSaved();
  }

  /**
   * How safe the play is: what Python has saved is compared with what the page shows.
   * @returns {SaveState}
   */
  get kept() {
    if (this.model.get("memory_only")) return "memory";
    const { state, path, marks } = this.model.get("saved");
    if (state === "failed" || state === "deleted") return state;
    if (same(path, this.path) && same(marks, this.marks)) return state;
    return "pending";
  }

  /** Remember in the page what no kernel has saved yet; each view asks for it when it has drawn. */
  noteSaved() {
    this.session.waiting = ["pending", "failed"].includes(this.kept);
    this.session.store();
  }

  /**
   * Whether the model holds a state from before what the page sent last. JupyterLab asks for the state of all widgets
   * when a notebook starts, and sets it when it comes, which may be after a choice.
   */
  #isOutdated() {
    const { model, session } = this;
    const older = model.get("saved").number < (session.sent.get(model) ?? 0);
    return older && !(same(this.path, session.path) && same(this.marks, session.marks));
  }

  /** Give the model back what the page sent, and send it again. */
  #restore() {
    const { path, marks, move, settings } = this.session;
    this.session.moving = true;
    if (settings.gentle !== undefined) this.model.set("gentle", settings.gentle);
    if (settings.pace !== undefined) this.model.set("pace", settings.pace);
    this.#move(path, move, marks);
  }

  #isOpening() {
    return same(this.path, this.#settled([]));
  }

  #noteSettings() {
    const { model } = this;
    this.session.settings = { gentle: model.get("gentle"), pace: model.get("pace"), country: model.get("country") };
  }

  /** @param {Mark[] | null} [marks] */
  #remember(marks = null) {
    if (!this.playable) return;
    this.session.history.push({ path: this.path, marks });
    if (this.session.history.length > LONGEST_HISTORY) this.session.history.shift();
  }

  /**
   * @param {string[]} path
   * @param {Session["move"]} move
   * @param {Mark[]} [marks]
   */
  #move(path, move, marks = this.marks) {
    Object.assign(this.session, { path, marks, move });
    // Sent before anything is drawn, so that Python saves it meanwhile.
    this.session.moving = true;
    try {
      this.model.set("path", path);
      this.model.set("marks", marks);
    } finally {
      this.session.moving = false;
    }
    this.#save();
    this.session.changes.dispatchEvent(new Event("change"));
  }

  #save() {
    const { model, session } = this;
    const number = Math.max(model.get("number"), session.sent.get(model) ?? 0) + 1;
    session.sent.set(model, number);
    model.set("number", number);
    try {
      model.save_changes();
    } catch {
      // No kernel: the session keeps it until there is one.
      this.lost = true;
    }
  }

  /**
   * The path with the turns of the world that follow it; chance decides once for each path.
   * @param {string[]} path
   */
  #settled(path) {
    const { story, session } = this;
    const states = replay(story, path);
    path.forEach((id, turn) => {
      if (isWorldTurn(story, states[turn])) session.turns.set(path.slice(0, turn).join(" "), id);
    });
    const whole = [...path];
    let state = states[states.length - 1];
    while (isWorldTurn(story, state) && whole.length < LONGEST_PATH) {
      const before = whole.join(" ");
      const turn = session.turns.get(before) ?? draw(story, state);
      session.turns.set(before, turn);
      whole.push(turn);
      state = stateAfter(story, whole);
    }
    return whole;
  }

  #withoutLastChoice() {
    const kinds = this.path.map((id) => this.story.picks[id].kind);
    const last = kinds.findLastIndex((kind) => kind !== "world");
    return this.path.slice(0, Math.max(0, last));
  }

  /** Give a new model of the same play what the page knows and no kernel has saved. */
  #takeOver() {
    const { session, model, path, marks } = this;
    if (session.begun) {
      const { gentle, pace, country } = session.settings;
      if (gentle !== undefined) model.set("gentle", gentle);
      if (pace !== undefined) model.set("pace", pace);
      if (country !== undefined) model.set("country", country);
    }
    const ahead = session.waiting || (session.begun && path.length === 0);
    if (ahead && allows(this.story, session.path)) {
      model.set("path", session.path);
      model.set("marks", session.marks);
    } else if (this.playable) {
      Object.assign(session, { path, marks });
    }
    if (session.begun || ahead) this.#save();
    this.noteSaved();
  }
}

/**
 * @param {Story} story
 * @param {string[]} path
 */
function allows(story, path) {
  try {
    replay(story, path);
    return true;
  } catch {
    return false;
  }
}
