// The menu of everything that a reader can set or take back.
import { openMenu } from "./popover.js";
import { paceChoices } from "./start.js";

/**
 * @import { Words } from "../shared/types.js"
 * @import { MenuItem } from "./popover.js"
 * @import { Play } from "./play.js"
 * @import { MenuContext, Mode } from "./types.js"
 * @typedef {MenuContext & {mode: Mode, onPause: () => void, onLarger: () => void}} MoreContext
 */

/** @param {MoreContext} context */
export function openMore(context) {
  const { words, popover, opener } = context;
  openMenu({
    popover,
    opener,
    items: moreItems(context),
    title: words("chat.more"),
    className: "breakcontact-chat__veil--top",
  });
}

/**
 * @param {MoreContext} context
 * @returns {MenuItem[]}
 */
function moreItems({ mode, play, words, say, onPause, onLarger }) {
  /** @type {MenuItem} */
  const larger = { icon: "large", text: words("chat.larger"), checked: play.session.large, act: onLarger };
  /** @type {MenuItem} */
  const anew = { icon: "anew", text: words("chat.anew"), act: () => play.startAnew() };
  // The first screen has settings of its own, and a play that cannot be shown can only be left behind.
  if (mode === "start") return [larger];
  if (mode === "refused") return [anew, larger];
  /** @type {MenuItem} */
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
    ...(mode === "play" ? [anew, /** @type {MenuItem} */ ({ icon: "pause", text: words("chat.pause"), act: onPause })] : []),
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

/**
 * @param {Play} play
 * @param {Words} words
 * @returns {MenuItem[]}
 */
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
