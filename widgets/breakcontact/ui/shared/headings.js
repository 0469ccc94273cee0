// The headings of the lesson around a widget, as the notebook or the page shows them, and the parts below them.

/** The headings of the lesson's parts; those inside widgets are not its own. @param {Element} root */
export function findHeadings(root) {
  return [...lessonAround(root).querySelectorAll("h2")].filter((heading) => !heading.closest(".breakcontact"));
}

/**
 * The heading above the first element that fits, if the lesson has such an element.
 * @param {Element} root
 * @param {string} selector
 */
export function findHeadingAbove(root, selector) {
  const part = lessonAround(root).querySelector(selector);
  if (!part) return undefined;
  return findHeadings(root).findLast((heading) => heading.compareDocumentPosition(part) & Node.DOCUMENT_POSITION_FOLLOWING);
}

/** The text of a heading without the mark that Jupyter adds. @param {Element} heading */
export function nameOf(heading) {
  return (heading.textContent ?? "").replace("¶", "").trim();
}

/** Scroll to a heading, and go on from there with the keyboard. @param {HTMLElement | undefined} heading */
export function goTo(heading) {
  if (!heading) return;
  heading.scrollIntoView({ block: "start" });
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

/** @param {Element} root */
function lessonAround(root) {
  return root.closest(".jp-Notebook") ?? root.closest("main") ?? document;
}
