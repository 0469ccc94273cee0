// The types of the chat.
import type { CommonTraits, Entry, Mark, Model, Packs, Story, Words } from "../shared/types.js";
import type { Play } from "./play.js";
import type { Popover } from "./popover.js";

/** How fast messages are typed; `off` shows them at once. */
export type Pace = "usual" | "quick" | "off";

/**
 * The state of saving: what Python has kept of path and marks, or why it could not. `number` is that of the last
 * change of the page's that Python has dealt with.
 */
export type Saved = {
  state: "none" | "saved" | "memory" | "failed" | "deleted";
  path: string[];
  marks: Mark[];
  sentence: string;
  /** How many plays of other tabs or notebooks lie beside it. */
  others: number;
  number: number;
};

/** How safe the play is, as the reader is told. */
export type SaveState = Saved["state"] | "pending";

/** A play to go on with; without `ended`, it is the beginning. */
export type StartingPoint = { path: string[]; marks: Mark[]; ended?: boolean };

export type ChatTraits = CommonTraits & {
  story: Story;
  path: string[];
  marks: Mark[];
  gentle: boolean;
  country: string;
  packs: Packs;
  pace: Pace;
  found: (StartingPoint & { others?: StartingPoint[] }) | null;
  notice: string;
  number: number;
  saved: Saved;
  storage_key: string;
  memory_only: boolean;
};

export type ChatModel = Model<ChatTraits>;

/** The settings of the reader that outlive a kernel. */
export type Settings = globalThis.Pick<ChatTraits, "gentle" | "pace" | "country">;

/** Where undo goes back to; `marks` are null if they stay as they are. */
export type Step = { path: string[]; marks: Mark[] | null };

/** What the page remembers of a play; all its views share it. */
export type Session = {
  path: string[];
  marks: Mark[];
  settings: Partial<Settings>;
  /** Whether path and marks are not known to be saved. */
  waiting: boolean;
  /** The number of the last change that the page sent to the kernel of a model. */
  sent: WeakMap<ChatModel, number>;
  /** Whether path and marks are being set; `change` follows. */
  moving: boolean;
  /** Whether the start screen has been left. */
  begun: boolean;
  paused: boolean;
  /** Whether text is larger than usual. */
  large: boolean;
  /** How the path last changed: `pick` is typed and announced, `jump` is not. */
  move: "pick" | "jump";
  history: Step[];
  /** The turns of the world that chance decided, by the path before them. */
  turns: Map<string, string>;
  /** Dispatches `change`. */
  changes: EventTarget;
  /** Keep in this tab what is not saved. */
  store: () => void;
};

/** What shows the screen is in. */
export type Mode = "start" | "play" | "pause" | "refused";

export type OnMenu = (entry: Entry, opener: HTMLElement) => void;
export type OnOpen = (opener: HTMLElement) => void;

/** What a menu or panel needs; `say` is read out. */
export type MenuContext = {
  play: Play;
  words: Words;
  popover: Popover;
  opener: HTMLElement;
  say: (text: string) => void;
};
