// Stands in for Python behind a quiz for practice: answers live as long as the page, and nothing is handed in.
import { makeGradedKernel } from "./graded_quiz.js";

/** @import { HostModel } from "../model.js" */
/** @import { MakeKernel } from "../types.js" */

/** The parts of a quiz that are in the page. @type {Set<HostModel>} */
const parts = new Set();

/** @type {MakeKernel} */
export function makeQuizKernel(model, data, entry) {
  if (model.get("mode") === "graded") return makeGradedKernel(model, data, entry);
  parts.add(model);
  return { onMessage: (message) => message?.kind === "answer" && takeAnswer(model, message) };
}

/**
 * @param {HostModel} model
 * @param {{number: number, value: unknown}} answer
 */
function takeAnswer(model, { number, value }) {
  const at = new Date().toTimeString().slice(0, 5);
  const saved = { state: value === null ? "none" : "memory", at, sentence: "", number };
  model.tell({ kind: "answered", ...saved, state: "memory" });
  model.receive({ response: value, saved });
  const items = [...parts].filter((part) => part.get("part") === "item");
  const unanswered = items.filter((part) => part.get("response") == null).map((part) => part.get("item").id);
  for (const part of parts) {
    const progress = part.get("progress");
    const answered = items.length - unanswered.length;
    if (part.get("part") !== "item") part.receive({ progress: { ...progress, answered, unanswered } });
  }
}
