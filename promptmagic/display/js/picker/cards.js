// @ts-check
/** The cards of pictures. */

import { add, say } from "../page.js";
import { icon } from "./buttons.js";

/** @typedef {import("./types.js").Card} Card */
/** @typedef {import("./types.js").CardView} CardView */
/** @typedef {import("./types.js").Look} Look */

/**
 * The frame of a card: the picture, its number, its state.
 *
 * @param {HTMLElement} parent
 * @param {number} number
 */
export function makeFrame(parent, number) {
  const frame = add(parent, "div", "pm-frame");
  const image = /** @type {HTMLImageElement} */ (add(frame, "img", "pm-image", { alt: "" }));
  image.hidden = true;
  image.draggable = false;
  const badge = add(frame, "span", "pm-number", { "aria-hidden": "true" });
  add(badge, "span", "").textContent = String(number);
  add(badge, "span", "pm-tick").textContent = "✓";
  const star = add(frame, "span", "pm-starred", { "aria-hidden": "true" });
  star.append(icon("star"));
  const why = add(frame, "span", "pm-why", { dir: "auto" });
  const track = add(frame, "span", "pm-track", { "aria-hidden": "true" });
  const fill = add(track, "span", "pm-fill");
  return {
    element: frame,
    /** @param {Card} card @param {Look} look @param {string} reason @param {boolean} waits */
    show(card, look, reason, waits) {
      const isUnfinished = card.state === "painting" && Boolean(look.url);
      if (look.url && image.src !== look.url) image.src = look.url;
      image.hidden = !look.url || reason !== "";
      say(why, reason);
      frame.classList.toggle("pm-waits", waits);
      frame.classList.toggle("pm-unfinished", isUnfinished);
      frame.classList.toggle("pm-grows", isUnfinished && Boolean(look.grows));
      frame.style.setProperty("--pm-done", String(isUnfinished ? look.fraction : 1));
      star.hidden = !look.starred;
      track.hidden = card.state !== "painting" || !look.fraction;
      fill.style.inlineSize = `${look.fraction * 100}%`;
    },
  };
}

/** @param {HTMLElement} table @param {number} number @returns {CardView} */
export function makePictureCard(table, number) {
  const element = add(table, "div", "pm-card", { role: "option", "data-number": String(number) });
  const frame = makeFrame(element, number);
  const words = add(element, "div", "pm-words", { dir: "auto", "aria-hidden": "true" });
  const lacks = add(element, "div", "pm-lacks", { dir: "auto", "aria-hidden": "true" });
  return {
    element,
    show(card, look) {
      const waits = ["waiting", "prompted", "painting"].includes(card.state) || (card.state === "painted" && !look.url);
      const reasons = { failed: card.error || "It could not be painted.", stopped: "not painted" };
      frame.show(card, look, /** @type {any} */ (reasons)[card.state] ?? "", waits);
      showTitle(words, card.title ?? "", card.origin);
      say(lacks, lackOf(card));
      element.title = tooltipOf(card);
      element.dataset.state = card.state;
      element.classList.toggle("pm-chosen", look.chosen);
      element.setAttribute("aria-selected", String(look.chosen));
      element.setAttribute("aria-disabled", String(card.state !== "painted"));
      element.setAttribute("aria-label", nameOf(card, look.starred));
      element.tabIndex = look.active ? 0 : -1;
    },
  };
}

/** @param {Card} card */
function tooltipOf(card) {
  const origin = card.origin ? `made from variation ${card.origin}` : "";
  return [card.state === "failed" ? card.error : "", card.text, origin, lackOf(card)].filter(Boolean).join("\n\n");
}

/** What the words ask for and the picture lacks. @param {Card} card */
function lackOf(card) {
  return card.undrawn?.length ? `not drawn: ${card.undrawn.join(", ")}` : "";
}

/** What a screen reader says for a picture's card. @param {Card} card @param {boolean} starred */
function nameOf(card, starred) {
  const states = { waiting: "waiting", prompted: "waiting for its picture", painting: "being painted", stopped: "not painted" };
  const state = card.state === "failed" ? `failed: ${card.error ?? ""}` : /** @type {any} */ (states)[card.state];
  const origin = card.origin ? `made from variation ${card.origin}` : "";
  return [`Variation ${card.number}`, starred && "starred", card.alt || card.title, lackOf(card), origin, state].filter(Boolean).join(", ");
}

/** The first phrase of a title stands out; what a picture was made from stands before it. @param {HTMLElement} words @param {string} title @param {number} [origin] */
export function showTitle(words, title, origin = 0) {
  const state = `${origin} ${title}`;
  if (words.dataset.title === state) return;
  words.dataset.title = state;
  words.replaceChildren();
  const comma = title.indexOf(",");
  const first = comma > 0 ? title.slice(0, comma) : title;
  if (origin) add(words, "span", "pm-origin").textContent = `↳ ${origin}`;
  add(words, "span", "pm-first").textContent = first;
  if (first.length < title.length) add(words, "span", "").textContent = title.slice(first.length);
}
