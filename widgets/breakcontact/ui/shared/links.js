// Links between notebooks: they open inside JupyterLab where that is possible, and as pages elsewhere.
import { h } from "./dom.js";

/** @import { Child, NotebookLink, Properties } from "./types.js" */

/**
 * A link to a notebook.
 *
 * JupyterLab follows the command that an element names, without loading its page again; it does so for cells that
 * the reader has run. Without a path on the server, as on a static page, the link is an ordinary one.
 * @param {NotebookLink} link
 * @param {Properties<"a">} properties
 * @param {Child[]} children
 */
export function notebookLink(link, properties, ...children) {
  const settings = readSettings();
  const within = link.path && settings.base;
  const command = within && settings.isLab && {
    "data-commandlinker-command": "docmanager:open",
    "data-commandlinker-args": JSON.stringify({ path: link.path }),
  };
  const view = settings.isLab ? "lab/tree" : "notebooks";
  const href = within ? `${settings.base}${view}/${encodePath(link.path)}` : link.href;
  return h("a", { href, ...properties, ...command }, ...children);
}

/**
 * Whether there is a link; Python sends an empty one where there is nothing to open.
 * @template {NotebookLink} Link
 * @param {Link | Record<string, never>} link
 * @returns {link is Link}
 */
export function isLink(link) {
  return Boolean(link.href);
}

/** What Jupyter tells its pages: where they are served, and which program they belong to. */
function readSettings() {
  const text = document.getElementById("jupyter-config-data")?.textContent;
  const { baseUrl = "", appName = "" } = text ? JSON.parse(text) : {};
  return { base: String(baseUrl), isLab: appName === "JupyterLab" };
}

/** @param {string} path */
function encodePath(path) {
  return path.split("/").map(encodeURIComponent).join("/");
}
