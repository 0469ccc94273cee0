// What stands in for Python behind each widget that asks it for something.
import { makeChatKernel } from "./chat.js";
import { makeFigureKernel } from "./drawn.js";
import { makeExplorerKernel } from "./explorer.js";
import { makeFurtherKernel } from "./further.js";
import { makePeopleKernel } from "./people.js";
import { makeQuizKernel } from "./quiz.js";

/** @import { MakeKernel } from "../types.js" */

/** By the name of the widget's bundle. @type {Record<string, MakeKernel>} */
export const KERNELS = {
  chat: makeChatKernel,
  explorer: makeExplorerKernel,
  figure: makeFigureKernel,
  further: makeFurtherKernel,
  people: makePeopleKernel,
  quiz: makeQuizKernel,
};
