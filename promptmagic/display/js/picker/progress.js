// @ts-check
/** How far the work is, in words and as a share. */

import { cardsOf } from "./state.js";

/** @typedef {import("./types.js").Album} Album */
/** @typedef {import("./types.js").Card} Card */
/** @typedef {import("./types.js").Model} Model */

/** Say in words how far the work is. @param {Model} model @param {Album} album */
export function statusOf(model, album) {
  const pictures = cardsOf(model, "pictures");
  const parts = model.get("kind") === "imageprompt" ? promptsOf(model, album) : [paintedOf(model)];
  const failed = count(pictures, "failed");
  if (failed) parts.push(`${failed} failed`);
  return parts.join(" · ");
}

/** @param {Model} model @returns {string} */
function paintedOf(model) {
  const pictures = cardsOf(model, "pictures");
  const painted = count(pictures, "painted");
  const waiting = count(pictures, "waiting");
  if (model.get("busy") && waiting && waiting + painted === pictures.length) return `writing ${many(waiting, "prompt")}`;
  return painted === pictures.length ? `${painted} painted` : `${painted} of ${pictures.length} painted`;
}

/** @param {Model} model @param {Album} album @returns {string[]} */
function promptsOf(model, album) {
  const prompts = cardsOf(model, "prompts");
  const pictures = cardsOf(model, "pictures");
  const written = count(prompts, "prompted");
  const busy = model.get("busy");
  if (busy && written < prompts.length) return [`writing ${many(prompts.length - written, "prompt")}`];
  const parts = [many(written, "prompt")];
  const painting = count(pictures, "painting") + count(pictures, "waiting");
  const painted = count(pictures, "painted");
  if (busy && painting) parts.push(`painting ${painting}`);
  else if (busy && prompts.some((card) => !album.url("prompts", card.number))) parts.push("sketching previews");
  if (painted) parts.push(`${painted} painted`);
  return parts;
}

/** How much is done, 0 to 1. @param {Model} model @param {Album} album */
export function progressOf(model, album) {
  if (!model.get("busy")) return 1;
  /** @type {number[]} */
  const shares = [];
  for (const card of cardsOf(model, "prompts")) {
    shares.push(card.state === "waiting" ? 0 : album.url("prompts", card.number) ? 1 : 0.4);
  }
  for (const card of cardsOf(model, "pictures")) {
    const begun = { waiting: 0, prompted: 0.05, painting: Math.max(0.1, album.fraction(card.number)) };
    shares.push(/** @type {any} */ (begun)[card.state] ?? 1);
  }
  return shares.reduce((sum, share) => sum + share, 0) / (shares.length || 1);
}

/** @param {Card[]} cards @param {string} state */
function count(cards, state) {
  return cards.filter((card) => card.state === state).length;
}

/** @param {number} number @param {string} noun */
export function many(number, noun) {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
