// A quiz that is kept answer by answer: the start, an item, or the end, as the trait `part` says.
import { h } from "../shared/dom.js";
import { renderFinish } from "./finish.js";
import { renderCard } from "./card.js";
import { renderStart } from "./start.js";
import { keepShortcutsAway } from "../shared/shortcuts.js";

const QUIZ_PARTS = { start: renderStart, item: renderCard, finish: renderFinish };
/** What changes with the language, and with a key that comes later; the part is then drawn anew. */
const QUIZ_TEXTS = ["language", "lines", "labels", "item", "key", "mode", "place"];
const QUIZ_FOCUSABLE = "a, button, input, select, textarea, summary, [tabindex]";

let quizViews = 0;

/** What anywidget calls for each view. */
function render({ model, el }) {
  const view = new AbortController();
  const id = `breakcontact-quiz-${Math.random().toString(36).slice(2, 8)}-${(quizViews += 1)}`;
  const root = h("section", { class: "breakcontact breakcontact-quiz" });
  let drawn = new AbortController();
  let isAsked = false;

  function draw() {
    isAsked = false;
    if (view.signal.aborted) return;
    const focused = [...root.querySelectorAll(QUIZ_FOCUSABLE)].indexOf(document.activeElement);
    drawn.abort();
    drawn = new AbortController();
    root.lang = model.get("language");
    root.replaceChildren(QUIZ_PARTS[model.get("part")](model, id, drawn.signal));
    if (focused >= 0) root.querySelectorAll(QUIZ_FOCUSABLE)[focused]?.focus({ preventScroll: true });
  }

  // Several traits change in one go, and the page is drawn once.
  function ask() {
    if (!isAsked) queueMicrotask(draw);
    isAsked = true;
  }

  for (const trait of QUIZ_TEXTS) model.on(`change:${trait}`, ask);
  keepShortcutsAway(root, view.signal);
  el.append(root);
  draw();
  return () => {
    view.abort();
    drawn.abort();
    for (const trait of QUIZ_TEXTS) model.off(`change:${trait}`, ask);
    root.remove();
  };
}

export default { render };
