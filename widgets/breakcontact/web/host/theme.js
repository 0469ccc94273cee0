// Light or dark, as the reader's system is set; widgets look for the attribute that JupyterLab sets.

export function followTheme() {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const show = () => (document.body.dataset.jpThemeLight = String(!dark.matches));
  dark.addEventListener("change", show);
  show();
}
