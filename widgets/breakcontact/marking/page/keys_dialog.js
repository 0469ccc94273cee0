// What each key does, and a switch for those who want none.
import { h } from "../../ui/shared/dom.js";
import { keys } from "./keys.js";

/** @import { Words } from "../../ui/shared/types.js" */

const KEYS = { "1–9": "line", 0: "none", Enter: "save", c: "comment", "←  →": "step", m: "model", n: "names", u: "undo", Esc: "leave", "?": "help" };

/** @param {Words} words */
export function makeKeysDialog(words) {
  const rows = Object.entries(KEYS).map(([key, about]) =>
    h("div", {}, h("dt", {}, h("kbd", {}, key === "Enter" ? words("key.enter") : key)), h("dd", {}, words(`key.${about}`))),
  );
  const isOn = h("input", { type: "checkbox", checked: true, on: { change: ({ currentTarget }) => (keys.areOn = currentTarget.checked) } });
  const close = h("button", { class: "breakcontact__button breakcontact__button--main", type: "submit" }, words("keys.close"));
  const dialog = h(
    "dialog",
    { class: "marking__keys", "aria-labelledby": "marking-keys" },
    h("h2", { id: "marking-keys" }, words("keys")),
    h("dl", {}, rows),
    h("label", { class: "marking__switch" }, isOn, h("span", {}, words("keys.on"))),
    h("form", { method: "dialog" }, close),
  );
  return dialog;
}
