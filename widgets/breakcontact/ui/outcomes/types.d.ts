// The types of the outcome widgets.
import type { CommonTraits } from "../shared/types.js";

/** What can become of a person: of further demands, and of the picture. */
export type Demand = "more" | "no-more";
export type Sharing = "shared" | "unknown" | "not-shared";
export type PersonKind = Demand | Sharing | "none";

/** A section with its heading, or the button that opens the part: then `heading` is empty. */
export type FurtherTraits = CommonTraits & {
  heading: string;
  text: string;
  is_open: boolean;
  ready: boolean;
};

/** How a country writes money: `{amount}` in `form`, with `group` between thousands and the decimal `mark`. */
export type MoneyFormat = { mark: string; group: string; form: string };

/** A number that can be moved: its values, their text, and the index of our own. */
export type Slider = { name: string; title: string; values: number[]; shown: string[]; start: number };

/** Every parameter of the model, by name. */
export type Numbers = Readonly<Record<string, number>>;

export type ExplorerTraits = CommonTraits & {
  country: string;
  countries: string[];
  all_actions: string[];
  actions: string[];
  /** The numbers that have been moved. */
  numbers: Numbers;
  harm: number;
  sliders: Record<string, Slider[]>;
  base: Record<string, { numbers: Numbers; fullBar: number; money: MoneyFormat }>;
  conclusion: { sentences?: string[]; confidence?: string; verdict?: string; fault?: string };
};

/** What becomes of a hundred people who act alike, and the average sum paid. */
export type OutcomeRow = {
  action: string;
  more: number;
  shared: number;
  unknown: number;
  notShared: number;
  /** The sum paid as a part of the longest bar, from 0 to 1. */
  part: number;
  paid: string;
};

export type FigureTraits = CommonTraits & {
  country: string;
  name: string;
  figure: string;
  /** The drawing for a phone. */
  narrow: string;
  caption: { title: string; alternative: string; head: string[]; rows: string[][] };
};

/** A question to guess at: a number from 0 to 100, with its range. */
export type GuessItem = {
  id: string;
  prompt: string;
  value: number;
  low: number;
  high: number;
  sure: string;
  words: string;
};
export type GuessTraits = CommonTraits & { items: GuessItem[] };

/** One of a hundred simulated cases. */
export type SimulatedCase = { more: Demand; picture: Sharing; lines: string[] };
export type PeopleTraits = CommonTraits & {
  country: string;
  countries: string[];
  action: string;
  all_actions: string[];
  group: number;
  people: SimulatedCase[];
  /** The action in the learner's own play; empty if there was none. */
  played: string;
};

export type OutcomeSource = { title: string; year?: number | null; seen: string; address?: string; quote?: string };
export type Conflict = {
  id: string;
  question: string;
  one: string;
  other: string;
  take: string;
  sources: [one: OutcomeSource[], other: OutcomeSource[]];
};
export type NumberEntry = {
  id: string;
  name: string;
  words: string;
  range: string;
  sure: string;
  sources: OutcomeSource[];
};
export type SourcesTraits = CommonTraits & { conflicts: Conflict[]; numbers: NumberEntry[] };
