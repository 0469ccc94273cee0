// Paper: one element of the page printed alone, without the notebook around it.
import { h } from "./dom.js";

/** Print a copy of an element on a sheet of its own, unfolded and in the page's light colours. */
export function printElement(element) {
  document.querySelector("iframe[data-breakcontact-paper]")?.remove();
  const frame = h("iframe", { "data-breakcontact-paper": true, "aria-hidden": "true", tabIndex: -1 });
  frame.style.cssText = "border: 0; height: 0; inset: 0; position: fixed; width: 0;";
  document.body.append(frame);
  const paper = frame.contentDocument;
  const styles = [...document.querySelectorAll("style")].filter((style) =>
    style.textContent.includes(".breakcontact"),
  );
  paper.head.append(...styles.map((style) => paper.importNode(style, true)));
  paper.body.append(paper.importNode(element, true));
  for (const folded of paper.querySelectorAll("details")) folded.open = true;
  frame.contentWindow.addEventListener("afterprint", () => frame.remove());
  frame.contentWindow.print();
}
