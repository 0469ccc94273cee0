// Builds the page from elements, never from HTML text, so that a story cannot inject markup.
/** @import { Child, Labels, Properties, Shape, TagName, Words } from "./types.js" */

/**
 * Make an element.
 *
 * Properties: `class` and anything with a dash (`aria-label`, `data-choice`) or named `role`, `for`,
 * `href`, `lang`, `target`, `rel`, `type` become attributes (left out when null or false), `on` takes
 * `{event: handler}`, which `signal` removes, `style` takes an object; all else is set as a property.
 * Children: elements, strings (as text), and lists of them; null, undefined and false are left out.
 * @template {TagName} Tag
 * @param {Tag} tag
 * @param {Properties<Tag>} [properties]
 * @param {Child[]} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function h(tag, properties, ...children) {
  const element = document.createElement(tag);
  const { on = {}, signal, style = {}, ...rest } = properties ?? {};
  for (const [name, value] of Object.entries(rest)) setProperty(element, name, value);
  for (const [event, handler] of Object.entries(on)) {
    element.addEventListener(event, /** @type {EventListener} */ (handler), { signal });
  }
  for (const [name, value] of Object.entries(style)) element.style.setProperty(name, value);
  element.append(...flatten(children));
  return element;
}

const ATTRIBUTES = new Set(["class", "role", "for", "href", "lang", "target", "rel", "type"]);

/**
 * @param {HTMLElement} element
 * @param {string} name
 * @param {unknown} value
 */
function setProperty(element, name, value) {
  if (ATTRIBUTES.has(name) || name.includes("-")) {
    if (value != null && value !== false) element.setAttribute(name, value === true ? "" : String(value));
  } else if (value !== undefined) {
    Object.assign(element, { [name]: value });
  }
}

/**
 * @param {readonly Child[]} children
 * @returns {(Node | string)[]}
 */
function flatten(children) {
  return children.flatMap((child) => {
    if (child == null || child === false) return [];
    return typeof child === "string" || child instanceof Node ? [child] : flatten(child);
  });
}

/**
 * Call back once all that has been changed so far is on the screen; at once while the page is hidden.
 * @param {Element} element in the page
 * @param {() => void} callback
 */
export function whenPainted(element, callback) {
  if (document.hidden || !element.isConnected) {
    callback();
    return;
  }
  // An observer reports an element for the first time right after the next frame.
  const watcher = new IntersectionObserver(() => {
    watcher.disconnect();
    callback();
  });
  watcher.observe(element);
}

/**
 * Make an SVG drawing; decoration, so hidden from screen readers.
 * @param {string} viewBox
 * @param {readonly Shape[]} shapes
 * @param {string} [className]
 */
export function drawing(viewBox, shapes, className = "") {
  const namespace = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(namespace, "svg");
  svg.setAttribute("viewBox", viewBox);
  svg.setAttribute("aria-hidden", "true");
  if (className) svg.setAttribute("class", className);
  for (const [tag, attributes] of shapes) {
    const shape = document.createElementNS(namespace, tag);
    for (const [name, value] of Object.entries(attributes)) shape.setAttribute(name, String(value));
    svg.append(shape);
  }
  return svg;
}

/**
 * The words of a widget: its labels with `{gaps}` filled. An unknown id is shown as it is.
 * @param {Labels} labels
 * @returns {Words}
 */
export function wordsOf(labels) {
  return (id, gaps = {}) =>
    (labels[id] ?? id).replace(/\{(\w+)\}/g, (whole, name) => String(gaps[name] ?? whole));
}
