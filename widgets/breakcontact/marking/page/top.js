// The bar at the top: how far, what has just been saved, and everything that is not about one text.
import { h } from "../../ui/shared/dom.js";
import { makeKeysDialog } from "./keys_dialog.js";
import { renderWhere } from "./where.js";

/** @import { Words } from "../../ui/shared/types.js" */
/** @import { Desk } from "./desk.js" */

/**
 * @param {Desk} desk
 * @param {Words} words
 */
export function makeTop(desk, words) {
  const bar = h("progress", { "aria-hidden": "true" });
  const far = h("span", { class: "marking__far" });
  const status = h("p", { class: "marking__status", role: "status" });
  const names = button(() => desk.showNames());
  const undo = button(() => desk.undo(), words("undo"));
  const second = button(() => desk.changeMarker(desk.marker === "first" ? "second" : "first"));
  const compare = button(() => desk.compare(), words("compare"));
  const dialog = makeKeysDialog(words);
  const showKeys = () => dialog.showModal();
  const formgrader = h("a", { class: "marking__link", href: "formgrader/", target: "_blank", rel: "noopener" }, words("formgrader"));
  const tools = h("div", { class: "marking__tools" }, undo, names, button(showKeys, words("keys")));
  const more = h(
    "details",
    { class: "marking__more" },
    h("summary", {}, words("more")),
    h("div", { class: "marking__tools" }, second, compare, formgrader),
  );
  const heading = h("h1", {}, words("title"));
  const head = h("div", { class: "marking__head" }, heading, h("span", { class: "marking__progress" }, bar, far), tools, more);
  const where = h("div", { class: "marking__place" });
  const row = h("div", { class: "marking__row" }, where, status);
  const element = h("header", { class: "marking__top" }, head, row, dialog);

  /** @param {Event} event */
  const closeMore = ({ target }) => {
    if (!(target instanceof Node) || !more.contains(target) || target instanceof HTMLButtonElement) more.open = false;
  };
  document.addEventListener("click", closeMore);
  more.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    more.open = false;
    more.querySelector("summary")?.focus();
  });

  function update() {
    const { texts } = desk.overview;
    where.replaceChildren(desk.comparison ? "" : renderWhere(desk, words));
    const done = texts.filter(({ state }) => state === "marked").length;
    bar.max = texts.length || 1;
    bar.value = done;
    far.textContent = words("progress", { done, all: texts.length });
    heading.textContent = words(desk.marker === "first" ? "title" : "title.second");
    names.textContent = words(desk.names ? "names.hide" : "names.show");
    second.textContent = words(desk.marker === "first" ? "second.begin" : "second.end");
    names.hidden = compare.hidden = desk.marker === "second";
    undo.disabled = !desk.overview.canUndo;
    head.inert = where.inert = desk.isSaving;
    formgrader.hidden = desk.marker === "second";
    formgrader.href = `formgrader/${desk.text?.id ?? ""}`;
    const told = desk.isSaving ? { label: "saving" } : desk.status;
    status.textContent = told ? words(told.label, told.gaps) : "";
    status.dataset.kind = !told ? "none" : told.isGood ? "good" : told.label.startsWith("error") ? "bad" : "plain";
  }

  return { element, update, showKeys };
}

/** @param {() => unknown} act @param {string} [text] */
function button(act, text = "") {
  return h("button", { class: "breakcontact__button", type: "button", on: { click: act } }, text);
}
