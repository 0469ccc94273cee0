// After the first visit the site works without a network: the service worker keeps its files.

/** @import { PageData } from "./types.js" */

/** @param {PageData} data */
export function watchOffline({ worker, words }) {
  // Browsers offer it only where the address begins with https, or on one's own machine.
  if (!worker || !("serviceWorker" in navigator)) return;
  const status = document.querySelector(".site-foot__status");
  const register = async () => {
    await navigator.serviceWorker.register(worker);
    await navigator.serviceWorker.ready;
    if (status) status.textContent = words["web.offline.ready"];
  };
  // The lesson comes first; without storage the site works as long as there is a network.
  setTimeout(() => register().catch(() => {}));
}
