// Building the page out of elements, never out of HTML text: a story cannot smuggle markup in.

/**
 * Make an element.
 *
 * Properties: `class` and anything with a dash (`aria-label`, `data-choice`) or named `role`, `for`,
 * `href`, `lang`, `target`, `rel` become attributes (left out when null or false), `on` takes
 * `{event: handler}` with `signal` to end them, `style` takes an object; all else is set as a property.
 * Children: elements, strings (as text), lists of them; null and false are left out.
 */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  const { on = {}, signal, style = {}, ...rest } = properties;
  for (const [name, value] of Object.entries(rest)) setProperty(element, name, value);
  for (const [event, handler] of Object.entries(on)) {
    element.addEventListener(event, handler, { signal });
  }
  for (const [name, value] of Object.entries(style)) element.style.setProperty(name, value);
  element.append(...children.flat(Infinity).filter((child) => child != null && child !== false));
  return element;
}

const ATTRIBUTES = new Set(["class", "role", "for", "href", "lang", "target", "rel", "type"]);

function setProperty(element, name, value) {
  if (ATTRIBUTES.has(name) || name.includes("-")) {
    if (value != null && value !== false) element.setAttribute(name, value === true ? "" : value);
  } else if (value !== undefined) {
    element[name] = value;
  }
}

/** Make an SVG picture out of `[tag, attributes]` shapes; decoration, so hidden from screen readers. */
export function drawing(viewBox, shapes, className = "") {
  const space = "http://www.w3.org/2000/svg";
  const picture = document.createElementNS(space, "svg");
  picture.setAttribute("viewBox", viewBox);
  picture.setAttribute("aria-hidden", "true");
  if (className) picture.setAttribute("class", className);
  for (const [tag, attributes] of shapes) {
    const shape = document.createElementNS(space, tag);
    for (const [name, value] of Object.entries(attributes)) shape.setAttribute(name, value);
    picture.append(shape);
  }
  return picture;
}

/**
 * The words of a widget, with `{gaps}` filled.
 * @returns {(id: string, gaps?: object) => string}
 */
export function wordsOf(labels) {
  return (id, gaps = {}) =>
    (labels[id] ?? id).replace(/\{(\w+)\}/g, (whole, name) => String(gaps[name] ?? whole));
}
