// The types of a quiz.
import type { Child, CommonTraits, NotebookLink, Packs, Words } from "../shared/types.js";

// --- What Python sends --------------------------------------------------------------------------

/** A line of the chat or profile that an item shows; without `from` it is told. */
export type ExhibitLine = { id: string; from?: string };

/** A question without its words. An item has only those lists of ids that its type consists of. */
export type Item = {
  id: string;
  kind: string;
  points: number;
  options: string[];
  steps: string[];
  rows: string[];
  /** The most characters of a written answer. */
  limit: number;
  exhibit?: ExhibitLine[];
};

/** The right answer to an item, and explanations by language and line. A key has only what its type needs. */
export type Key = {
  right?: string | string[];
  orders?: { country: string; groups: string[][] }[];
  pairs?: Record<string, string[]>;
  genuine?: boolean;
  /** The criteria of a written answer, which the learner ticks after comparing it with a model answer. */
  rubric?: string[];
  explain?: Record<string, Record<string, string>>;
  read_on?: string;
};

export type Mode = "graded" | "practice" | "preview";
export type Lines = Readonly<Record<string, string>>;

/** How an answer is saved, when, and why not. */
/** `number` is that of the last answer which the kernel has acknowledged. */
export type SavedState = { state: string; at?: string; sentence?: string; number?: number };

export type Progress = {
  items?: string[];
  total?: number;
  answered?: number;
  unanswered?: string[];
  unsaved?: string[];
  receipt?: string;
};

/** How a notebook hands in; `receipt` is of all answers, and `done` of those that were handed in last. */
export type HandInState = {
  way?: "exchange" | "file";
  receipt: string;
  done?: { receipt?: string; time?: string; way?: string };
  locale?: string;
};

/** What the kernel says when it was asked to hand in. */
export type HandedIn = {
  kind?: string;
  state?: "file" | "sent" | "choose" | "none" | "failed";
  receipt?: string;
  text?: string;
  /** Whether all answers are in the file beside the notebook, too. */
  isSaved?: boolean;
  courses?: string[];
};

/** One part of a quiz: the start, an item, or the end. */
export type QuizTraits = CommonTraits & {
  part: "start" | "item" | "finish";
  item: Item;
  lines: Lines;
  languages: string[];
  country: string;
  packs: Packs;
  mode: Mode;
  key: Key;
  response: unknown;
  saved: SavedState;
  progress: Progress;
  storage_key: string;
  notice: string;
  further: Further;
  hand_in: HandInState;
  start_page: NotebookLink | Record<string, never>;
};

/** Something that questions are about, in the order in which a round asks; `part` is the part that tells of it. */
export type Topic = { id: string; part?: string; lesson?: string; items: string[] };

/** Questions with their keys, several for a topic. */
export type PracticePool = {
  items: Item[];
  answer_keys: Record<string, Key>;
  lines: Lines;
  topics: Topic[];
};

/** All questions after a lesson, with their keys. */
export type PracticeTraits = CommonTraits & PracticePool;

/** At the end of practice: the lessons to read again, by slug, and more questions; `lesson` is where a topic is told. */
export type Further = {
  reading?: Record<string, NotebookLink & { title: string }>;
  pool?: PracticePool;
};

/** How an answer was when it was first checked; `open` if none was. */
export type Verdict = "open" | "known" | "again";

// --- Items in the page --------------------------------------------------------------------------

/** A line of an item, by the last part of its id; "" if there is none. */
export type Line = (name: string) => string;

/** The part of an answer store that controls use. */
export interface Answers {
  /** An answer that is not complete yet. */
  readonly draft: unknown;
  /** The answer, saved or not; null for none. */
  readonly value: unknown;
  /** In practice, how the answer was when it was first checked. */
  verdict: Verdict;
  setDraft(draft: unknown): void;
  flush(): void;
}

/** What a control of an item works with. */
export interface ControlContext {
  item: Item;
  line: Line;
  words: Words;
  /** For ids and names; different in each view. */
  id: string;
  signal: AbortSignal;
  answers: Answers;
  /** Give an answer, or take it back with null; `pause` is how long to wait for more, in milliseconds. */
  answer(value: unknown, pause?: number): void;
  /** Have a screen reader say something. */
  announce(text: string): void;
  /** Whether a button below asks for the answer to be checked, so that the control needs none of its own. */
  isChecked?: boolean;
  /** The explanation of a chosen option, where it is shown right below it. */
  explain?: (option: string) => Child;
}

/** The part of a card in which the learner answers. */
export interface Control {
  element: HTMLElement;
  show(value: unknown): void;
  /** What would be the answer as the control stands, before it was given. */
  shown?(): unknown;
  /** Give that answer. */
  give?(): void;
}

/** What is needed to show a key. */
export interface KeyContext {
  item: Item;
  key: Key;
  value: unknown;
  line: Line;
  words: Words;
}

/** One type of item. */
export interface ItemType {
  /** Whether a value is an answer that Python would keep unchanged. */
  isAnswer(item: Item, value: unknown): boolean;
  makeControl(context: ControlContext): Control;
  /** Whether an answer is wholly right by the key; a text is never. */
  isRight(key: Key, value: unknown): boolean;
  /** Draw the right answer with its explanations; nothing if a teacher marks it. */
  renderKey(context: KeyContext): HTMLElement[];
}
