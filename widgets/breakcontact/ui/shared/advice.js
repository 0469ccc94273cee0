// A country's steps and services as elements, for the steps widget, the chat's help and the quiz.
import { drawing, h, wordsOf } from "./dom.js";

/** @import { Contact, Labels, Pack, Safety, Service, Shape, Source, Step, Words } from "./types.js" */

/** @type {Record<string, string>} */
const SEEN_LABELS = {
  "own page": "steps.seen.own",
  "secondary report": "steps.seen.secondary",
  mirror: "steps.seen.mirror",
  "seed text": "steps.seen.seed",
};
/** @type {Record<Contact["kind"], Shape>} */
const CONTACT_SHAPES = {
  phone: ["path", { d: "M7 3l3 5-2.4 1.8a12 12 0 0 0 6.6 6.6L16 14l5 3-1.4 3.6C11 22 2 13 3.4 4.4z" }],
  web: [
    "path",
    { d: "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M3 12h18M12 3c6 5 6 13 0 18M12 3c-6 5-6 13 0 18" },
  ],
  mail: ["path", { d: "M3 5.5h18v13H3zM3 6.5l9 7 9-7" }],
};

/**
 * What comes before all steps: when to call at once, and whom.
 * @param {Pack} pack
 * @param {Labels} labels
 */
export function renderSafety(pack, labels) {
  const words = wordsOf(labels);
  const { safety } = pack;
  const services = pack.services.filter((service) => safety.services.includes(service.id));
  return h(
    "div",
    { class: "breakcontact-advice__safety" },
    h("p", { class: "breakcontact-advice__safety-text" }, safety.text),
    h("p", {}, safety.detail),
    h(
      "ul",
      { class: "breakcontact-advice__calls", role: "list" },
      services.map((service) =>
        h(
          "li",
          { class: "breakcontact-advice__call", "data-call": service.id },
          h("span", { class: "breakcontact-advice__call-name" }, service.name),
          h(
            "span",
            { class: "breakcontact-advice__contacts" },
            service.contact.filter(({ kind }) => kind === "phone").map((contact) => contactLink(contact, words)),
          ),
        ),
      ),
    ),
    sourceList(safety, pack, words, words("steps.sources")),
  );
}

/**
 * The steps as a numbered list, each with its sources folded away.
 * @param {Pack} pack
 * @param {Labels} labels
 */
export function renderSteps(pack, labels) {
  const words = wordsOf(labels);
  return h(
    "ol",
    { class: "breakcontact-advice__steps", role: "list" },
    pack.steps.map((step) =>
      h(
        "li",
        { class: "breakcontact-advice__step", "data-step": step.id },
        h("p", { class: "breakcontact-advice__step-text" }, step.text),
        h("p", {}, step.detail),
        sourceList(step, pack, words, words("steps.sources")),
      ),
    ),
  );
}

/**
 * The services as cards with links to call, write or read.
 * @param {Pack} pack
 * @param {Labels} labels
 * @param {{level?: 3 | 4}} [options] `level`: of the headings of services
 */
export function renderServices(pack, labels, { level = 4 } = {}) {
  const words = wordsOf(labels);
  return h(
    "ul",
    { class: "breakcontact-advice__services", role: "list" },
    pack.services.map((service) =>
      h(
        "li",
        { class: "breakcontact-advice__service", "data-service": service.id },
        h("p", { class: "breakcontact-advice__who" }, spokenOnly(`${words("steps.who")} `), service.who),
        h(`h${level}`, { class: "breakcontact-advice__name" }, service.name),
        h("div", { class: "breakcontact-advice__contacts" }, service.contact.map((contact) => contactLink(contact, words))),
        service.hours && h("p", {}, spokenOnly(`${words("steps.hours")}: `), service.hours),
        service.status === "unverified" && unverifiedNote(words),
        sourceList(service, pack, words, reviewedWords(labels, pack, service.reviewed)),
      ),
    ),
  );
}

/**
 * The day of a review in words, such as "Reviewed 21 November 2026".
 * @param {Labels} labels
 * @param {Pack} pack
 * @param {string} reviewed an ISO date
 */
export function reviewedWords(labels, pack, reviewed) {
  return wordsOf(labels)("steps.reviewed", { date: pack.days[reviewed] });
}

/**
 * @param {Contact} contact
 * @param {Words} words
 */
function contactLink({ kind, text, href }, words) {
  const newTab = kind === "web" ? { target: "_blank", rel: "noopener noreferrer" } : {};
  return h(
    "a",
    { class: `breakcontact-advice__contact breakcontact-advice__contact--${kind}`, href, ...newTab },
    drawing("0 0 24 24", [CONTACT_SHAPES[kind]], "breakcontact-advice__icon"),
    spokenOnly(`${words(`steps.${kind}`)}: `),
    h("span", {}, text),
    kind === "web" && spokenOnly(` (${words("steps.new-tab")})`),
  );
}

/** @param {Words} words */
function unverifiedNote(words) {
  return h(
    "p",
    { class: "breakcontact-advice__unverified" },
    h("strong", {}, `${words("steps.unverified")}. `),
    words("steps.unverified.about"),
  );
}

/**
 * @param {Safety | Step | Service} entry
 * @param {Pack} pack
 * @param {Words} words
 * @param {string} summary
 */
function sourceList(entry, pack, words, summary) {
  const items = entry.sources.map((id) => h("li", {}, describeSource(pack.sources[id], words)));
  return h(
    "details",
    { class: "breakcontact-advice__sources" },
    h("summary", {}, summary),
    h("ul", {}, items),
  );
}

/**
 * @param {Source} source
 * @param {Words} words
 */
function describeSource({ publisher, title, year, seen }, words) {
  const where = words(SEEN_LABELS[seen] ?? seen);
  return `${publisher}: ${[title, year].filter(Boolean).join(", ")} (${where})`;
}

/** Text for screen readers only. @param {string} text */
function spokenOnly(text) {
  return h("span", { class: "breakcontact__hidden" }, text);
}
