// The menu of everything that a reader can set or take back.
import { openMenu } from "./popover.js";
import { paceChoices } from "./start.js";

/**
 * @param {{mode: string, play: object, words: Function, sheets: object, opener: Element, say: (text: string) => void,
 *   onPause: () => void, onLarger: () => void}} context
 */
export function openMore(context) {
  const { words, sheets, opener } = context;
  openMenu({
    sheets,
    opener,
    items: moreItems(context),
    title: words("chat.more"),
    className: "breakcontact-chat__veil--top",
  });
}

function moreItems({ mode, play, words, say, onPause, onLarger }) {
  const larger = { icon: "large", text: words("chat.larger"), checked: play.journal.large, act: onLarger };
  const anew = { icon: "anew", text: words("chat.anew"), act: () => play.startAnew() };
  // The first screen has settings of its own, and a play that cannot be shown can only be left behind.
  if (mode === "start") return [larger];
  if (mode === "refused") return [anew, larger];
  const undo = {
    icon: "undo",
    text: words("chat.undo"),
    act: () => {
      play.undo();
      say(words("chat.undone"));
    },
  };
  return [
    ...(mode === "play" && play.canUndo ? [undo] : []),
    ...(mode === "play" ? [anew, { icon: "pause", text: words("chat.pause"), act: onPause }] : []),
    {
      icon: "gentle",
      text: words("chat.gentle"),
      checked: play.gentle,
      act: () => play.set("gentle", !play.gentle),
    },
    larger,
    ...paceItems(play, words),
  ];
}

function paceItems(play, words) {
  const chosenPace = play.model.get("pace");
  return paceChoices(words).map(([pace, text]) => ({
    icon: "waiting",
    text: `${words("chat.pace")}: ${text}`,
    group: "pace",
    checked: pace === chosenPace,
    act: () => play.set("pace", pace),
  }));
}
