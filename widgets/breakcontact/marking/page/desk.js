// What is marked now, what is not saved yet, and what the server says. It draws nothing.
import { Drafts, draftOf, isSame, scoreOf } from "./drafts.js";
import { ask, isRefused } from "./server.js";

/** @import { Comparison, Draft, Entry, Marker, Overview, Refusal, Status, Text } from "./types.js" */

export class Desk {
  /** @param {Marker} marker @param {() => void} redraw */
  constructor(marker, redraw) {
    this.marker = marker;
    this.redraw = redraw;
    this.drafts = new Drafts();
    /** @type {Overview} */
    this.overview = { questions: [], texts: [], elsewhere: {}, canUndo: false };
    this.questionId = "";
    /** @type {Text | null} */
    this.text = null;
    /** The mark in the gradebook that is another one than the marker saw. @type {Text | null} */
    this.conflict = null;
    /** @type {Status | null} */
    this.status = null;
    /** @type {Record<string, string> | null} */
    this.names = null;
    /** @type {Comparison | null} */
    this.comparison = null;
    this.isSaving = false;
    this.isLoaded = false;
  }

  get question() {
    return this.overview.questions.find(({ id }) => id === this.questionId) ?? null;
  }

  /** The texts of the question. */
  get texts() {
    return this.overview.texts.filter(({ question }) => question === this.questionId);
  }

  /** The number of a text among those of its question, from 1. @param {string} id */
  numberOf(id) {
    const entry = this.overview.texts.find((one) => one.id === id);
    return this.overview.texts.filter(({ question }) => question === entry?.question).findIndex((one) => one.id === id) + 1;
  }

  /** @returns {Draft} */
  get draft() {
    if (!this.text || !this.question) return { ticks: [], isJudged: false, own: null, comment: "" };
    return this.drafts.find(this.marker, this.text.id) ?? draftOf(this.text, this.question);
  }

  get score() {
    return this.question ? scoreOf(this.draft, this.question) : null;
  }

  get isUnsaved() {
    return Boolean(this.text && this.drafts.find(this.marker, this.text.id));
  }

  /** Read everything, and open the first text that waits. */
  async start() {
    this.text = this.conflict = this.comparison = null;
    if (!(await this.#load())) return this.redraw();
    this.isLoaded = true;
    const first = this.overview.texts.find(({ state }) => state === "waiting") ?? this.overview.texts[0];
    this.questionId = first?.question ?? "";
    return this.#openNextWaiting();
  }

  /** @param {string} id */
  async open(id) {
    const entry = this.overview.texts.find((one) => one.id === id);
    const text = await this.#ask(`texts/${id}`);
    this.comparison = null;
    if (isRefused(text)) this.#refuse(text);
    else {
      this.questionId = entry?.question ?? this.questionId;
      this.text = text;
      this.conflict = null;
    }
    this.redraw();
  }

  /** Open the text before or after this one. @param {1 | -1} way */
  async step(way) {
    const { texts } = this;
    const at = texts.findIndex(({ id }) => id === this.text?.id);
    const entry = texts[at < 0 ? (way > 0 ? 0 : texts.length - 1) : at + way];
    this.status = null;
    if (entry) await this.open(entry.id);
  }

  /** @param {string} questionId */
  async choose(questionId) {
    this.questionId = questionId;
    this.status = null;
    await this.#openNextWaiting();
  }

  /** Change the mark that is not saved yet. @param {Partial<Draft>} change */
  change(change) {
    if (!this.text || !this.question) return;
    const draft = { ...this.draft, ...change };
    const isAsSaved = isSame(draft, draftOf(this.text, this.question));
    this.drafts.keep(this.marker, this.text.id, isAsSaved ? null : draft);
    this.redraw();
  }

  /** Save the mark, and go on to the next text once it is in the gradebook. */
  async save() {
    const { text, draft, score } = this;
    if (!text || this.isSaving || score === null || Number.isNaN(score) || this.conflict) return;
    const { ticks, comment } = draft;
    await this.#holding(async () => {
      const saved = await this.#ask(`texts/${text.id}`, "PUT", { score, ticks, comment, version: text.version });
      if (isRefused(saved)) {
        if (saved.text) this.conflict = saved.text;
        return this.#refuse(saved);
      }
      this.drafts.keep(this.marker, text.id, null);
      this.#tell(saved.noted === false ? "saved.unnoted" : this.marker === "second" ? "saved.second" : "saved", saved);
      await this.#load();
      return this.#openNextWaiting(text.id);
    });
  }

