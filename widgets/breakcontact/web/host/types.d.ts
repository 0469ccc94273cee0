// The types of the host, which plays the part of a notebook's kernel in a page without one.
import type { Model, RenderContext } from "../../ui/shared/types.js";
import type { HostModel } from "./model.js";

export type Values = Record<string, unknown>;

/** A model as the page's data describe it; `answers` holds what Python has worked out beforehand. */
export type ModelEntry = { kind: string; state: Values; answers?: any };

/** All models of a page, by id. */
export type PageModels = Record<string, ModelEntry>;

/** What the page says about itself, and its words. */
export type PageData = {
  /** The lesson's name; empty for the list of lessons. */
  slug: string;
  language: string;
  /** Whose advice the page shows until the reader chooses. */
  country: string;
  /** Whether the reader may keep a play in the browser. */
  mayKeep: boolean;
  /** Where the service worker is, from this page; empty if there is none. */
  worker: string;
  /** Where the page hands in, if the server takes hand-ins, and whether a code is needed for it. */
  handIn?: { address: string; asksCode: boolean };
  /** Whether the page tells a learning platform, by SCORM 1.2, when the lesson is done. */
  tellsPlatform?: boolean;
  words: Record<string, string>;
  models: PageModels;
};

/** The code of the widgets, by the name of the bundle. */
export type Widgets = Record<string, { render: (context: RenderContext<any>) => () => void }>;

/** What answers a model as Python does in a notebook. */
export type Kernel = {
  /** The page has set these traits and asks to save them. */
  onChange?: (names: string[]) => void;
  /** The page has sent a message. */
  onMessage?: (content: any) => void;
};

export type MakeKernel = (model: HostModel, data: PageData, entry: ModelEntry) => Kernel;

/** What the builder writes above the service worker. */
export type SiteFiles = { version: string; files: string[] };

export type AnyModel = Model<any>;

/** What a learning platform offers to a page, by SCORM 1.2; every answer is a text, `"true"` or `"false"` for most. */
export type PlatformApi = {
  LMSInitialize: (nothing: "") => string;
  LMSGetValue: (name: string) => string;
  LMSSetValue: (name: string, value: string) => string;
  LMSCommit: (nothing: "") => string;
  LMSFinish: (nothing: "") => string;
};
