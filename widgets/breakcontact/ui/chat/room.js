// How much room there is for a chat where it stands: in a notebook's panel, on a page, in an output.

/** What lies above and below the frame inside its root, in pixels, and a little air. */
const AROUND = 30;
/** Below this many pixels a room is low, such as a laptop's inside JupyterLab. */
const LOW = 660;

/**
 * Tell the style sheet how high the frame of a chat may be, as `--chat-room`, and whether that is low.
 * @param {HTMLElement} root
 * @param {AbortSignal} signal
 */
export function followRoom(root, signal) {
  const update = () => {
    const room = roomOf(scrollerOf(root));
    root.style.setProperty("--chat-room", `${room - AROUND}px`);
    root.dataset.room = room < LOW ? "low" : "usual";
  };
  // The page may show a widget some time after it has been made; only then it lies in something that scrolls.
  const shown = new ResizeObserver(() => {
    shown.disconnect();
    resized.observe(scrollerOf(root));
    update();
  });
  const resized = new ResizeObserver(update);
  shown.observe(root);
  window.addEventListener("resize", update, { signal });
  signal.addEventListener("abort", () => {
    shown.disconnect();
    resized.disconnect();
  });
}

/**
 * Scroll down until the last of what may be chosen is in view, but not past the newest message.
 * @param {HTMLElement} choices
 * @param {HTMLElement | null} newest
 */
export function scrollToChoices(choices, newest) {
  const scroller = scrollerOf(choices);
  const port = scroller === document.documentElement ? 0 : scroller.getBoundingClientRect().top;
  const top = port + coveredBy(scroller);
  const bottom = port + scroller.clientHeight;
  const hidden = choices.getBoundingClientRect().bottom - bottom;
  const free = (newest ?? choices).getBoundingClientRect().top - top;
  if (hidden > 0 && free > 0) scroller.scrollBy({ top: Math.min(hidden, free) });
}

/**
 * Go to the review that follows a chat; without one in the page, to what comes next below the chat.
 * @param {HTMLElement} chat
 */
export function lookBack(chat) {
  const reviews = [...document.querySelectorAll(".breakcontact-review")];
  const follows = (/** @type {Element} */ review) =>
    chat.compareDocumentPosition(review) & Node.DOCUMENT_POSITION_FOLLOWING;
  const review = reviews.find(follows) ?? reviews.at(-1);
  const heading = review?.querySelector("h3");
  if (heading instanceof HTMLElement) {
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    heading.scrollIntoView({ block: "start" });
  } else {
    const scroller = scrollerOf(chat);
    scroller.scrollBy({ top: chat.getBoundingClientRect().bottom - scroller.getBoundingClientRect().top });
  }
}

/** How much of a scroller can be seen at a time. @param {HTMLElement} scroller */
function roomOf(scroller) {
  return scroller.clientHeight - coveredBy(scroller);
}

/** How much of its top something lies over, such as a bar. @param {HTMLElement} scroller */
function coveredBy(scroller) {
  return parseFloat(getComputedStyle(scroller).scrollPaddingBlockStart) || 0;
}

/**
 * What scrolls an element: the nearest part around it that holds more than it shows, or the page.
 * @param {HTMLElement} element
 * @returns {HTMLElement}
 */
function scrollerOf(element) {
  const parts = [];
  for (let part = element.parentElement; part && part !== document.body; part = part.parentElement) {
    if (["auto", "scroll"].includes(getComputedStyle(part).overflowY)) parts.push(part);
  }
  // JupyterLab lets every output scroll, though each is as high as what is in it.
  return parts.find((part) => part.scrollHeight > part.clientHeight + 1) ?? parts.at(-1) ?? document.documentElement;
}
