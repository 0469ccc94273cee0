// What a review draws from, read anew for each drawing.
import { wordsOf } from "../shared/dom.js";
import { PathError, forCountry, replay } from "../shared/player.js";
import { endingOf, entriesOf, turnKept } from "./model.js";

/**
 * @import { Model, Story } from "../shared/types.js"
 * @import { ReviewTraits, View } from "./types.js"
 */

/**
 * Read everything that drawing needs from the model.
 * @param {Model<ReviewTraits>} model
 * @param {string} ids
 * @returns {View}
 */
export function readView(model, ids) {
  const story = forCountry(model.get("story"), model.get("country"));
  const marks = model.get("marks");
  const gentle = model.get("gentle");
  const language = model.get("language");
  const path = fittingPath(story, model.get("path"));
  /** @type {Map<string, string[]>} */
  const flags = new Map();
  for (const [id, kind, tactic] of marks) {
    if (kind === "tactic") flags.set(id, [...(flags.get(id) ?? []), tactic]);
  }
  return {
    story,
    path,
    marks,
    gentle,
    language,
    ids,
    flags,
    words: wordsOf(model.get("labels")),
    entries: entriesOf(story, path, { language, gentle }),
    ending: endingOf(story, path),
    keptUntil: turnKept(story, path),
    saved: new Set(marks.filter((mark) => mark[1] === "evidence").map((mark) => mark[0])),
    anchors: new Map(),
  };
}

/**
 * The path, or an empty one if this story does not allow it; the chat tells the learner.
 * @param {Story} story
 * @param {string[]} path
 */
function fittingPath(story, path) {
  try {
    replay(story, path);
    return path;
  } catch (error) {
    if (error instanceof PathError) return [];
    throw error;
  }
}
