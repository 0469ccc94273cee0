// What the learner marks on a message: saved as evidence, or flagged as a tactic. Nobody says yet
// whether it was right; that is for the review.
import { h } from "../shared/dom.js";
import { icon } from "../shared/icons.js";
import { openMenu } from "./popover.js";
import { speakerOf } from "./rows.js";

/** The tactics that this story uses, in the order in which it comes to them. */
export function tacticsOf({ states, messages }) {
  const used = states.flatMap((state) => state.messages.map((id) => messages[id].tactic));
  return [...new Set(used.filter(Boolean))];
}

/** Draw a message's marks anew. */
export function showMarks(place, entry, play, words) {
  const marks = play.marks.filter(([message]) => message === entry.id && isMarkable(entry, play));
  place.replaceChildren(
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

/** Own replies and the narrator's voice are nobody's evidence. */
export function isMarkable(entry, play) {
  const about = play.story.messages[entry.id];
  return about !== undefined && about.from !== "narrator" && about.from !== play.story.you;
}

/**
 * The menu of one message.
 * @param {{play: object, words: Function, sheets: object, opener: Element, say: (text: string) => void}} context
 */
export function openMessageMenu(entry, context) {
  const { play, words, sheets, opener, say } = context;
  const saved = play.hasMark([entry.id, "evidence"]);
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
  openMenu({ sheets, opener, items, title: words("chat.message.menu"), quote: quoteOf(entry, play, words) });
}

function openTacticMenu(entry, { play, words, sheets, opener, say }) {
  const items = tacticsOf(play.story).map((tactic) => {
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
  openMenu({ sheets, opener, items, title: words("chat.mark.flag"), quote: quoteOf(entry, play, words) });
}

function quoteOf(entry, play, words) {
  const who = [speakerOf(entry, play, words), entry.at].filter(Boolean).join(", ");
  return { who, text: entry.text };
}
