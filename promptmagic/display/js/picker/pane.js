// @ts-check
/** A pane of the lightbox: one picture with its words. */

import { add, say } from "../page.js";
import { button, iconButton, showStarred } from "./buttons.js";
import { showTitle } from "./cards.js";
import { savePicture } from "./export.js";
import { cardsOf, toggleStar } from "./state.js";

/** @typedef {import("./types.js").Desk} Desk */
/** @typedef {import("./types.js").Row} Row */

/**
 * One picture of the lightbox, with its words, a star, and a button that chooses it.
 *
 * @param {HTMLElement} parent
 * @param {Desk} desk
 * @param {(number: number) => void} pick
 */
export function makePane(parent, desk, pick) {
  const { model, album } = desk;
  const pane = add(parent, "div", "pm-pane");
  const view = add(pane, "div", "pm-view", { tabindex: "0", role: "group", "aria-label": "Picture" });
  const image = /** @type {HTMLImageElement} */ (add(view, "img", "pm-full", { alt: "" }));
  const foot = add(pane, "div", "pm-pane-foot");
  const take = button(foot, "Choose", "pm-primary", "");
  const star = iconButton(foot, "star", "Star (S)", () => toggleStar(desk, number));
  const save = iconButton(foot, "save", "Save this picture as a file", () => savePicture(desk, number));
  const words = add(foot, "span", "pm-pane-words", { dir: "auto" });
  let number = 0;
  take.addEventListener("click", () => pick(number));
  return {
    view,
    /** @param {Row} row @param {number} next 0 shows none */
    show(row, next) {
      const isPicture = row === "pictures";
      const card = cardsOf(model, row).find((other) => other.number === next);
      number = card ? next : 0;
      pane.hidden = !card;
      if (!card) return;
      if (isPicture) album.fetch(model, number);
      const original = isPicture ? album.original(number)?.url : album.url(row, number);
      const url = original ?? album.url(row, number) ?? "";
      if (image.src !== url) image.src = url;
      view.classList.toggle("pm-coming", !original);
      image.alt = card.alt ?? "";
      if (card.size?.length) [image.width, image.height] = card.size;
      star.hidden = save.hidden = !isPicture;
      showChoice(take, row, number, model.get(isPicture ? "chosen" : "picked_prompt") === number);
      showStarred(star, model, number);
      save.title = `Save variation ${number} as a file`;
      save.setAttribute("aria-label", save.title);
      view.setAttribute("aria-label", `Picture ${number}`);
      showTitle(words, card.title ?? "");
      words.title = card.text ?? "";
    },
  };
}

/** @param {HTMLElement} take @param {Row} row @param {number} number @param {boolean} isChosen */
function showChoice(take, row, number, isChosen) {
  const [done, act, what] = row === "pictures" ? ["Chosen", "Choose", "Choose variation"] : ["Picked", "Pick", "Pick prompt"];
  say(take, isChosen ? `✓ ${done} ${number}` : `${act} ${number}`);
  take.classList.toggle("pm-primary", !isChosen);
  take.title = `${what} ${number} (Enter)`;
}
