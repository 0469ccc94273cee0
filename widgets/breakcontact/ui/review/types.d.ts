// The types of the review.
import type { CommonTraits, Ending, Entry, Mark, Pick, Story, Words } from "../shared/types.js";

/** A learner's choice or a turn of the world. */
export type Decision = {
  /** The index of the pick in the path. */
  index: number;
  /** The index of the state in which it was taken. */
  state: number;
  /** Whether chance decided. */
  world: boolean;
  /** The number of the choice; null for chance, and where nothing else was offered. */
  number: number | null;
  chosen: Pick;
  others: Pick[];
};

/** An entry of the transcript with its stage, and with its decision if it is one. */
export type ReviewEntry = Entry & { stage: string; decision: Decision | null };
export type DecisionEntry = ReviewEntry & { decision: Decision };

/** Entries that follow each other in the same stage of the offence. */
export type Band = { stage: string; entries: ReviewEntry[] };

/** A path that leaves the learner's own at `index`; the learner set the picks at `tried` (indexes). */
export type Future = { index: number; path: string[]; tried: Set<number> };

/** A message that can be kept as evidence: whether the character kept it in the story, and the learner marked it. */
export type EvidenceItem = { entry: ReviewEntry; kinds: string[]; kept: boolean; saved: boolean };

/** A moment that a play turned on: its name, the entry, and the decision at it or next after it. */
export type KeyMoment = { name: string; entry: ReviewEntry; decision: DecisionEntry | null };

export type ReviewTraits = CommonTraits & {
  story: Story;
  path: string[];
  marks: Mark[];
  gentle: boolean;
  country: string;
};

/** What the parts of a review draw from; read anew for each drawing. */
export type View = {
  story: Story;
  path: string[];
  marks: Mark[];
  gentle: boolean;
  language: string;
  words: Words;
  entries: ReviewEntry[];
  /** The ending of the path; null before it. */
  ending: Ending | null;
  /** Ids of the messages saved as evidence. */
  saved: Set<string>;
  /** The turn until which the character kept what was written; 0 if that never happened. */
  keptUntil: number;
  /** Tactics that the learner flagged, by message. */
  flags: Map<string, string[]>;
  /** What can be jumped to, by anchor. */
  anchors: Map<string, HTMLElement>;
  /** The start of this view's element ids. */
  ids: string;
};
