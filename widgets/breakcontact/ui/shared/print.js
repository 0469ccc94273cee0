// Printing one element of the page, without the notebook around it.
import { h } from "./dom.js";

/**
 * Print a copy of an element by itself, unfolded and in light colours.
 * @param {HTMLElement} element
 */
export function printElement(element) {
  document.querySelector("iframe[data-breakcontact-paper]")?.remove();
  const frame = h("iframe", { "data-breakcontact-paper": true, "aria-hidden": "true", tabIndex: -1 });
  frame.style.cssText = "border: 0; height: 0; inset: 0; position: fixed; width: 0;";
  document.body.append(frame);
  const { contentDocument: paper, contentWindow: paperWindow } = frame;
  if (!paper || !paperWindow) return;
  const styles = [...document.querySelectorAll("style")].filter((style) =>
    style.textContent?.includes(".breakcontact"),
  );
  // In the page of a site, our style sheet is a file of its own, which the copy has to wait for.
  const linked = [...document.querySelectorAll("link[data-breakcontact]")].map((link) => paper.importNode(link, true));
  const loaded = linked.map((link) => new Promise((resolve) => ["load", "error"].map((end) => link.addEventListener(end, resolve))));
  paper.head.append(...styles.map((style) => paper.importNode(style, true)), ...linked);
  paper.body.append(paper.importNode(element, true));
  for (const folded of paper.querySelectorAll("details")) folded.open = true;
  paperWindow.addEventListener("afterprint", () => frame.remove());
  void Promise.all(loaded).then(() => paperWindow.print());
}
