// The page on which a teacher marks texts: one after the other, into nbgrader's gradebook.
import { h, wordsOf } from "../../ui/shared/dom.js";
import { followTheme } from "../../web/host/theme.js";
import { makeBody } from "./body.js";
import { Desk } from "./desk.js";
import { listenToKeys } from "./keys.js";
import { makeTop } from "./top.js";

/** @import { About } from "./types.js" */

/** @type {About} */
const about = JSON.parse(document.getElementById("about")?.textContent ?? "");
const words = wordsOf(about.words);
const desk = new Desk(about.marker, draw);
const top = makeTop(desk, words);
const body = makeBody(desk, words, about.language);

function draw() {
  top.update();
  body.update();
  document.body.dataset.ready = "true";
}

followTheme();
document.body.append(h("div", { class: "breakcontact marking" }, top.element, body.element));
listenToKeys(desk, top.showKeys);
addEventListener("beforeunload", (event) => {
  if (!desk.drafts.isEmpty) event.preventDefault();
});
document.addEventListener("visibilitychange", () => !document.hidden && desk.refresh());
addEventListener("focus", () => desk.refresh());
await desk.start();
