// Plays given steps with several pages that keep plays of one story in a browser, and tells what came of each.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [modulePath, casesPath] = process.argv.slice(2);
const { story, cases } = JSON.parse(readFileSync(casesPath, "utf8"));

class Storage {
  getItem(key) {
    return Object.hasOwn(this, key) ? this[key] : null;
  }
  setItem(key, text) {
    this[key] = String(text);
  }
  removeItem(key) {
    delete this[key];
  }
}

const { PlayStore } = await import(pathToFileURL(modulePath));
const KEY = "breakcontact play small";
const bare = (play) => play && { path: play.path, marks: play.marks };

function run(steps) {
  globalThis.localStorage = new Storage();
  const pages = new Map();
  const told = [];
  for (const { page, act, play, text } of steps) {
    if (act === "put") localStorage.setItem(KEY, text);
    if (act === "open") {
      pages.set(page, new PlayStore("small", () => story, page));
      const found = pages.get(page).load();
      told.push({ found: bare(found.play), others: found.others.map(bare), fault: found.fault });
    }
    if (act === "save") told.push({ saved: pages.get(page).save(play), others: pages.get(page).others });
    if (act === "state") told.push({ state: pages.get(page).findState() });
  }
  const kept = JSON.parse(localStorage.getItem(KEY) ?? "null");
  const aside = Object.keys(localStorage).filter((key) => key !== KEY);
  return { told, kept, aside: aside.map((key) => [key.slice(KEY.length + 1), localStorage.getItem(key)]) };
}

console.log(JSON.stringify(cases.map(run)));
