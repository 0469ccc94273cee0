// JupyterLab's own shortcuts, kept away from a widget's keys.

/**
 * Mark each element inside `root` that gets the focus. JupyterLab looks for a shortcut from the focused
 * element upwards and stops at this mark; many of its shortcuts match any focused element, so a mark on
 * the root alone would come too late.
 * @param {HTMLElement} root
 * @param {AbortSignal} signal ends it
 */
export function keepShortcutsAway(root, signal) {
  /** @param {FocusEvent} event */
  const mark = (event) => {
    if (event.target instanceof Element) event.target.setAttribute("data-lm-suppress-shortcuts", "true");
  };
  root.addEventListener("focusin", mark, { signal });
}
