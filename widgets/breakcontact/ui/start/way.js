// The end of a lesson: look back, the next lesson, the start page, and the parts of the lesson to jump to.
import { h, wordsOf } from "../shared/dom.js";
import { findHeadingAbove, findHeadings, goTo, nameOf } from "../shared/headings.js";
import { isLink, notebookLink } from "../shared/links.js";
import { keepShortcutsAway } from "../shared/shortcuts.js";

/**
 * @import { Model, RenderContext, Words } from "../shared/types.js"
 * @import { WayTraits } from "./types.js"
 */

const REVIEW = ".breakcontact-review";

/** Called by anywidget for each view. @param {RenderContext<WayTraits>} context */
function render({ model, el }) {
  const view = new AbortController();
  const { signal } = view;
  const words = wordsOf(model.get("labels"));
  const parts = h("ul", { class: "breakcontact-way__parts", role: "list" });
  const back = h("button", { class: "breakcontact__button breakcontact-way__step", type: "button", signal, on: { click: lookBack } });
  const done = h("div", { class: "breakcontact-way__done" });
  const root = h(
    "nav",
    { class: "breakcontact breakcontact-way", lang: model.get("language"), "aria-label": words("way.title") },
    h("div", { class: "breakcontact-way__steps" }, back, renderNext(model, words, signal), renderStart(model, words)),
    done,
    h("p", { class: "breakcontact-way__legend" }, words("way.parts")),
    parts,
  );

  /** Read the headings of the notebook, some of which may be drawn later than this. */
  function showParts() {
    back.textContent = words(findReview(root) ? "way.back" : "way.top");
    parts.replaceChildren(
      ...findHeadings(root).map((heading) => {
        const click = () => goTo(heading);
        const look = { class: "breakcontact__button breakcontact-way__part", type: "button" };
        return h("li", {}, h("button", { ...look, signal, on: { click } }, nameOf(heading)));
      }),
    );
  }

  function lookBack() {
    goTo(findReview(root) ?? findHeadings(root)[0]);
  }

  function showDone() {
    const isDone = model.get("done");
    const look = { class: "breakcontact__button breakcontact-way__mark", type: "button", signal };
    const fault = model.get("fault");
    const mark = h("button", { ...look, on: { click: () => setDone(model) } }, words("way.mark"));
    const told = h("p", { role: "status" }, fault ? words("start.fault", { sentence: fault }) : words("way.done"));
    done.hidden = model.get("memory_only");
    done.replaceChildren(isDone || fault ? told : mark);
  }

  keepShortcutsAway(root, signal);
  el.append(root);
  showParts();
  showDone();
  const watcher = new IntersectionObserver((entries) => entries.some((each) => each.isIntersecting) && showParts());
  watcher.observe(root);
  model.on("change:done", showDone);
  model.on("change:fault", showDone);
  return () => {
    view.abort();
    watcher.disconnect();
    model.off("change:done", showDone);
    model.off("change:fault", showDone);
    root.remove();
  };
}

/** @param {Model<WayTraits>} model @param {Words} words @param {AbortSignal} signal */
function renderNext(model, words, signal) {
  const next = model.get("following");
  if (!isLink(next)) {
    return isLink(model.get("start")) && h("p", { class: "breakcontact-way__last" }, words("way.last"));
  }
  const { title, minutes } = next;
  return notebookLink(
    next,
    { class: "breakcontact-way__step breakcontact-way__next", signal, on: { click: () => setDone(model) } },
    h("strong", {}, words("way.next")),
    h("span", {}, `${title} · ${words("start.minutes", { minutes })}`),
  );
}

/** @param {Model<WayTraits>} model @param {Words} words */
function renderStart(model, words) {
  const start = model.get("start");
  return isLink(start) && notebookLink(start, { class: "breakcontact-way__step" }, words("way.start"));
}

/** @param {Model<WayTraits>} model */
function setDone(model) {
  if (model.get("done") || model.get("memory_only")) return;
  model.set("done", true);
  model.save_changes();
}

/** The heading above the review, if the lesson has one. @param {Element} root */
function findReview(root) {
  return findHeadingAbove(root, REVIEW);
}

export default { render };
