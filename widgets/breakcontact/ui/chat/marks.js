// What the learner marks on a message: saved as evidence, or flagged as a tactic. Whether it was right is
// told in the review.
import { h } from "../shared/dom.js";
import { icon } from "../shared/icons.js";
import { openMenu } from "./popover.js";
import { speakerOf } from "./rows.js";

/**
 * @import { Entry, Mark, Story, Words } from "../shared/types.js"
 * @import { MenuItem } from "./popover.js"
 * @import { Play } from "./play.js"
 * @import { MenuContext } from "./types.js"
 */

/** The tactics that a story uses, in the order of its states. @param {Story} story @returns {string[]} */
export function tacticsOf({ states, messages }) {
  const used = states.flatMap((state) => state.messages.map((id) => messages[id].tactic));
  return [...new Set(used.filter((tactic) => tactic !== undefined))];
}

/**
 * Draw a message's marks anew.
 * @param {Element} parent
 * @param {Entry} entry
 * @param {Play} play
 * @param {Words} words
 */
export function showMarks(parent, entry, play, words) {
  const marks = play.marks.filter(([message]) => message === entry.id && isMarkable(entry, play));
  parent.replaceChildren(
    ...marks.map(([, kind, tactic]) =>
      h(
        "span",
        { class: `breakcontact-chat__mark breakcontact-chat__mark--${kind}` },
        icon(kind === "evidence" ? "save" : "flag"),
        kind === "evidence" ? words("chat.mark.saved") : words(`tactic.${tactic}`),
      ),
    ),
  );
}

/**
 * Whether an entry can be marked: the learner's own replies and the narrator's lines cannot.
 * @param {Entry} entry
 * @param {Play} play
 */
export function isMarkable(entry, play) {
  const about = play.story.messages[entry.id];
  return about !== undefined && about.from !== "narrator" && about.from !== play.story.you;
}

/**
 * The menu of one message.
 * @param {Entry} entry
 * @param {MenuContext} context
 */
export function openMessageMenu(entry, context) {
  const { play, words, popover, opener, say } = context;
  const saved = play.hasMark([entry.id, "evidence"]);
  /** @type {MenuItem[]} */
  const items = [];
  if (isMarkable(entry, play)) {
    items.push(
      {
        icon: "save",
        text: words(saved ? "chat.mark.saved" : "chat.mark.save"),
        checked: saved,
        act: () => {
          play.mark([entry.id, "evidence"]);
          say(words(saved ? "chat.mark.removed" : "chat.mark.saved"));
        },
      },
      {
        icon: "flag",
        text: words("chat.mark.flag"),
        submenu: true,
        act: () => openTacticMenu(entry, context),
      },
    );
  }
  const own = entry.kind === "say" || entry.kind === "do";
  items.push({
    icon: "undo",
    text: words(own ? "chat.rewind.own" : "chat.rewind"),
    act: () => {
      play.rewind(entry);
      say(words("chat.rewound"));
    },
  });
  openMenu({ popover, opener, items, title: words("chat.message.menu"), quote: quoteOf(entry, play, words) });
}

/**
 * @param {Entry} entry
 * @param {MenuContext} context
 */
function openTacticMenu(entry, { play, words, popover, opener, say }) {
  /** @type {MenuItem[]} */
  const items = tacticsOf(play.story).map((tactic) => {
    /** @type {Mark} */
    const mark = [entry.id, "tactic", tactic];
    const made = play.hasMark(mark);
    return {
      icon: "flag",
      text: words(`tactic.${tactic}`),
      checked: made,
      act: () => {
        play.mark(mark);
        say(words(made ? "chat.mark.unflagged" : "chat.mark.flagged", { tactic: words(`tactic.${tactic}`) }));
      },
    };
  });
  openMenu({ popover, opener, items, title: words("chat.mark.flag"), quote: quoteOf(entry, play, words) });
}

/**
 * @param {Entry} entry
 * @param {Play} play
 * @param {Words} words
 */
function quoteOf(entry, play, words) {
  const who = [speakerOf(entry, play, words), entry.at].filter(Boolean).join(", ");
  return { who, text: entry.text };
}
