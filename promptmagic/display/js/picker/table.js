// @ts-check
/** A table of cards, of which one is chosen. */

import { add } from "../page.js";
import { makePictureCard } from "./cards.js";
import { forwardOf, isCommand, isOfControl } from "./keys.js";
import { columnsBeside, SLIM, targetOf } from "./layout.js";
import { makePromptCard } from "./prompts.js";
import { makeRetries } from "./retries.js";
import { cardsOf, choose, removeCard, toggleStar } from "./state.js";

/** @typedef {import("./types.js").Card} Card */
/** @typedef {import("./types.js").CardView} CardView */
/** @typedef {import("./types.js").Desk} Desk */
/** @typedef {import("./types.js").Lightbox} Lightbox */
/** @typedef {import("./types.js").Model} Model */
/** @typedef {import("./types.js").Row} Row */

const WIDTHS = { pictures: { least: 140, most: 272 }, painted: { least: 116, most: 176 }, prompts: { least: 340, most: 620 } }; // px

const SLIM_LEAST = 116; // px: on a slim page two pictures stand side by side

/**
 * A row of cards of which one is chosen: a listbox of pictures, or a grid of prompts (whose cards hold controls).
 *
 * @param {HTMLElement} root
 * @param {Desk} desk
 * @param {Row} row
 * @param {Lightbox} box
 */
export function makeTable(root, desk, row, box) {
  const { model, album } = desk;
  const isPrompts = row === "prompts";
  const frame = add(root, "div", "pm-place");
  const table = makeTableElement(frame, row);
  const retries = isPrompts ? undefined : makeRetries(frame, desk);
  /** @type {Map<number, CardView>} */
  const cards = new Map();
  let columns = 1;
  let active = 1;
  let first = 0; // how many cards stood here at first: what is added later takes no room from them

  /** Let the keyboard stand on a card, if it is there to be seen. @param {number} number */
  function stand(number) {
    if (!cards.has(number) || frame.hidden) return false;
    active = number;
    update();
    cards.get(number)?.element.focus({ preventScroll: false });
    return true;
  }

  /** Choose a card and let the keyboard stand on it. @param {number} number */
  function go(number) {
    stand(number);
    choose(model, row, number);
  }

  /** What the picture keys do, on the card that the keyboard stands on. @type {Record<string, (() => void) | undefined>} */
  const pictureKeys = {
    Enter: () => box.zoom(active),
    " ": () => box.zoom(active),
    c: () => box.compare(active),
    s: () => toggleStar(desk, active),
    Delete: () => removeCard(desk, active),
  };
  /** @type {Record<string, (() => void) | undefined>} */
  const promptKeys = { Enter: () => cards.get(active)?.edit?.(), " ": () => go(active) };

  table.addEventListener("keydown", (event) => {
    if (isOfControl(event) || isCommand(event)) return;
    const action = (isPrompts ? promptKeys : pictureKeys)[event.key.length > 1 ? event.key : event.key.toLowerCase()];
    const number = action ? undefined : targetOf(event.key, active, [...cards.keys()], columns, forwardOf(event));
    if (!action && number === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (action) action();
    else if (number !== undefined) go(number);
  });
  table.addEventListener("click", (event) => {
    const number = numberAt(event);
    if (number && !isOfControl(event)) go(number);
  });
  table.addEventListener("dblclick", (event) => {
    const number = numberAt(event);
    if (number && !isPrompts) box.zoom(number);
  });
  table.addEventListener("focusin", (event) => {
    const number = numberAt(event);
    if (!number || !isOfControl(event)) return;
    active = number;
    choose(model, row, number);
    update();
  });

  function update() {
    const described = cardsOf(model, row);
    frame.hidden = described.length === 0 || (!isPrompts && isShownBelow(model));
    const chosen = model.get(isPrompts ? "picked_prompt" : "chosen");
    const starred = isPrompts ? [] : model.get("starred");
    if (chosen && !table.contains(document.activeElement)) active = chosen;
    dropCards(cards, described);
    for (const card of described) {
      const { number } = card;
      if (!cards.has(number)) cards.set(number, isPrompts ? makePromptCard(table, number, desk, box) : makePictureCard(table, number));
      cards.get(number)?.show(card, {
        chosen: number === chosen,
        active: number === active,
        starred: starred.includes(number),
        url: album.url(row, number),
        fraction: album.fraction(number),
        grows: album.grows(number),
      });
    }
    retries?.update();
    arrange();
  }

  function arrange() {
    if (!table.clientWidth || !cards.size) return;
    first ||= cards.size;
    // Below prompts, what is painted takes less room: the chosen picture stands large below anyway.
    const { least, most } = WIDTHS[!isPrompts && model.get("kind") === "imageprompt" ? "painted" : row];
    const room = { width: table.clientWidth, least: table.clientWidth < SLIM && !isPrompts ? SLIM_LEAST : least, most };
    columns = columnsBeside(room, first, cards.size);
    frame.style.setProperty("--pm-columns", String(columns));
    frame.style.setProperty("--pm-most", `${most}px`);
    retries?.arrange(columns);
    table.classList.toggle("pm-narrow", isPrompts && table.clientWidth / columns < 380);
  }
  return {
    update,
    arrange,
    stand,
    /** The card that the keyboard stands on. */
    active: () => active,
    count: () => cards.size,
    /** Whether its only card is left out, since what it would show stands large below. */
    isElsewhere: () => cards.size > 0 && frame.hidden,
    /** The prompt that the buttons speak of: the picked one, or the one that the keyboard stands on. */
    current: () => model.get("picked_prompt") || (cards.has(active) ? active : 1),
    /** @param {number} number */
    text: (number) => cards.get(number)?.text?.() ?? "",
  };
}

/** @param {HTMLElement} root @param {Row} row */
function makeTableElement(root, row) {
  if (row === "prompts") return add(root, "div", "pm-table pm-prompts", { role: "grid", "aria-label": "Prompts" });
  return add(root, "div", "pm-table pm-pictures", {
    role: "listbox",
    "aria-label": "Pictures",
    "aria-orientation": "horizontal",
  });
}

/** A lone picture stands large below: a card would show the same one twice. @param {Model} model */
function isShownBelow(model) {
  const [only, ...others] = cardsOf(model, "pictures");
  if (!only || others.length || model.get("below") < 0) return false;
  if (model.get("kind") === "imageprompt" && model.get("own_cell")) return true;
  return only.state === "painted" && (model.get("kind") === "imageprompt" || model.get("below") === only.number);
}

/** @param {Map<number, CardView>} cards @param {Card[]} described */
function dropCards(cards, described) {
  const there = new Set(described.map((card) => card.number));
  for (const [number, { element }] of cards) {
    if (there.has(number)) continue;
    (element.closest(".pm-line") ?? element).remove();
    cards.delete(number);
  }
}

/** The number of the card in which something happened. @param {Event} event */
function numberAt(event) {
  const card = event.target instanceof Element ? event.target.closest("[data-number]") : null;
  return card instanceof HTMLElement ? Number(card.dataset.number) : 0;
}
