// The lessons as cards: the next one large, and all of them by audience.
import { h } from "../shared/dom.js";
import { notebookLink } from "../shared/links.js";

/**
 * @import { Model, Words } from "../shared/types.js"
 * @import { LessonCard, StartTraits } from "./types.js"
 */

/**
 * @param {Model<StartTraits>} model
 * @param {Words} words
 * @returns {HTMLElement[]}
 */
export function renderLessons(model, words) {
  const who = model.get("who");
  const all = model.get("lessons");
  const audiences = model.get("groups")[who] ?? [...new Set(all.flatMap((each) => each.audience))];
  const groups = audiences
    .map((audience) => ({ audience, lessons: all.filter((each) => each.audience.includes(audience)) }))
    .filter((group) => group.lessons.length > 0);
  const order = groups.flatMap((group) => group.lessons);
  const hasChosen = who in model.get("groups");
  const next = findNext(order);
  const keepsProgress = !model.get("memory_only");
  return [
    ...(hasChosen && order.length > 0 && keepsProgress ? [renderNext(next, words)] : []),
    h(
      "section",
      { class: "breakcontact-start__part", "aria-label": words("start.lessons") },
      groups.map(({ audience, lessons }) => [
        h("h2", { class: "breakcontact-start__title" }, words(`start.for.${audience}`)),
        h(
          "ul",
          { class: "breakcontact-start__cards", role: "list" },
          lessons.map((each) => h("li", {}, renderCard(each, words, keepsProgress))),
        ),
      ]),
    ),
  ];
}

/** What was begun, or else the first that is not done. @param {readonly LessonCard[]} order */
function findNext(order) {
  return order.find((each) => each.state === "begun") ?? order.find((each) => each.state === "new");
}

/** @param {LessonCard | undefined} lesson @param {Words} words */
function renderNext(lesson, words) {
  const about = { class: "breakcontact-start__next", "aria-label": words("start.next") };
  if (!lesson) {
    return h(
      "section",
      about,
      h("p", { class: "breakcontact-start__kicker" }, words("start.again")),
      h("p", {}, words("start.again.about")),
    );
  }
  const isBegun = lesson.state === "begun";
  return h(
    "section",
    about,
    h(
      "div",
      {},
      h("p", { class: "breakcontact-start__kicker" }, words(isBegun ? "start.go-on" : "start.next")),
      h("h2", { class: "breakcontact-start__name" }, lesson.title),
      h("p", { class: "breakcontact-start__facts" }, describe(lesson, words)),
    ),
    openLink(lesson, words, "breakcontact-start__open--main"),
  );
}

/** @param {LessonCard} lesson @param {Words} words @param {boolean} keepsProgress */
function renderCard(lesson, words, keepsProgress) {
  return h(
    "article",
    { class: "breakcontact-start__card", "data-lesson": lesson.slug, "data-state": lesson.state },
    h(
      "div",
      { class: "breakcontact-start__top" },
      h("span", { class: "breakcontact-start__facts" }, describe(lesson, words)),
      keepsProgress &&
        lesson.state !== "new" &&
        h("span", { class: "breakcontact-start__state" }, words(`start.state.${lesson.state}`)),
    ),
    h("h3", { class: "breakcontact-start__name" }, lesson.title),
    lesson.about && h("p", {}, lesson.about),
    h(
      "p",
      { class: "breakcontact-start__facts" },
      lesson.parts.map((part) => words(`start.has.${part}`)).join(" · "),
    ),
    openLink(lesson, words),
  );
}

/** @param {LessonCard} lesson @param {Words} words */
function describe(lesson, words) {
  const number = words("start.number", { number: Number(lesson.slug.split("_")[0]) });
  return [number, words("start.minutes", { minutes: lesson.minutes })].join(" · ");
}

/** @param {LessonCard} lesson @param {Words} words @param {string} look */
function openLink(lesson, words, look = "") {
  const verb = words(`start.open.${lesson.state}`);
  const name = words("start.open.of", { verb, title: lesson.title });
  return notebookLink(lesson, { class: `breakcontact-start__open ${look}`, "aria-label": name }, verb);
}
