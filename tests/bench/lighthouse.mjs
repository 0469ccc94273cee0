// Lighthouse's marks for pages: node lighthouse.mjs MODULES CHROME ADDRESS ...
// Prints for each address the marks, and what takes points away: {address, marks, faults}.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [modules, chromePath, ...addresses] = process.argv.slice(2);
const require = createRequire(`${modules}/`);
const load = async (name) => import(pathToFileURL(require.resolve(name)).href);
const { default: lighthouse } = await load("lighthouse");
const { launch } = await load("chrome-launcher");

const CATEGORIES = ["accessibility", "best-practices"];

/** What counts and has not been passed: its id, its title and where it is. */
function listFaults({ categories, audits }) {
  const counted = CATEGORIES.flatMap((name) => categories[name].auditRefs.filter(({ weight }) => weight > 0));
  return counted
    .map(({ id }) => audits[id])
    .filter(({ score }) => score !== null && score < 1)
    .map(({ id, title, details }) => {
      const places = (details?.items ?? []).map((item) => item.node?.snippet ?? item.description ?? item.url ?? "");
      return `${id}: ${title}${places.length > 0 ? ` at ${places.slice(0, 3).join(", ")}` : ""}`;
    });
}

const chrome = await launch({ chromePath, chromeFlags: ["--headless", "--no-sandbox", "--disable-dev-shm-usage"] });
try {
  const found = [];
  for (const address of addresses) {
    const { lhr } = await lighthouse(address, { port: chrome.port, onlyCategories: CATEGORIES, logLevel: "error" });
    if (lhr.runtimeError) throw new Error(`${address}: ${lhr.runtimeError.message}`);
    const marks = CATEGORIES.map((name) => Math.round(lhr.categories[name].score * 100));
    found.push({ address, marks, faults: listFaults(lhr) });
  }
  console.log(JSON.stringify(found));
} finally {
  await chrome.kill();
}
