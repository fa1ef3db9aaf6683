// @ts-check
/** Buttons, stars among them. */

import { add, say } from "../page.js";

/** @param {HTMLElement} parent @param {string} text @param {string} name @param {string} label */
export function button(parent, text, name, label) {
  const element = add(parent, "button", `pg-button ${name}`, { type: "button" });
  element.textContent = text;
  if (label) {
    element.title = label;
    if (!/\w{2}/.test(text)) element.setAttribute("aria-label", label);
  }
  return element;
}

/** @param {HTMLElement} star @param {boolean} starred @param {string} name */
export function showStar(star, starred, name) {
  say(star, starred ? "★" : "☆");
  star.setAttribute("aria-pressed", String(starred));
  star.setAttribute("aria-label", `Star ${name}`);
  star.title = starred ? "Take the star away" : "Give it a star";
}