  async undo() {
    if (this.isSaving) return;
    await this.#holding(async () => {
      const undone = await this.#ask("undo", "POST");
      if (isRefused(undone)) this.#refuse(undone.error === "changed" ? { error: "undo" } : undone);
      await this.#load();
      const id = isRefused(undone) ? undone.text?.id : undone.id;
      if (id) await this.open(id);
      if (!isRefused(undone)) this.status = { label: "undone", gaps: { number: this.numberOf(undone.id) } };
    });
  }

  /** Leave what is in the gradebook, and forget what was not saved. */
  async keepTheirs() {
    if (!this.conflict) return;
    this.drafts.keep(this.marker, this.conflict.id, null);
    this.status = null;
    await this.#load();
    await this.open(this.conflict.id);
  }

  /** Save what was not saved, having seen what is in the gradebook. */
  async saveMine() {
    if (!this.conflict) return;
    const mine = this.draft;
    this.text = this.conflict;
    this.drafts.keep(this.marker, this.text.id, mine);
    this.conflict = null;
    await this.save();
  }

  /** Look again: another program may have changed something while the page was not looked at. */
  async refresh() {
    if (!this.isLoaded || this.isSaving || !(await this.#load()) || !this.text || this.conflict) return this.redraw();
    const now = await this.#ask(`texts/${this.text.id}`);
    if (!isRefused(now) && now.version !== this.text.version) {
      if (this.isUnsaved) this.conflict = now;
      else this.text = now;
      this.status = { label: "error.changed" };
    }
    return this.redraw();
  }

  async showNames() {
    if (this.names) this.names = null;
    else {
      /** @type {{names: Record<string, string>} | Refusal} */
      const answer = await ask("names");
      if (isRefused(answer)) this.#refuse(answer);
      else this.names = answer.names;
    }
    this.redraw();
  }

  async compare() {
    /** @type {Comparison | Refusal} */
    const answer = await ask("compare");
    if (isRefused(answer)) this.#refuse(answer);
    else this.comparison = answer;
    this.redraw();
  }

  /** @param {Marker} marker */
  async changeMarker(marker) {
    this.marker = marker;
    this.status = null;
    await this.start();
  }

  /** Let nothing else be done until this is done, so that nothing typed meanwhile is lost.
   * @param {() => Promise<unknown>} work
   */
  async #holding(work) {
    this.isSaving = true;
    this.redraw();
    await work();
    this.isSaving = false;
    this.redraw();
  }

  /** @param {string} [after] look from this text on, and around */
  async #openNextWaiting(after = "") {
    const { texts } = this;
    const at = texts.findIndex(({ id }) => id === after) + 1;
    const around = [...texts.slice(at), ...texts.slice(0, at)];
    const next = around.find(({ state }) => state === "waiting");
    if (next) return this.open(next.id);
    this.text = this.conflict = null;
    return this.redraw();
  }

  async #load() {
    /** @type {Overview | Refusal} */
    const overview = await ask(`${this.marker}/texts`);
    if (isRefused(overview)) this.#refuse(overview);
    else this.overview = overview;
    return !isRefused(overview);
  }

  /**
   * @param {string} place @param {"GET" | "PUT" | "POST"} [method] @param {unknown} [body]
   * @returns {Promise<Text | Refusal>}
   */
  #ask(place, method, body) {
    return ask(`${this.marker}/${place}`, method, body);
  }

  /** @param {Refusal} refusal */
  #refuse({ error, reason }) {
    this.status = { label: `error.${error}`, gaps: { reason: reason ?? "" } };
  }

  /** @param {string} label @param {Text} text */
  #tell(label, { id, score }) {
    const most = this.question?.most;
    this.status = { label, gaps: { number: this.numberOf(id), score, most }, isGood: true };
  }
}

/** The states of texts, with those that are not saved yet.
 * @param {Desk} desk @param {Entry} entry
 */
export function stateOf(desk, entry) {
  return desk.drafts.find(desk.marker, entry.id) ? "draft" : entry.state;
}
