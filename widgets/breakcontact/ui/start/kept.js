// What is kept of a learner, and how to delete it.
import { h } from "../shared/dom.js";

/**
 * @import { Model, Words } from "../shared/types.js"
 * @import { StartTraits } from "./types.js"
 */

/** @param {Model<StartTraits>} model @param {Words} words @param {AbortSignal} signal */
export function renderKept(model, words, signal) {
  const look = { class: "breakcontact__button", type: "button", signal };
  const files = h("ul", { class: "breakcontact-start__files" });
  const sure = h("div", { class: "breakcontact-start__sure", role: "group", "aria-label": words("start.kept.sure") });
  const told = h("p", { role: "status" });
  const ask = h("button", { ...look, on: { click: () => show(true) } }, words("start.kept.delete"));
  const yes = h("button", { ...look, on: { click: remove } }, words("start.kept.yes"));
  const no = h("button", { ...look, on: { click: () => show(false) } }, words("start.kept.no"));
  sure.append(h("p", {}, words("start.kept.sure")), yes, no);
  let isDeleted = false;

  /** @param {boolean} isAsking */
  function show(isAsking) {
    sure.hidden = !isAsking;
    ask.hidden = isAsking || model.get("kept").length === 0;
    if (isAsking) no.focus();
  }

  function remove() {
    isDeleted = true;
    model.send({ ask: "delete" });
    show(false);
  }

  function update() {
    const kept = model.get("kept");
    const isEmpty = kept.length === 0;
    files.replaceChildren(...kept.map((name) => h("li", {}, h("code", { dir: "ltr" }, name))));
    told.textContent = isEmpty ? words(isDeleted ? "start.kept.deleted" : "start.kept.none") : "";
    show(false);
  }

  const inMemory = [h("p", {}, words("start.kept.memory"))];
  const onDisk = [h("p", {}, words("start.kept.about")), files, told, ask, sure];
  const element = h(
    "section",
    { class: "breakcontact-start__part breakcontact-start__kept" },
    h("h2", { class: "breakcontact-start__title" }, words("start.kept")),
    model.get("memory_only") ? inMemory : onDisk,
    h("p", {}, words("start.kept.quiz")),
  );
  return { element, update };
}
