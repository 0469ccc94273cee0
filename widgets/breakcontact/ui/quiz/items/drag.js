// Dragging rows of a list to another position, by mouse, pen or finger.
import { placeAmong } from "./moves.js";

const DRAG_THRESHOLD = 4;

/**
 * Let the rows of `list` be dragged: by mouse or pen anywhere but on buttons, by finger at the grip alone, as
 * the page must stay scrollable.
 * @param {HTMLElement} list
 * @param {{signal: AbortSignal, onDrop: (row: HTMLElement) => void}} options `onDrop`: when a row was let go
 */
export function dragRows(list, { signal, onDrop }) {
  list.addEventListener(
    "pointerdown",
    (event) => {
      if (!(event.target instanceof Element)) return;
      const row = event.target.closest("li");
      const tool = event.target.closest("button");
      const isGrip = tool?.dataset.tool === "grip";
      const isFree = !tool && event.pointerType !== "touch";
      if (row && event.button === 0 && (isGrip || isFree)) new RowDrag(list, row, event, signal, onDrop);
    },
    { signal },
  );
}

class RowDrag {
  #end = new AbortController();
  #moving = false;

  /**
   * @param {HTMLElement} list
   * @param {HTMLElement} row
   * @param {PointerEvent} event
   * @param {AbortSignal} signal
   * @param {(row: HTMLElement) => void} onDrop
   */
  constructor(list, row, event, signal, onDrop) {
    this.list = list;
    this.row = row;
    this.onDrop = onDrop;
    this.start = event.clientY;
    this.pointer = event.pointerId;
    this.before = [...list.children];
    const options = { signal: AbortSignal.any([signal, this.#end.signal]) };
    row.addEventListener("pointermove", (move) => this.#move(move), options);
    row.addEventListener("pointerup", () => this.#finish(true), options);
    row.addEventListener("pointercancel", () => this.#finish(false), options);
    row.addEventListener("click", (click) => this.#swallow(click), { ...options, capture: true });
    window.addEventListener("keydown", (key) => key.key === "Escape" && this.#finish(false), options);
  }

  /** @param {PointerEvent} event */
  #move(event) {
    const distance = event.clientY - this.start;
    if (!this.#moving && Math.abs(distance) < DRAG_THRESHOLD) return;
    if (!this.#moving) this.#begin();
    event.preventDefault();
    this.row.style.translate = `0 ${distance}px`;
    this.#makeRoom(event);
  }

  #begin() {
    this.#moving = true;
    this.row.setPointerCapture(this.pointer);
    this.row.classList.add("breakcontact-quiz__step--dragged");
  }

  /**
   * The others step aside; the dragged row stays where it is in the page, or it would lose the pointer.
   * @param {PointerEvent} event
   */
  #makeRoom(event) {
    const others = [...this.list.children].filter((row) => row !== this.row);
    const place = placeAmong(middleOf(this.row), others.map(middleOf));
    const above = others.slice(0, place);
    const top = this.row.offsetTop;
    this.row.before(...above.filter((row) => follows(row, this.row)));
    this.row.after(...others.slice(place).filter((row) => follows(this.row, row)));
    this.start += this.row.offsetTop - top;
    this.row.style.translate = `0 ${event.clientY - this.start}px`;
  }

  /** @param {boolean} isDropped */
  #finish(isDropped) {
    this.row.style.translate = "";
    this.row.classList.remove("breakcontact-quiz__step--dragged");
    if (this.#moving && isDropped) this.onDrop(this.row);
    else if (this.#moving) this.list.append(...this.before);
    // Ignore the click that a browser may send at the end of a drag.
    setTimeout(() => this.#end.abort());
  }

  /** @param {MouseEvent} click */
  #swallow(click) {
    if (!this.#moving) return;
    click.preventDefault();
    click.stopPropagation();
  }
}

/** @param {Element} row */
function middleOf(row) {
  const { top, height } = row.getBoundingClientRect();
  return top + height / 2;
}

/** Whether `row` comes after `other` in the page. @param {Element} row @param {Element} other */
function follows(row, other) {
  return Boolean(other.compareDocumentPosition(row) & Node.DOCUMENT_POSITION_FOLLOWING);
}
