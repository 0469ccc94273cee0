// Below the chat: whether the play is kept in this browser. Only the reader can say so.
import { h, wordsOf } from "../../ui/shared/dom.js";
import { chatKernelOf } from "./parts/chat.js";

/**
 * @import { HostModel } from "./model.js"
 * @import { PageData } from "./types.js"
 */

/**
 * @param {HTMLElement} part that the chat is shown in
 * @param {HostModel} model
 * @param {PageData} data
 */
export function addKeeping(part, model, data) {
  const kernel = chatKernelOf(model);
  const words = wordsOf(data.words);
  if (!kernel || !data.mayKeep) {
    part.after(h("p", { class: "breakcontact site-keeping" }, words("web.keep.class")));
    return;
  }
  const box = h("input", {
    type: "checkbox",
    checked: kernel.keeps,
    on: { change: (event) => kernel.setKeeps(event.currentTarget.checked) },
  });
  // Another tab may say that nothing is to be kept.
  model.on("change:memory_only", () => (box.checked = kernel.keeps));
  const about = h("p", { class: "site-keeping__about" }, words("web.keep.about"));
  const choice = h("label", { class: "site-keeping__choice" }, box, h("span", {}, words("web.keep")));
  part.after(h("div", { class: "breakcontact site-keeping" }, choice, about));
}
