// Stands in for Python behind the figures, which it has drawn beforehand. Each part says which file holds them,
// or they stand in the page itself.

/** @import { MakeKernel } from "../types.js" */

/**
 * @typedef {{light: string, dark: string}} Drawn for a light page and for a dark one
 * @typedef {{caption: unknown, figure: Drawn, narrow: Drawn}} DrawnFigure
 */

/** A figure of each country, for a light page and for a dark one. @type {MakeKernel} */
export function makeFigureKernel(model, data, entry) {
  /** @type {Record<string, DrawnFigure>} */
  const figures = entry.answers;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const show = () => {
    const { caption, figure, narrow } = figures[model.get("country")];
    const theme = dark.matches ? "dark" : "light";
    model.receive({ caption, figure: figure[theme], narrow: narrow[theme] });
  };
  dark.addEventListener("change", show);
  show();
  return { onChange: (names) => names.includes("country") && show() };
}
