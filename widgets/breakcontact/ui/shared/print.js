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
  paper.head.append(...styles.map((style) => paper.importNode(style, true)));
  paper.body.append(paper.importNode(element, true));
  for (const folded of paper.querySelectorAll("details")) folded.open = true;
  paperWindow.addEventListener("afterprint", () => frame.remove());
  paperWindow.print();
}
