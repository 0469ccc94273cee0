// What the server of the marking page sends, and what the page remembers.
import type { ExhibitLine } from "../../ui/quiz/types.js";
import type { Labels } from "../../ui/shared/types.js";

/** Whose marks: the first marker's are those in the gradebook. */
export type Marker = "first" | "second";

export type About = { words: Labels; language: string; marker: Marker };

/** One line of a rubric; `worth` says its points in words. */
export type Criterion = { text: string; points: number; worth: string };

export type Question = {
  id: string;
  assignment: string;
  title: string;
  number: number;
  language: string;
  lines: Labels;
  exhibit: ExhibitLine[];
  most: number;
  criteria: Criterion[];
  model: string;
  /** The mark scheme as it was written, where its lines could not be told apart. */
  scheme: string;
};

export type State = "waiting" | "marked";

export type Entry = { id: string; question: string; state: State };

export type Overview = {
  questions: Question[];
  texts: Entry[];
  elsewhere: Readonly<Record<string, number>>;
  canUndo: boolean;
};

/** A text with its mark as it is in the gradebook; `ticks` is null where nobody ticked lines. */
export type Text = {
  id: string;
  question: string;
  answer: string | null;
  language: string | null;
  state: State;
  score: number | null;
  ticks: number[] | null;
  comment: string;
  extra: number;
  is_newer: boolean;
  has_newer: boolean;
  version: string;
  noted?: boolean;
};

/** A mark that is not saved yet; `own` holds points that were typed instead of ticked. */
export type Draft = { ticks: number[]; isJudged: boolean; own: string | null; comment: string };

/** Why something was not done: `offline` is found out by the page itself. */
export type Refusal = { error: string; reason?: string; text?: Text };

export type Side = { score: number; ticks: number[] | null; comment: string };

export type Difference = { id: string; question: string; answer: string | null; first: Side; second: Side };

export type Comparison = { both: number; same: number; waiting: number; texts: Difference[] };

/** What the page says at the top; `isGood` for what has been saved. */
export type Status = { label: string; gaps?: Readonly<Record<string, unknown>>; isGood?: boolean; reason?: string };
