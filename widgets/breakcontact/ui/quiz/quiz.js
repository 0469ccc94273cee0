// One part of a quiz: the start, an item or the end, depending on the trait `part`.
import { h } from "../shared/dom.js";
import { keepShortcutsAway } from "../shared/shortcuts.js";
import { renderCard } from "./card.js";
import { renderFinish } from "./finish.js";
import { renderStart } from "./start.js";

/** @import { Model, RenderContext } from "../shared/types.js" */
/** @import { QuizTraits } from "./types.js" */

/** @type {Record<QuizTraits["part"], (model: Model<QuizTraits>, id: string, signal: AbortSignal) => HTMLElement>} */
const PARTS = { start: renderStart, item: renderCard, finish: renderFinish };
/** Traits that redraw the part when they change. */
const DRAWN_ANEW = /** @type {const} */ (["language", "lines", "labels", "item", "key", "mode", "storage_key"]);
const FOCUSABLE = "a, button, input, select, textarea, summary, [tabindex]";

let views = 0;

/** Called by anywidget for each view. @param {RenderContext<QuizTraits>} context */
function render({ model, el }) {
  const view = new AbortController();
  const id = `breakcontact-quiz-${Math.random().toString(36).slice(2, 8)}-${(views += 1)}`;
  const root = h("section", { class: "breakcontact breakcontact-quiz" });
  let drawn = new AbortController();
  let isAsked = false;

  /** @returns {HTMLElement[]} */
  const listFocusable = () => [...root.querySelectorAll(FOCUSABLE)].filter((each) => each instanceof HTMLElement);

  function draw() {
    isAsked = false;
    if (view.signal.aborted) return;
    const focused = listFocusable().findIndex((each) => each === document.activeElement);
    drawn.abort();
    drawn = new AbortController();
    root.lang = model.get("language");
    root.replaceChildren(PARTS[model.get("part")](model, id, drawn.signal));
    if (focused >= 0) listFocusable()[focused]?.focus({ preventScroll: true });
  }

  // Several traits may change together; redraw once.
  function ask() {
    if (!isAsked) queueMicrotask(draw);
    isAsked = true;
  }

  for (const trait of DRAWN_ANEW) model.on(`change:${trait}`, ask);
  keepShortcutsAway(root, view.signal);
  el.append(root);
  draw();
  return () => {
    view.abort();
    drawn.abort();
    for (const trait of DRAWN_ANEW) model.off(`change:${trait}`, ask);
    root.remove();
  };
}

export default { render };
