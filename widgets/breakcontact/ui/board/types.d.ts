// The types of the evidence board.
import type { CommonTraits } from "../shared/types.js";

export type Form = "name" | "handle" | "address" | "email" | "account" | "phone" | "quote" | "money" | "time" | "choices";

/** A row of the material: a message with a sender, a day in a chat, or a line of a card with a label. */
export type Row = { id: string; from: "them" | "you" | ""; at: string; label: string; text: string };

export type Exhibit = {
  id: string;
  form: "chat" | "card";
  title: string;
  note: string;
  them: string;
  you: string;
  rows: Row[];
};

export type Value = { id: string; right: string; also: string[]; where: string[] };
export type Near = { id: string; text: string; why: string };
export type Option = { id: string; right: boolean; text: string; why: string };

export type Field = {
  id: string;
  form: Form;
  many: boolean;
  label: string;
  hint: string;
  why: string;
  values: Value[];
  near: Near[];
  options: Option[];
  sources: string[];
};

export type Group = { id: string; title: string; fields: Field[] };
export type BoardCitation = { publisher: string; title: string; year: number | null };

export type Board = {
  id: string;
  title: string;
  lead: string;
  content_note: string;
  local: { offset: string; names: string };
  exhibits: Exhibit[];
  groups: Group[];
  citations: Record<string, BoardCitation>;
};

export type BoardTraits = CommonTraits & { board: Board };

/** What a learner wrote in a field. */
export type Answer = { text: string; none: boolean; chosen: readonly string[] };

export type Status = "found" | "close" | "missed" | "astray";

/** What became of a field; `near` is the id of a known mistake. */
export type Verdict = { status: Status; reason: string; found: string[]; near: string };

/** A sum in hundredths; the currency is empty if none is named. */
export type Money = { cents: number; currency: string };

/** A time as far as it was written: minutes after midnight, and minutes ahead of UTC. */
export type When = {
  year: number | null;
  month: number | null;
  day: number | null;
  minutes: number | null;
  offset: number | null;
};

/** The local time of a case: minutes ahead of UTC, and its names in small letters. */
export type Local = { offset: number; names: string[] };
