// One key for each thing to do, for those who mark a whole class. They can be turned off.
/** @import { Desk } from "./desk.js" */

/** Whether the keys work; a reader whose voice is typed needs them off. */
export const keys = { areOn: true };

const TYPING = "textarea, input[type=text], select";
const PRESSED = "button, a[href], summary";

/**
 * @param {Desk} desk
 * @param {() => void} showKeys
 */
export function listenToKeys(desk, showKeys) {
  document.addEventListener("keydown", (event) => {
    const target = event.target instanceof Element ? event.target : document.body;
    if (document.querySelector("dialog[open]") || event.repeat || desk.isSaving) return;
    const withControl = event.ctrlKey || event.metaKey;
    if (event.key === "Enter" && withControl) return act(event, () => desk.save());
    if (event.key === "Escape" && target.matches(TYPING)) return act(event, () => leave(target));
    if (withControl || event.altKey || target.matches(TYPING) || !keys.areOn) return;
    if (event.key === "Enter" && target.matches(PRESSED)) return;
    const work = find(event.key, desk, showKeys);
    if (work) act(event, work);
  });
}

/** @param {Event} event @param {() => unknown} work */
function act(event, work) {
  event.preventDefault();
  work();
}

/** @param {Element} field */
function leave(field) {
  if (field instanceof HTMLElement) field.blur();
}

/**
 * @param {string} key
 * @param {Desk} desk
 * @param {() => void} showKeys
 * @returns {(() => unknown) | undefined}
 */
function find(key, desk, showKeys) {
  if (/^[0-9]$/.test(key) && desk.text) return () => press(`[data-key="${key}"]`);
  const works = {
    Enter: () => desk.save(),
    ArrowLeft: () => desk.step(-1),
    ArrowRight: () => desk.step(1),
    c: () => document.querySelector("textarea")?.focus(),
    m: () => press("[data-key=m]"),
    n: () => desk.showNames(),
    u: () => desk.undo(),
    "?": showKeys,
  };
  return Object.entries(works).find(([name]) => name === (key.length === 1 ? key.toLowerCase() : key))?.[1];
}

/** @param {string} selector */
function press(selector) {
  const found = document.querySelector(selector);
  if (found instanceof HTMLElement) found.click();
}
