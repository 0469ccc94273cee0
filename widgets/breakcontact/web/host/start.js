// The page's own start: it makes the models that the builder has written into the page, puts what stands in for
// Python behind them, and shows each widget where the notebook shows it.
import { joinModels } from "../../ui/shared/follow.js";
import { addHandIn } from "./handing_in.js";
import { addHeader } from "./header.js";
import { addKeeping } from "./keeping.js";
import { makeModels } from "./model.js";
import { watchOffline } from "./offline.js";
import { answersOf } from "./parts/graded_quiz.js";
import { KERNELS } from "./parts/kernels.js";
import { tellPlatform } from "./platform.js";
import { followTheme } from "./theme.js";

/**
 * @import { HostModel } from "./model.js"
 * @import { PageData, Widgets } from "./types.js"
 */

/** @param {Widgets} widgets the code of all widgets, by name */
export function start(widgets) {
  followTheme();
  const data = readData();
  const models = makeModels(data.models);
  for (const [id, entry] of Object.entries(data.models)) {
    const model = models.get(id);
    const makeKernel = KERNELS[entry.kind];
    if (model && makeKernel) model.kernel = makeKernel(model, data, entry);
  }
  addHeader(data, [...models.values()]);
  if (data.tellsPlatform) tellPlatform(data, models);
  void showParts(data, models, widgets);
  watchOffline(data);
}

/** @returns {PageData} */
function readData() {
  return JSON.parse(document.getElementById("breakcontact-data")?.textContent ?? "");
}

/**
 * Show the widgets from top to bottom, each in a task of its own, so that the first can be used at once.
 * @param {PageData} data
 * @param {Map<string, HostModel>} models
 * @param {Widgets} widgets
 */
async function showParts(data, models, widgets) {
  for (const part of document.querySelectorAll("[data-model]")) {
    const id = part.getAttribute("data-model") ?? "";
    const model = models.get(id);
    const { kind } = data.models[id];
    if (!(part instanceof HTMLElement) || !model) continue;
    widgets[kind].render({ model: await joinModels(model), el: part });
    part.dataset.shown = "true";
    if (kind === "chat") addKeeping(part, model, data);
    const answers = answersOf(data);
    if (answers && model.get("part") === "finish") addHandIn(part, answers, data);
    await new Promise((resolve) => setTimeout(resolve));
  }
  document.body.dataset.ready = "true";
}
