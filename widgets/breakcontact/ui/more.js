// The menu of everything that a reader can set or take back.
import { openMenu } from "./sheet.js";
import { paceChoices } from "./start.js";

/**
 * @param {{play: object, words: Function, sheets: object, opener: Element, say: (text: string) => void,
 *   onPause: () => void, onLarger: () => void}} context
 */
export function openMore(context) {
  const { words, sheets, opener } = context;
  openMenu({ sheets, opener, items: moreItems(context), title: words("chat.more"), className: "breakcontact-chat__veil--top" });
}

function moreItems({ play, words, say, onPause, onLarger }) {
  const pace = play.model.get("pace");
  const paces = paceChoices(words).map(([value, text]) => ({
    icon: "waiting",
    text: `${words("chat.pace")}: ${text}`,
    group: "pace",
    checked: pace === value,
    act: () => play.set("pace", value),
  }));
  const undo = {
    icon: "undo",
    text: words("chat.undo"),
    act: () => {
      play.undo();
      say(words("chat.undone"));
    },
  };
  return [
    ...(play.playable && play.canUndo ? [undo] : []),
    { icon: "anew", text: words("chat.anew"), act: () => play.startAnew() },
    { icon: "pause", text: words("chat.pause"), act: onPause },
    { icon: "gentle", text: words("chat.gentle"), checked: play.gentle, act: () => play.set("gentle", !play.gentle) },
    { icon: "large", text: words("chat.larger"), checked: play.journal.large, act: onLarger },
    ...paces,
  ];
}
