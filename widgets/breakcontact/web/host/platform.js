// In a SCORM 1.2 package: the learning platform is told when the lesson is done, and nothing else. A lesson is done
// when its story has ended, or when the reader says so at its end, as on the start page.
import { wordsOf } from "../../ui/shared/dom.js";
import { hasEnded } from "./parts/chat.js";

/**
 * @import { HostModel } from "./model.js"
 * @import { PageData, PlatformApi } from "./types.js"
 */

const STATUS = "cmi.core.lesson_status";
const DONE = new Set(["completed", "passed"]);
/** How many frames a platform may lie around the page; the standard asks for seven at least. */
const DEEPEST = 500;

/**
 * @param {PageData} data
 * @param {Map<string, HostModel>} models
 */
export function tellPlatform(data, models) {
  const words = wordsOf(data.words);
  const status = document.querySelector(".site-foot__status");
  const kinds = (/** @type {string} */ kind) =>
    [...models].filter(([id]) => data.models[id].kind === kind).map(([, model]) => model);
  const [chats, ways] = [kinds("chat"), kinds("way")];
  const platform = new Platform(findApi(window));

  /** @param {string} label */
  const say = (label) => status && (status.textContent = words(label));
  const showDone = () => {
    for (const way of ways) way.receive({ done: true });
  };
  const finish = () => {
    const taken = platform.complete();
    if (taken || !platform.isThere) showDone();
    // The button stays, to try again.
    else for (const way of ways) way.receive({ done: false });
    say(!platform.isThere ? "web.scorm.alone" : taken ? "web.scorm.told" : "web.scorm.not-told");
  };

  const begin = () => {
    const before = platform.begin();
    if (before === "done") showDone();
    say(!platform.isThere ? "web.scorm.alone" : before === "done" ? "web.scorm.told" : "web.scorm.connected");
  };

  for (const chat of chats) {
    chat.on("change:path", () => hasEnded(chat.get("story"), chat.get("path")) && finish());
  }
  for (const way of ways) way.kernel = { onChange: () => finish() };
  addEventListener("pagehide", () => platform.end());
  // A browser may show again, as it was, a page that was left.
  addEventListener("pageshow", (event) => event.persisted && begin());
  begin();
}

/** The platform as SCORM 1.2 sees it; whatever goes wrong there does not disturb the lesson. */
class Platform {
  #open = false;
  /** Whether the lesson is done, and whether the platform has taken that. */
  #done = false;
  #taken = false;

  /** @param {PlatformApi | null} api */
  constructor(api) {
    this.api = api;
  }

  /** Whether there is a platform, and it has opened the lesson. */
  get isThere() {
    return this.#open;
  }

  /** Open the lesson. @returns {"done" | "new"} whether the platform has it as done from another day */
  begin() {
    this.#open = this.#ask("LMSInitialize", "") === "true";
    if (!this.#open) return "new";
    this.#done = DONE.has(this.#ask("LMSGetValue", STATUS) ?? "");
    this.#taken = this.#done;
    // Without a word on it, a platform takes a lesson that was only opened as done.
    if (!this.#done) this.#set("incomplete");
    return this.#done ? "done" : "new";
  }

  /** The lesson is done. @returns {boolean} whether the platform has taken it */
  complete() {
    this.#done = true;
    if (this.#open && !this.#taken) this.#taken = this.#set("completed");
    return this.#taken;
  }

  /** The reader leaves. */
  end() {
    if (!this.#open) return;
    if (this.#done) this.complete();
    this.#ask("LMSFinish", "");
    this.#open = false;
  }

  /** @param {string} value @returns {boolean} whether it has been taken */
  #set(value) {
    return this.#ask("LMSSetValue", STATUS, value) === "true" && this.#ask("LMSCommit", "") === "true";
  }

  /**
   * @param {keyof PlatformApi} name
   * @param {string[]} values
   * @returns {string | undefined} nothing if it cannot be asked
   */
  #ask(name, ...values) {
    try {
      // Some platforms answer with a boolean instead of a text.
      return String(/** @type {any} */ (this.api)?.[name](...values));
    } catch {
      return undefined;
    }
  }
}

/**
 * What the platform offers: in a frame around the page, or in the window that opened it and the frames around that.
 * @param {Window} page
 * @returns {PlatformApi | null}
 */
function findApi(page) {
  return searchFrames(page) ?? searchFrames(openerOf(page)) ?? searchFrames(openerOf(page.top));
}

/** @param {Window | null} from @returns {PlatformApi | null} */
function searchFrames(from) {
  let frame = from;
  for (let depth = 0; frame && depth < DEEPEST; depth += 1) {
    const found = readFrom(frame, (each) => /** @type {any} */ (each).API);
    if (found) return found;
    if (frame.parent === frame) return null;
    frame = frame.parent;
  }
  return null;
}

/** @param {Window | null} of @returns {Window | null} */
function openerOf(of) {
  return readFrom(of, (each) => each.opener);
}

/**
 * A frame of another origin, such as one around the platform, lets nothing be read.
 * @template Value
 * @param {Window | null} frame
 * @param {(frame: Window) => Value} read
 */
function readFrom(frame, read) {
  try {
    return frame && read(frame);
  } catch {
    return null;
  }
}
