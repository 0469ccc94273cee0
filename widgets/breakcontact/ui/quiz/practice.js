// The questions after a lesson: all of them in one list, with the reason for each answer and a result at the end.
// Nothing is saved.
import { h, wordsOf } from "../shared/dom.js";
import { findHeadingAbove, goTo, nameOf } from "../shared/headings.js";
import { keepShortcutsAway } from "../shared/shortcuts.js";
import { Rounds } from "./checking/rounds.js";

/** @import { RenderContext, Words } from "../shared/types.js" */
/** @import { PracticeTraits, Topic } from "./types.js" */

let views = 0;

/** Called by anywidget for each view. @param {RenderContext<PracticeTraits>} context */
function render({ model, el }) {
  const view = new AbortController();
  const { signal } = view;
  const words = wordsOf(model.get("labels"));
  const name = `breakcontact-practice-${Math.random().toString(36).slice(2, 8)}-${(views += 1)}`;
  const pool = {
    items: model.get("items"),
    answer_keys: model.get("answer_keys"),
    lines: model.get("lines"),
    topics: model.get("topics"),
  };
  const root = h("section", {
    class: "breakcontact breakcontact-quiz breakcontact-quiz--practice",
    lang: model.get("language"),
    "aria-label": words("questions.title"),
  });
  const rounds = new Rounds({ pool, words, name, signal, link: (topic) => linkToPart(topic, root, words, signal) });
  root.append(h("p", { class: "breakcontact-quiz__lead" }, words("questions.lead")), rounds.element);
  keepShortcutsAway(root, signal);
  el.append(root);
  return () => {
    view.abort();
    root.remove();
  };
}

/**
 * A link to the part of the lesson where a topic is told; nothing where the lesson has no such part.
 * @param {Topic} topic
 * @param {Element} root
 * @param {Words} words
 * @param {AbortSignal} signal
 */
function linkToPart({ part }, root, words, signal) {
  const heading = part && findHeadingAbove(root, `.breakcontact-${part}, [data-figure="${part}"]`);
  if (!heading) return null;
  const look = { class: "breakcontact-result__link", type: "button", signal };
  return h("button", { ...look, on: { click: () => goTo(heading) } }, words("result.read", { part: nameOf(heading) }));
}

export default { render };
