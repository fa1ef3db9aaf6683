// @ts-check
/**
 * What paints a failed card once more: a button on each, in a layer over the table, since an option of a list holds no
 * control; and which cards one button paints all together.
 */

import { add } from "../page.js";
import { button, showOffer } from "./buttons.js";
import { cardsOf, removeCard } from "./state.js";

/** @typedef {import("./types.js").Desk} Desk */
/** @typedef {import("./types.js").Model} Model */

/** The numbers of the cards that can be painted once more. @param {Model} model @returns {number[]} */
export function toRetry(model) {
  const offers = model.get("offers");
  const cards = cardsOf(model, "pictures").filter((card) => ["failed", "stopped"].includes(card.state));
  return cards.map((card) => card.number).filter((number) => offers[`retry ${number}`]);
}

/** @param {HTMLElement} frame the place that table and layer share @param {Desk} desk */
export function makeRetries(frame, desk) {
  const { model, wire, rework } = desk;
  const layer = add(frame, "div", "pm-layer");
  /** @type {Map<number, {group: HTMLElement, retry: HTMLButtonElement}>} */
  const over = new Map();

  /** @param {number} number */
  function make(number) {
    const group = add(layer, "div", "pm-over");
    const retry = button(group, "", "pm-retry", "");
    retry.addEventListener("click", () => wire.ask({ kind: "retry", numbers: [number] }));
    const pair = add(group, "span", "pm-pair");
    const edit = button(pair, "Edit", "pm-retry", `Edit prompt ${number}, and paint it anew`);
    edit.addEventListener("click", () => rework(number));
    button(pair, "✕", "pm-retry", `Remove variation ${number}`).addEventListener("click", () => removeCard(desk, number));
    return { group, retry };
  }

  return {
    update() {
      const numbers = model.get("own_cell") ? [] : toRetry(model);
      for (const [number, { group }] of over) {
        if (numbers.includes(number)) continue;
        over.delete(number);
        group.remove();
      }
      const places = cardsOf(model, "pictures").map((card) => card.number);
      for (const number of numbers) {
        const made = over.get(number) ?? make(number);
        over.set(number, made);
        made.group.dataset.place = String(places.indexOf(number));
        showOffer(made.retry, `Retry ${number}`, model.get("offers")[`retry ${number}`], `Paint variation ${number} once more`, wire.pending);
      }
    },
    /** Stand over the cards. @param {number} columns */
    arrange(columns) {
      for (const { group } of over.values()) {
        const place = Number(group.dataset.place);
        group.style.gridColumn = String((place % columns) + 1);
        group.style.gridRow = String(Math.floor(place / columns) + 1);
      }
      const rows = Math.ceil(cardsOf(model, "pictures").length / columns);
      layer.style.gridTemplateRows = `repeat(${rows}, minmax(0, 1fr))`;
    },
  };
}
