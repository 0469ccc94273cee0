// The service worker of a site: at the first visit it takes all files, and then answers from them, so that the
// site works without a network. The builder writes the list of files above; each build has a version of its own.

/** @import { SiteFiles } from "./types.js" */

const { version, files } = /** @type {{SITE: SiteFiles}} */ (/** @type {unknown} */ (globalThis)).SITE;
const worker = /** @type {any} */ (globalThis);
const PREFIX = "breakcontact";
/** Several sites of one web space have a store each. */
const HOME = new URL("./", worker.location.href).href;
const STORE = `${PREFIX} ${HOME} ${version}`;

worker.addEventListener("install", (/** @type {any} */ event) => event.waitUntil(takeFiles()));
worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(removeOlder()));
worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const { url, method } = event.request;
  if (method === "GET" && url.startsWith(HOME)) event.respondWith(answer(event.request));
});

async function takeFiles() {
  const store = await caches.open(STORE);
  await store.addAll(files.map((file) => new Request(new URL(file, HOME), { cache: "no-cache" })));
  await worker.skipWaiting();
}

async function removeOlder() {
  const names = await caches.keys();
  const older = names.filter((name) => name.startsWith(`${PREFIX} ${HOME} `) && name !== STORE);
  await Promise.all(older.map((name) => caches.delete(name)));
  await worker.clients.claim();
}

/** @param {Request} request */
async function answer(request) {
  const store = await caches.open(STORE);
  const kept = await store.match(request, { ignoreSearch: true });
  return kept ?? fetch(request);
}
