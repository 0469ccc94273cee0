// The quizzes that a learner was given, and the one to practise with.
import { h } from "../shared/dom.js";
import { notebookLink } from "../shared/links.js";

/**
 * @import { Model, Words } from "../shared/types.js"
 * @import { StartTraits } from "./types.js"
 */

/**
 * @param {Model<StartTraits>} model
 * @param {Words} words
 * @returns {HTMLElement[]}
 */
export function renderQuizzes(model, words) {
  const quizzes = model.get("quizzes");
  const folder = model.get("folder");
  const groups = model.get("groups")[model.get("who")] ?? [];
  const [practice] = groups.map((audience) => model.get("practice")[audience]).filter(Boolean);
  return [
    h("h2", { class: "breakcontact-start__title" }, words("start.quizzes")),
    quizzes.length > 0
      ? h("p", {}, words("start.quizzes.about"))
      : h("p", {}, words("start.quizzes.none", { folder })),
    h(
      "ul",
      { class: "breakcontact-start__rows", role: "list" },
      quizzes.map((quiz) => {
        const verb = words(quiz.begun ? "start.quizzes.begun" : "start.quizzes.open");
        const name = words("start.open.of", { verb, title: quiz.title });
        return h(
          "li",
          { class: "breakcontact-start__row", "data-quiz": quiz.folder },
          h("div", {}, h("h3", { class: "breakcontact-start__name" }, quiz.title), h("p", { class: "breakcontact-start__facts" }, quiz.folder)),
          notebookLink(quiz, { class: "breakcontact-start__open", "aria-label": name }, verb),
        );
      }),
      practice &&
        h(
          "li",
          { class: "breakcontact-start__row" },
          h("p", {}, words("start.practice.about")),
          notebookLink(practice, { class: "breakcontact-start__open" }, words("start.practice")),
        ),
    ),
  ];
}
