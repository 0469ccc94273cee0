// Stands in for Python behind the part of a lesson that is opened on purpose: what it contains is in the page
// already and is shown when the button says so.

/** @import { MakeKernel } from "../types.js" */

/** @type {MakeKernel} */
export function makeFurtherKernel(model) {
  return {
    onChange: (names) => {
      if (!names.includes("is_open")) return;
      const folded = document.querySelector("[data-folded]");
      if (folded instanceof HTMLElement) folded.hidden = !model.get("is_open");
      model.receive({ ready: true });
    },
  };
}
