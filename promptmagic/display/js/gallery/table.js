// @ts-check
/** The table: one page of generations as cards. */

import { add, say } from "../page.js";
import { button, showStar } from "./buttons.js";
import { turn } from "./head.js";
import { isCommand } from "./keys.js";

/** @typedef {import("./types.js").Album} Album */
/** @typedef {import("./types.js").Card} Card */
/** @typedef {import("./types.js").Model} Model */

/** @param {HTMLElement} root @param {Model} model @param {Album} album @param {(id: string) => void} open */
export function makeTable(root, model, album, open) {
  const empty = add(root, "p", "pg-empty");
  const table = add(root, "ul", "pg-cards", { "aria-label": "Generations", role: "list" });
  /** @type {Map<string, ReturnType<typeof makeCard>>} */
  let cards = new Map();

  table.addEventListener("keydown", (event) => {
    const buttons = [...table.querySelectorAll(".pg-open")];
    const here = buttons.indexOf(/** @type {Element} */ (document.activeElement));
    if (here < 0 || isCommand(event)) return;
    const columns = getComputedStyle(table).gridTemplateColumns.split(" ").length;
    const forward = getComputedStyle(table).direction === "rtl" ? -1 : 1;
    /** @type {Record<string, number>} */
    const steps = {
      ArrowRight: here + forward,
      ArrowLeft: here - forward,
      ArrowDown: here + columns,
      ArrowUp: here - columns,
      Home: 0,
      End: buttons.length - 1,
    };
    if (event.key in steps) /** @type {HTMLElement | undefined} */ (buttons[steps[event.key]])?.focus();
    else if (event.key === "PageDown") turn(model, 1);
    else if (event.key === "PageUp") turn(model, -1);
    else if (event.key.toLowerCase() === "s") /** @type {HTMLElement | null} */ (buttons[here].parentElement?.querySelector(".pg-star"))?.click();
    else return;
    event.preventDefault();
  });

  return {
    update() {
      /** @type {Card[]} */
      const described = model.get("cards");
      table.hidden = Boolean(model.get("picker")) || described.length === 0;
      empty.hidden = Boolean(model.get("picker")) || described.length > 0;
      say(empty, wordsForNothing(model));
      const gone = new Map(cards);
      /** @type {typeof cards} */
      const next = new Map();
      for (const card of described) {
        const view = cards.get(card.id) ?? makeCard(model, card.id, () => open(card.id));
        gone.delete(card.id);
        next.set(card.id, view);
        view.show(card, album.url(card.id, 0, "card"));
      }
      const held = document.activeElement;
      const hadFocus = held !== null && table.contains(held);
      gone.forEach((view) => view.element.remove());
      const elements = [...next.values()].map((view) => view.element);
      if (elements.some((element, k) => table.children[k] !== element)) table.replaceChildren(...elements);
      if (hadFocus) focusAgain(table, held);
      cards = next;
    },
  };
}

/** Keep the keyboard in the table when its cards change. @param {HTMLElement} table @param {Element} held */
function focusAgain(table, held) {
  const target = table.contains(held) ? held : table.querySelector(".pg-open");
  if (target instanceof HTMLElement && document.activeElement !== target) target.focus();
}

/** @param {Model} model */
function wordsForNothing(model) {
  if (model.get("query")) return `Nothing in this notebook fits “${model.get("query")}”.`;
  if (model.get("starred")) return "Nothing has a star yet.";
  return "Nothing is painted in this notebook yet. Try: %paint a beach sunset";
}

/** @param {Model} model @param {string} id @param {() => void} open */
function makeCard(model, id, open) {
  const element = document.createElement("li");
  element.className = "pg-card";
  const opener = /** @type {HTMLButtonElement} */ (add(element, "button", "pg-open", { type: "button" }));
  const frame = add(opener, "span", "pg-frame");
  const image = /** @type {HTMLImageElement} */ (add(frame, "img", "pg-image", { alt: "" }));
  image.draggable = false;
  const why = add(frame, "span", "pg-why");
  const badge = add(frame, "span", "pg-number", { "aria-hidden": "true" });
  const words = add(opener, "span", "pg-words", { dir: "auto" });
  const facts = add(opener, "span", "pg-facts");
  const star = button(element, "☆", "pg-star", "");
  /** @type {Card} */
  let shown;
  opener.addEventListener("click", open);
  star.addEventListener("click", () => {
    showStar(star, !shown.starred_shown, shown.brief);
    model.send({ kind: "star", id, number: shown.number, starred: !shown.starred_shown });
  });
  return {
    element,
    /** @param {Card} card @param {string | undefined} url */
    show(card, url) {
      shown = card;
      if (url && image.src !== url) image.src = url;
      image.hidden = !url;
      say(why, card.number ? "" : "no picture");
      frame.classList.toggle("pg-waits", Boolean(card.number) && !url);
      badge.hidden = !card.number;
      say(badge, `${card.count}`);
      say(words, card.brief || "(no brief)");
      say(facts, card.facts);
      opener.title = `${card.brief}\n${card.when}`;
      star.hidden = !card.number;
      showStar(star, card.starred_shown, card.brief);
      element.classList.toggle("pg-has-star", card.starred);
    },
  };
}
