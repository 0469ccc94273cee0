// JupyterLab's own shortcuts, kept away from a widget's keys.

/**
 * Mark what gets the focus inside `root`. JupyterLab looks for a shortcut from the focused element upwards
 * and stops at this mark; as many of its shortcuts match whatever has the focus, a mark on the root alone
 * comes too late.
 * @param {AbortSignal} signal ends it
 */
export function keepShortcutsAway(root, signal) {
  const mark = (event) => event.target.setAttribute("data-lm-suppress-shortcuts", "true");
  root.addEventListener("focusin", mark, { signal });
}
