// A country's steps and services as elements; the steps widget and the chat's help both show them.
import { drawing, h, wordsOf } from "./dom.js";

/**
 * @typedef {{publisher: string, title: string, year?: number | null, seen: string}} Source
 * @typedef {{kind: "phone" | "web" | "mail", text: string, href: string}} Contact
 * @typedef {{id: string, text: string, detail: string, sources: string[], reviewed: string}} Step
 * @typedef {{id: string, name: string, who: string, contact: Contact[], hours: string,
 *            status: "seen" | "unverified", sources: string[], reviewed: string}} Service
 * @typedef {{country: string, name: string, reviewed: string, order_note: string, steps: Step[],
 *            services: Service[], sources: Record<string, Source>}} Pack
 */

const ADVICE_DAY = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
const ADVICE_LOCALES = { en: "en-GB", nb: "nb-NO" };
const SEEN_LABELS = {
  "own page": "steps.seen.own",
  "secondary report": "steps.seen.secondary",
  mirror: "steps.seen.mirror",
  "seed text": "steps.seen.seed",
};
const CONTACT_SHAPES = {
  phone: ["path", { d: "M7 3l3 5-2.4 1.8a12 12 0 0 0 6.6 6.6L16 14l5 3-1.4 3.6C11 22 2 13 3.4 4.4z" }],
  web: [
    "path",
    { d: "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M3 12h18M12 3c6 5 6 13 0 18M12 3c-6 5-6 13 0 18" },
  ],
  mail: ["path", { d: "M3 5.5h18v13H3zM3 6.5l9 7 9-7" }],
};

/**
 * The steps as a numbered list, each with its sources folded away.
 * @param {Pack} pack
 * @param {Record<string, string>} labels
 */
export function renderSteps(pack, labels) {
  const say = wordsOf(labels);
  return h(
    "ol",
    { class: "breakcontact-advice__steps", role: "list" },
    pack.steps.map((step) =>
      h(
        "li",
        { class: "breakcontact-advice__step", "data-step": step.id },
        h("p", { class: "breakcontact-advice__step-text" }, step.text),
        h("p", {}, step.detail),
        adviceSources(step, pack, say, say("steps.sources")),
      ),
    ),
  );
}

/**
 * The services as cards with links to call, write or read.
 * @param {Pack} pack
 * @param {Record<string, string>} labels
 * @param {{language?: string, level?: number}} options `level`: of the headings of services
 */
export function renderServices(pack, labels, { language = "en", level = 4 } = {}) {
  const say = wordsOf(labels);
  return h(
    "ul",
    { class: "breakcontact-advice__services", role: "list" },
    pack.services.map((service) =>
      h(
        "li",
        { class: "breakcontact-advice__service", "data-service": service.id },
        h("p", { class: "breakcontact-advice__who" }, spokenOnly(`${say("steps.who")} `), service.who),
        h(`h${level}`, { class: "breakcontact-advice__name" }, service.name),
        h("div", { class: "breakcontact-advice__contacts" }, service.contact.map((way) => contactLink(way, say))),
        service.hours && h("p", {}, spokenOnly(`${say("steps.hours")}: `), service.hours),
        service.status === "unverified" && unverifiedNote(say),
        adviceSources(service, pack, say, reviewedWords(labels, service.reviewed, language)),
      ),
    ),
  );
}

/** The day of a review in words, as "Reviewed 21 November 2026". */
export function reviewedWords(labels, reviewed, language) {
  const day = new Intl.DateTimeFormat(ADVICE_LOCALES[language] ?? language, ADVICE_DAY).format(new Date(reviewed));
  return wordsOf(labels)("steps.reviewed", { date: day });
}

function contactLink({ kind, text, href }, say) {
  const away = kind === "web" ? { target: "_blank", rel: "noopener noreferrer" } : {};
  return h(
    "a",
    { class: `breakcontact-advice__contact breakcontact-advice__contact--${kind}`, href, ...away },
    drawing("0 0 24 24", [CONTACT_SHAPES[kind]], "breakcontact-advice__icon"),
    spokenOnly(`${say(`steps.${kind}`)}: `),
    h("span", {}, text),
    kind === "web" && spokenOnly(` (${say("steps.new-tab")})`),
  );
}

function unverifiedNote(say) {
  return h(
    "p",
    { class: "breakcontact-advice__unverified" },
    h("strong", {}, `${say("steps.unverified")}. `),
    say("steps.unverified.about"),
  );
}

function adviceSources(line, pack, say, summary) {
  const items = line.sources.map((id) => h("li", {}, sourceWords(pack.sources[id], say)));
  return h(
    "details",
    { class: "breakcontact-advice__sources" },
    h("summary", {}, summary),
    h("ul", {}, items),
  );
}

function sourceWords({ publisher, title, year, seen }, say) {
  const where = say(SEEN_LABELS[seen] ?? seen);
  return `${publisher}: ${[title, year].filter(Boolean).join(", ")} (${where})`;
}

// Words for those who hear the page instead of seeing it.
function spokenOnly(text) {
  return h("span", { class: "breakcontact__hidden" }, text);
}
