// Stands in for Python behind the explorer, whose people the page draws by itself: the conclusion in words.
import { conclude } from "./conclusion.js";

/**
 * @import { ExplorerTraits } from "../../../ui/outcomes/types.js"
 * @import { AnyModel, MakeKernel } from "../types.js"
 */

const PAY = "pay";
const AGAINST = "block-and-report";

/** @type {MakeKernel} */
export function makeExplorerKernel(model) {
  return { onChange: () => model.receive({ conclusion: answer(model) }) };
}

/**
 * @param {AnyModel} model
 * @returns {ExplorerTraits["conclusion"]}
 */
function answer(model) {
  const country = model.get("country");
  const { numbers, money } = model.get("base")[country];
  /** @type {{name: string, values: number[], start: number}[]} */
  const sliders = model.get("sliders")[country];
  const weight = sliders.find((slider) => slider.name === "harm");
  const harm = model.get("harm") || weight?.values[weight.start] || 0;
  /** @type {string[]} */
  const chosen = model.get("actions");
  const against = model.get("all_actions").find((/** @type {string} */ each) => each !== PAY && chosen.includes(each));
  const found = conclude({ ...numbers, ...model.get("numbers") }, harm, against ?? AGAINST, model.get("labels"), money);
  return { ...model.get("conclusion"), ...found, fault: "" };
}
