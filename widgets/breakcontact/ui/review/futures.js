// What would have happened: one other future beside the learner's own, to an ending, open to be changed.
import { h } from "../shared/dom.js";
import { bandsOf, endingOf, momentsOf, otherPicksAt } from "./model.js";
import { drawBand } from "./timeline.js";
import { lineOf, pickText, shareOf } from "./entry.js";

/** Both columns, from one decision on. @param {Plan} plan */
export function drawComparison(view, plan) {
  const title = `${view.ids}-future`;
  const own = view.moments.filter((moment) => moment.turn > plan.index);
  return h(
    "section",
    { class: "breakcontact-review__comparison", "aria-labelledby": title },
    drawHead(view, plan, title),
    h(
      "div",
      { class: "breakcontact-review__columns" },
      drawColumn(view, "own", view.path, own, () => null),
      drawFuture(view, plan),
    ),
    h("p", { class: "breakcontact__hidden", role: "status" }),
    drawClose(view),
  );
}

function drawHead(view, plan, title) {
  const id = plan.path[plan.index];
  const { kind } = view.story.picks[id];
  const filled = plan.path.length - 1 > plan.index;
  return h(
    "div",
    { class: "breakcontact-review__comparison-head" },
    h(
      "h5",
      { id: title, class: "breakcontact-review__comparison-title", tabIndex: -1 },
      view.words(kind === "world" ? "review.if-chance" : "review.if", {
        pick: pickText(view, { id, kind }),
      }),
    ),
    h(
      "p",
      { class: "breakcontact-review__comparison-lead" },
      view.words(filled ? "review.filled.about" : "review.filled.none"),
    ),
    drawClose(view),
  );
}

function drawClose(view) {
  return h(
    "button",
    { type: "button", class: "breakcontact__button breakcontact-review__close", "data-act": "close" },
    view.words("review.close"),
  );
}

/** The other future by itself, so that it can be put in place anew when one of its steps is changed. */
export function drawFuture(view, plan) {
  const { language, gentle } = view;
  const future = momentsOf(view.story, plan.path, { language, gentle });
  const moments = future.filter((moment) => moment.turn > plan.index);
  return drawColumn(view, "other", plan.path, moments, (moment) => drawStep(view, plan, moment));
}

function drawColumn(view, side, path, moments, extraOf) {
  const ending = endingOf(view.story, path);
  const title = lineOf(view, `ending.${ending.id}.title`);
  const turn = moments[0].decision.world ? ".world" : "";
  return h(
    "div",
    { class: `breakcontact-review__column breakcontact-review__column--${side}` },
    h("h6", { class: "breakcontact-review__column-title" }, view.words(`review.column.${side}${turn}`)),
    h("p", { class: "breakcontact-review__column-ends" }, view.words("review.ends", { title })),
    bandsOf(moments).map((band) => drawBand(view, band, "p", extraOf)),
    h(
      "div",
      { class: "breakcontact-review__column-ending" },
      h("p", { class: "breakcontact-review__ending-title" }, title),
      h("p", {}, lineOf(view, `ending.${ending.id}.text`)),
    ),
  );
}

/** Who set a step of the future, and a button for what else it could be. */
function drawStep(view, plan, moment) {
  const { decision } = moment;
  if (!decision) return null;
  const mark = view.words(plan.tried.has(decision.index) ? "review.tried" : "review.filled");
  const fixed = decision.others.length === 0 || decision.index === plan.index;
  return h(
    "div",
    { class: "breakcontact-review__step" },
    h("span", { class: "breakcontact-review__step-mark" }, mark),
    !fixed &&
      h(
        "button",
        {
          type: "button",
          class: "breakcontact-review__unfold",
          "aria-expanded": "false",
          "data-act": "unfold",
          "data-index": String(decision.index),
        },
        view.words("review.change"),
      ),
  );
}

/** Show under its button what else a step of the future could be, or fold it away again. */
export function unfoldStep(view, plan, button) {
  const open = button.getAttribute("aria-expanded") === "true";
  button.setAttribute("aria-expanded", String(!open));
  if (open) return button.nextElementSibling.remove();
  const index = Number(button.dataset.index);
  const ways = otherPicksAt(view.story, plan.path, index).map((pick) => drawSwap(view, index, pick));
  return button.after(h("ul", { role: "list" }, ways.map((way) => h("li", {}, way))));
}

function drawSwap(view, index, pick) {
  return h(
    "button",
    {
      type: "button",
      class: "breakcontact__button breakcontact-review__swap",
      "data-act": "change",
      "data-index": String(index),
      "data-pick": pick.id,
    },
    pickText(view, pick),
    pick.kind === "world" &&
      h("span", { class: "breakcontact-review__other-share" }, shareOf(view, pick)),
  );
}
