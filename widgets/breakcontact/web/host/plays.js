// Several plays of a story in one record: which of them stay when one is saved. The same rules as story/record.py
// and story/record_file.py have for a file; tests/story/test_two_records.py holds the two together.
import { LONGEST_PATH } from "../../ui/shared/player.js";

/** @import { Mark, Story } from "../../ui/shared/types.js" */

/**
 * A play as it is kept; `path` is valid in the story.
 * @typedef {{path: string[], marks: Mark[], language: string, country: string}} Play
 */
/**
 * One of the plays of a record: `writer` is a random name of the page that wrote it, and `fits` says whether all
 * of what was kept fits the story as it is now.
 * @typedef {{play: Play, writer: string, fits: boolean}} KeptPlay
 */

export const FORMAT = 1;
export const LARGEST = 1024 * 1024;
const MOST_OTHERS = 8;
const LONGEST_NAME = 40;
const MARKS_PER_MESSAGE = 20;

/** What lies in a record's place is none of this story. */
export class RecordError extends Error {}

/** @type {(one: unknown, other: unknown) => boolean} */
export const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/**
 * The plays of a record, the newest first, each as far as the story still allows it.
 * @param {string} text
 * @param {Story} story
 * @throws {RecordError} if it is no record of this story
 * @returns {KeptPlay[]}
 */
export function readPlays(text, story) {
  if (text.length > LARGEST) throw new RecordError("too large");
  const fields = parse(text);
  if (!isObject(fields) || fields.format !== FORMAT) throw new RecordError("not a record");
  if (fields.story !== story.id) throw new RecordError("of another story");
  const { others = [] } = fields;
  if (!Array.isArray(others) || !others.every(isObject)) throw new RecordError("no other plays");
  const settings = { language: nameIn(fields.language, "en"), country: nameIn(fields.country, "GB") };
  return [fields, ...others].map((each) => readPlay(each, story, settings));
}

/**
 * The plays of others that stay in the record, the newest first.
 * @param {KeptPlay[]} found what the record holds
 * @param {Play} play that is being saved
 * @param {{writer: string, offered: KeptPlay[], opened: KeptPlay[]}} own what this page was offered and has opened
 * @returns {KeptPlay[]}
 */
export function listOthers(found, play, { writer, offered, opened }) {
  /** @type {KeptPlay[]} */
  const others = [];
  for (const each of found) {
    if (each.writer === writer) continue;
    const isIn = (/** @type {KeptPlay[]} */ plays) =>
      plays.some((one) => one.writer === each.writer && same(one.play, each.play));
    const replaces = isIn(opened) || (isIn(offered) && holds(play, each.play));
    if (others.length < MOST_OTHERS && each.play.path.length > 0 && !replaces) others.push(each);
  }
  return others;
}

/**
 * The plays that are not the beginning of another one, without the newest.
 * @param {Play[]} plays the newest first
 */
export function listDistinct([newest, ...others]) {
  const distinct = [newest];
  for (const play of [...others].sort((one, other) => other.path.length - one.path.length)) {
    if (!distinct.some((each) => holds(each, play))) distinct.push(play);
  }
  return others.filter((play) => distinct.includes(play));
}

/** Whether the other play is the beginning of this one, with no marks of its own. @param {Play} play @param {Play} other */
export function holds(play, other) {
  const begins = other.path.every((id, turn) => play.path[turn] === id);
  return begins && other.marks.every((mark) => play.marks.some((one) => same(one, mark)));
}

/**
 * @param {Story} story
 * @param {Play} play
 * @param {string} writer
 * @param {KeptPlay[]} others
 */
export function renderRecord(story, play, writer, others) {
  const { path, marks, language, country } = play;
  const fields = { format: FORMAT, story: story.id, version: story.version, path, marks, language, country, writer };
  const beside = others.map((each) => ({ path: each.play.path, marks: each.play.marks, writer: each.writer }));
  return JSON.stringify(beside.length > 0 ? { ...fields, others: beside } : fields);
}

/** Whether something is a list of marks on messages of the story. @param {Story} story @param {unknown} marks */
export function areMarks(story, marks) {
  return Array.isArray(marks) && listFitting(story, marks).length === marks.length;
}

/** @param {string} text @returns {any} */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new RecordError("not JSON");
  }
}

/** @param {unknown} value @returns {value is Record<string, any>} */
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** @param {unknown} value @param {string} otherwise */
function nameIn(value, otherwise) {
  return typeof value === "string" ? value.slice(0, LONGEST_NAME) : otherwise;
}

/**
 * @param {Record<string, any>} fields
 * @param {Story} story
 * @param {{language: string, country: string}} settings
 * @returns {KeptPlay}
 */
function readPlay({ path = [], marks = [], writer }, story, settings) {
  if (!Array.isArray(path)) throw new RecordError("a path is a list");
  const taken = replayAsFarAsPossible(story, path);
  const given = Array.isArray(marks) ? marks : [];
  const fitting = listFitting(story, given);
  const fits = taken.length === path.length && Array.isArray(marks) && fitting.length === marks.length;
  return { play: { path: taken, marks: fitting, ...settings }, writer: nameIn(writer, ""), fits };
}

/** @param {Story} story @param {unknown[]} path @returns {string[]} */
function replayAsFarAsPossible(story, path) {
  /** @type {string[]} */
  const taken = [];
  let state = 0;
  for (const id of path.slice(0, LONGEST_PATH)) {
    const pick = story.states[state].picks.find((offered) => offered[0] === id);
    if (!pick) break;
    taken.push(pick[0]);
    state = pick[1];
  }
  return taken;
}

/** @param {Story} story @param {unknown[]} marks @returns {Mark[]} */
function listFitting({ messages }, marks) {
  const tactics = new Set(Object.values(messages).map((message) => message.tactic));
  /** @param {unknown} mark @returns {mark is Mark} */
  const isMark = (mark) => {
    if (!Array.isArray(mark) || typeof mark[0] !== "string" || !Object.hasOwn(messages, mark[0])) return false;
    if (mark.length === 2) return mark[1] === "evidence";
    return mark.length === 3 && mark[1] === "tactic" && mark[2] !== undefined && tactics.has(mark[2]);
  };
  return marks.slice(0, MARKS_PER_MESSAGE * Object.keys(messages).length).filter(isMark);
}
