// @ts-check
/** Buttons and the icons on them. */

import { add, say } from "../page.js";

/** @typedef {import("./types.js").Model} Model */

/** @param {HTMLElement} parent @param {string} text @param {string} name @param {string} label */
export function button(parent, text, name, label) {
  const element = add(parent, "button", `pm-button ${name}`, { type: "button" });
  element.addEventListener("click", (event) => {
    if (!isOff(element)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  });
  element.textContent = text;
  if (label) {
    element.title = label;
    // What is seen on a button is a part of what it is called.
    if (!/\w{2}/.test(text) || label.startsWith(text)) element.setAttribute("aria-label", label);
  }
  return element;
}

/** @param {HTMLElement} parent @param {keyof typeof ICONS} name @param {string} label @param {() => void} action */
export function iconButton(parent, name, label, action) {
  const element = button(parent, "", "pm-icon-button", label);
  element.append(icon(name));
  element.addEventListener("click", action);
  return element;
}

/** Let a button do nothing, or something again. It keeps the keyboard, which a disabled one would lose. @param {HTMLElement} element @param {boolean} isIdle */
export function turnOff(element, isIdle) {
  element.setAttribute("aria-disabled", String(isIdle));
}

/** @param {HTMLElement} element */
export function isOff(element) {
  return element.getAttribute("aria-disabled") === "true";
}

/** Show what a button offers, and what it would cost; without a price it cannot be done. @param {HTMLButtonElement} element @param {string} label @param {string | undefined} price @param {string} meaning @param {boolean} isIdle */
export function showOffer(element, label, price, meaning, isIdle) {
  say(element, price && price !== "free" ? `${label} · ${price}` : label);
  element.title = `${meaning}${price ? `: ${price}` : ""}`;
  turnOff(element, isIdle || !price);
}

/** @param {HTMLButtonElement} element @param {Model} model @param {number} number */
export function showStarred(element, model, number) {
  const isOn = model.get("starred").includes(number);
  element.setAttribute("aria-pressed", String(isOn));
  element.classList.toggle("pm-on", isOn);
}

/** Lines on a square of 16. */
const ICONS = {
  actual: "M3.5 4.5 5 3.5v9M11.5 4.5l1.5-1v9M8.7 6.2v.1M8.7 10v.1",
  brush: "M13.5 2.5 7 9M6.2 9.6c-2 .2-1.6 2.6-3.7 3.4 2 1 5 .4 5.3-1.8",
  back: "M10 3 5 8l5 5",
  close: "M3.5 3.5l9 9M12.5 3.5l-9 9",
  compare: "M2 3.5h5v9H2zM9 3.5h5v9H9z",
  copy: "M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z",
  forward: "M6 3l5 5-5 5",
  remove: "M3 4.5h10M6.5 4.5v-2h3v2M4.5 4.5l.6 9h5.8l.6-9M6.7 7v4M9.3 7v4",
  save: "M8 2.5v7.5M4.8 7 8 10.2 11.2 7M3 13.2h10",
  star: "M8 1.9l1.9 3.9 4.2.6-3 3 .7 4.2L8 11.6l-3.8 2 .7-4.2-3-3 4.2-.6z",
  zoom: "M9.5 2.5h4v4M6.5 13.5h-4v-4M13.3 2.7 9.4 6.6M2.7 13.3l3.9-3.9",
};

/** @param {keyof typeof ICONS} name */
export function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("class", `pm-icon pm-icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}
