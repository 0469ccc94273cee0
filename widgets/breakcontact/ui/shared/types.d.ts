// The types that widgets share. The modules are plain JavaScript that `tsc` checks; a module takes what it
// needs with `@import`, such as `/** @import { Words } from "../shared/types.js" */`.

/** The labels of a widget, as Python sends them: text by id. */
export type Labels = Readonly<Record<string, string>>;

/** The text of a label, with `{gaps}` filled. */
export type Words = (id: string, gaps?: Readonly<Record<string, unknown>>) => string;

// --- A widget model and a view ------------------------------------------------------------------

/** The events of a model with these traits. */
export type ModelEvent<Traits> = `change:${keyof Traits & string}` | "msg:custom" | "comm_live_update";

/** The part of a widget model that we use; `Traits` is the type of each trait that is read or set. */
export interface Model<Traits> {
  get<Name extends keyof Traits & string>(name: Name): Traits[Name];
  set<Name extends keyof Traits & string>(name: Name, value: Traits[Name]): void;
  save_changes(): void;
  send(content: unknown): void;
  on(event: ModelEvent<Traits>, handler: (message?: unknown) => void): void;
  off(event: ModelEvent<Traits>, handler: (message?: unknown) => void): void;
  /** Finds other models of the same kernel; rejects an unknown id. */
  widget_manager: { get_model<Others>(id: string): Promise<Model<Others>> };
}

/** What anywidget hands to `render`. */
export interface RenderContext<Traits> {
  model: Model<Traits>;
  el: HTMLElement;
}

/** The traits that every widget has. */
export type CommonTraits = { labels: Labels; language: string; audience?: Audience };

/** Whom a story is for; help, steps and words are those for it. */
export type Audience = "adults" | "teenagers";

/** A notebook to open: relative to the one that is open, and on the Jupyter server, if that is known. */
export type NotebookLink = Readonly<{ href: string; path: string }>;

// --- Elements -----------------------------------------------------------------------------------

/** What an element may contain; null, undefined and false are left out. */
export type Child = Node | string | null | undefined | false | readonly Child[];

export type TagName = keyof HTMLElementTagNameMap;

/** Handlers by event; in a handler, `event.currentTarget` is the element itself. */
export type Handlers<Tag extends TagName> = {
  [Name in keyof HTMLElementEventMap]?: (
    event: HTMLElementEventMap[Name] & { readonly currentTarget: HTMLElementTagNameMap[Tag] },
  ) => unknown;
};

type AttributeValue = string | boolean | null | undefined;

/** The properties that `h` takes: attributes, handlers, styles, and properties of the element. */
export type Properties<Tag extends TagName> = Partial<Omit<HTMLElementTagNameMap[Tag], "style" | "role" | "href" | "type">> & {
  class?: string;
  type?: string;
  role?: string | null;
  href?: string | null;
  for?: string | null;
  on?: Handlers<Tag>;
  signal?: AbortSignal;
  style?: Readonly<Record<string, string>>;
  [name: `${string}-${string}`]: AttributeValue;
};

/** A shape of an SVG drawing: its tag and attributes. */
export type Shape = readonly [tag: keyof SVGElementTagNameMap, attributes: Readonly<Record<string, string | number>>];

// --- A story and a play -------------------------------------------------------------------------

/** Who chose a pick: the learner by a reply or an act, or chance. */
export type PickKind = "say" | "do" | "world";

/** A pick as a state lists it; `weight` is the chance of a turn of the world, from 0 to 1. */
export type PickRow = readonly [id: string, target: number, weight?: number];

/**
 * What a pick is, wherever it is offered; `why` tells whether the story explains it, and `about` whom its chance
 * was measured or assumed for, if not for the story's audience; with one that `saves`, the character keeps evidence.
 */
export type PickAbout = { kind: PickKind; action?: string; why?: boolean; about?: Audience; saves?: boolean };

/** A pick that a state offers. */
export type Pick = PickAbout & { id: string; target: number; weight?: number };

export type Ending = { id: string; helps: string[]; person: string; reflection?: string[] };

export type State = {
  scene: string;
  stage: string;
  messages: string[];
  picks: PickRow[];
  /** The index in `picks` of the usual one; every state with picks has one. */
  usual?: number;
  /** The id of the line that names the app or place. */
  place?: string;
  /** If messages of a state come in several places: the ids of such lines, each by the first message there. */
  places?: Record<string, string>;
  ending?: Ending;
};

/** A message; `gentle` tells how the gentle version treats it, and `key` that a review begins with it. */
export type Message = {
  from: string;
  stage: string;
  at?: string;
  tactic?: string;
  evidence?: string[];
  gentle?: "told" | "skipped";
  why?: boolean;
  key?: boolean;
};

export type Person = { role: "you" | "stranger" | "honest" | "friend" | "helper" | "app"; avatar: string };

/** A compiled story as the page gets it: a table of states, and the lines of one language or more. */
export type Story = {
  id: string;
  version: string;
  you: string;
  people: Record<string, Person>;
  messages: Record<string, Message>;
  picks: Record<string, PickAbout>;
  states: State[];
  lines: Record<string, Record<string, string>>;
  /** Names of the words that differ from country to country; the line `term.<name>.<country>` holds them. */
  terms?: string[];
};

/** One entry of the transcript; `turn` is the number of picks before it, `state` the index of its state. */
export type Entry = {
  turn: number;
  state: number;
  kind: PickKind | "message" | "narration";
  id: string;
  from: string | null;
  at: string | null;
  text: string;
};

/** A message saved as evidence, `[message, "evidence"]`, or flagged, `[message, "tactic", tactic]`. */
export type Mark = readonly string[];

// --- Advice -------------------------------------------------------------------------------------

export type Source = { publisher: string; title: string; year?: number | null; seen: string };
export type Contact = { kind: "phone" | "web" | "mail"; text: string; href: string };
export type Step = { id: string; text: string; detail: string; sources: string[]; reviewed: string };
/** What comes before all steps, and the ids of the services to call. */
export type Safety = { text: string; detail: string; services: string[]; sources: string[]; reviewed: string };
export type Service = {
  id: string;
  name: string;
  who: string;
  contact: Contact[];
  hours: string;
  status: "seen" | "unverified";
  sources: string[];
  reviewed: string;
};

/** The steps and services of one country. */
export type Pack = {
  country: string;
  name: string;
  reviewed: string;
  /** Each day of review in words, by its ISO date. */
  days: Record<string, string>;
  order_note: string;
  safety: Safety;
  steps: Step[];
  services: Service[];
  sources: Record<string, Source>;
};

/** The packs by country, such as `NO`. */
export type Packs = Readonly<Record<string, Pack>>;
