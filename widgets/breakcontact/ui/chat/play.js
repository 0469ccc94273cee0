// One play of a story: every way to change its path, undo, and what the kernel has saved of it.
import { LONGEST_PATH, draw, isWorldTurn, picksAt, replay, stateAfter, transcript } from "../shared/player.js";
import { openJournal } from "./session_store.js";

const LONGEST_HISTORY = 500;
const SETTINGS = ["gentle", "pace", "country"];

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** A story, the model that Python sees, and the journal that the page keeps. */
export class Play {
  constructor(model) {
    this.model = model;
    this.story = model.get("story");
    this.language = model.get("language");
    const version = `${this.story.id} ${this.story.version}`;
    this.journal = openJournal(model.get("place"), version, model.get("memory_only"));
    this.#takeOver();
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

  /** The people and the app on the screen now: who wrote last, and where. */
  get scene() {
    const states = replay(this.story, this.path).map((index) => this.story.states[index]);
    const place = states.findLast((state) => state.place)?.place;
    const { people } = this.story;
    const wrote = this.entries.findLast(({ from }) => from && !["you", "app"].includes(people[from].role))?.from;
    const stranger = ([, about]) => about.role === "stranger";
    const other = wrote ?? Object.entries(people).find(stranger)?.[0] ?? this.story.you;
    return { other, place: place ? this.line(place) : "" };
  }

  line(id) {
    return this.story.lines[this.language][id] ?? "";
  }

  nameOf(person) {
    return this.line(`person.${person}`) || person;
  }

  /** Take a choice; where chance is next, it decides at once, the same as last time. */
  pick(id) {
    this.#remember();
    this.#move(this.#settled([...this.path, id]), "pick");
  }

  /** Leave the start screen, with an earlier play or from the beginning. */
  begin({ path, marks, gentle, pace }) {
    this.model.set("gentle", gentle);
    this.model.set("pace", pace);
    this.journal.begun = true;
    this.#noteSettings();
    this.#move(this.#settled(path), path.length > 0 ? "jump" : "pick", marks);
  }

  /** Go back to where an entry of the transcript stood; a reply of one's own is chosen again. */
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

  /** Whether the last thing that happened was a start anew, which undo brings back. */
  get startedAnew() {
    const last = this.journal.history.at(-1);
    return Boolean(last?.marks && last.path.length > 0) && this.#isOpening();
  }

  get canUndo() {
    return this.journal.history.length > 0 || !this.#isOpening();
  }

  undo() {
    const { path, marks } = this.journal.history.pop() ?? { path: this.#withoutLastChoice() };
    this.#move(this.#settled(path), "jump", marks ?? this.marks);
  }

  hasMark(mark) {
    return this.marks.some((made) => same(made, mark));
  }

  /** Set a mark, or take it away where it stood. */
  mark(mark) {
    const others = this.marks.filter((made) => !same(made, mark));
    const marks = others.length < this.marks.length ? others : [...this.marks, mark];
    this.#move(this.path, this.journal.move, marks);
  }

  /** Set another trait, such as `gentle`, and tell Python. */
  set(trait, value) {
    this.model.set(trait, value);
    this.#save();
  }

  /** Somebody else moved the path (Python, the review): keep where we were, so that undo can go back. */
  follow() {
    const { journal, path } = this;
    this.#noteSettings();
    // A path that the story does not have is shown as such, and nothing of it is kept.
    if (!this.playable) return;
    if (!same(path, journal.path)) {
      journal.history.push({ path: journal.path, marks: null });
      journal.path = path;
      journal.move = "jump";
      const whole = this.#settled(path);
      if (journal.begun && !same(whole, path)) this.#move(whole, "jump");
    }
    journal.marks = this.marks;
    this.noteSaved();
  }

  /** How safe the play is: what Python has saved is compared with what the page shows. */
  get kept() {
    if (this.model.get("memory_only")) return "memory";
    const { state, path, marks } = this.model.get("saved");
    if (state === "failed") return "failed";
    if (same(path, this.path) && same(marks, this.marks)) return state;
    return "pending";
  }

  noteSaved() {
    this.journal.waiting = ["pending", "failed"].includes(this.kept);
    this.journal.store();
  }

  #isOpening() {
    return same(this.path, this.#settled([]));
  }

  #noteSettings() {
    for (const trait of SETTINGS) this.journal.settings[trait] = this.model.get(trait);
  }

  #remember(marks = null) {
    if (!this.playable) return;
    this.journal.history.push({ path: this.path, marks });
    if (this.journal.history.length > LONGEST_HISTORY) this.journal.history.shift();
  }

  #move(path, move, marks = this.marks) {
    Object.assign(this.journal, { path, marks, move });
    this.model.set("path", path);
    this.model.set("marks", marks);
    this.#save();
    this.noteSaved();
    this.journal.news.dispatchEvent(new Event("change"));
  }

  #save() {
    try {
      this.model.save_changes();
    } catch {
      // No kernel to tell: the journal keeps it until there is one.
      this.lost = true;
    }
  }

  /** The path with the turns of the world that follow it; chance decides once for each path. */
  #settled(path) {
    const { story, journal } = this;
    const states = replay(story, path);
    path.forEach((id, turn) => {
      if (isWorldTurn(story, states[turn])) journal.turns.set(path.slice(0, turn).join(" "), id);
    });
    const whole = [...path];
    let state = states.at(-1);
    while (isWorldTurn(story, state) && whole.length < LONGEST_PATH) {
      const before = whole.join(" ");
      if (!journal.turns.has(before)) journal.turns.set(before, draw(story, state));
      whole.push(journal.turns.get(before));
      state = stateAfter(story, whole);
    }
    return whole;
  }

  #withoutLastChoice() {
    const kinds = this.path.map((id) => this.story.picks[id].kind);
    return this.path.slice(
      0,
      Math.max(
        0,
        kinds.findLastIndex((kind) => kind !== "world"),
      ),
    );
  }

  /** A new model with the same place gets what the page knows and no kernel has saved. */
  #takeOver() {
    const { journal, model, path, marks } = this;
    if (journal.begun) for (const [trait, value] of Object.entries(journal.settings)) model.set(trait, value);
    const ahead = journal.waiting || (journal.begun && path?.length === 0);
    if (ahead && allows(this.story, journal.path)) {
      model.set("path", journal.path);
      model.set("marks", journal.marks);
    } else if (this.playable) {
      Object.assign(journal, { path, marks });
    }
    if (journal.begun || ahead) this.#save();
    this.noteSaved();
  }
}

function allows(story, path) {
  try {
    replay(story, path);
    return true;
  } catch {
    return false;
  }
}
