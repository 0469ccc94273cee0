// JupyterLab's own shortcuts, kept away from a widget's keys.

/**
 * Keep JupyterLab from taking the keys that are pressed inside `root`.
 *
 * Mark each element inside `root` that gets the focus. JupyterLab looks for a shortcut from the focused
 * element upwards and stops at this mark; many of its shortcuts match any focused element, so a mark on
 * the root alone would come too late. It also forbids line breaks anywhere in a notebook outside its editors.
 * @param {HTMLElement} root
 * @param {AbortSignal} signal ends it
 */
export function keepShortcutsAway(root, signal) {
  /** @param {FocusEvent} event */
  const mark = (event) => {
    if (event.target instanceof Element) event.target.setAttribute("data-lm-suppress-shortcuts", "true");
  };
  root.addEventListener("focusin", mark, { signal });
  /** @param {InputEvent} event */
  const keepBreaks = (event) => {
    if (event.target instanceof Node && root.contains(event.target)) event.stopPropagation();
  };
  // On the window, to run before the notebook's own listener.
  window.addEventListener("beforeinput", keepBreaks, { capture: true, signal });
}
