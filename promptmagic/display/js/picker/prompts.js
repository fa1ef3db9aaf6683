// @ts-check
/** The cards of prompts, and what the marks in them mean. */

import { copyText } from "../files.js";
import { add, say } from "../page.js";
import { button, iconButton, turnOff } from "./buttons.js";
import { makeFrame, showTitle } from "./cards.js";
import { makeEditor } from "./editor.js";
import { cardsOf } from "./state.js";

/** @typedef {import("./types.js").Card} Card */
/** @typedef {import("./types.js").CardView} CardView */
/** @typedef {import("./types.js").Desk} Desk */
/** @typedef {import("./types.js").Lightbox} Lightbox */
/** @typedef {import("./types.js").Model} Model */

/** @param {HTMLElement} table @param {number} number @param {Desk} desk @param {Lightbox} box @returns {CardView} */
export function makePromptCard(table, number, desk, box) {
  const line = add(table, "div", "pm-line", { role: "row" });
  const element = add(line, "div", "pm-card", { role: "gridcell", "data-number": String(number) });
  const frame = makeFrame(element, number);
  const enlarge = iconButton(frame.element, "zoom", `Zoom preview ${number}`, () => box.preview(number));
  enlarge.classList.add("pm-enlarge");
  const side = add(element, "div", "pm-side");
  const top = add(side, "div", "pm-top");
  const words = add(top, "div", "pm-words", { dir: "auto" });
  const edited = add(top, "span", "pm-edited");
  const copy = button(top, "Copy", "pm-quiet", `Copy prompt ${number}`);
  const editor = makeEditor(side, number, desk, () => element.focus());
  const anatomy = makeAnatomy(side);
  const pasted = makePasted(side);
  /** @type {Card} */
  let shown = { number, state: "waiting" };
  copy.addEventListener("click", () => copyText(copy, editor.text() === shown.text ? shown.copy : editor.text()));
  return {
    element,
    edit: editor.focus,
    text: editor.take,
    show(card, look) {
      shown = card;
      const arrived = card.state === "prompted";
      frame.show(card, look, card.state === "stopped" ? "not written" : card.error ?? "", !look.url && card.state !== "stopped");
      showTitle(words, card.title ?? "");
      say(edited, card.edited ? "edited" : "");
      editor.show(card.text ?? "", arrived && desk.model.get("prices").length > 0, look.active, card.parts);
      anatomy.show(card);
      pasted.show(card);
      turnOff(copy, !arrived);
      copy.tabIndex = enlarge.tabIndex = look.active ? 0 : -1;
      enlarge.hidden = !look.url;
      element.dataset.state = card.state;
      element.classList.toggle("pm-chosen", look.chosen);
      element.setAttribute("aria-selected", String(look.chosen));
      element.setAttribute("aria-label", `Prompt ${number}${arrived ? "" : ", waiting"}: ${card.title ?? ""}`);
      element.tabIndex = look.active ? 0 : -1;
    },
  };
}

/** The list of a prompt's parts, each by its name, in its own words. @param {HTMLElement} parent */
function makeAnatomy(parent) {
  const list = add(parent, "dl", "pm-anatomy");
  const remark = add(parent, "div", "pm-unknown");
  return {
    /** @param {Card} card */
    show({ parts, unknown, text = "" }) {
      list.hidden = !parts?.length;
      remark.hidden = !unknown;
      say(remark, unknown ?? "");
      list.replaceChildren();
      /** @type {Map<string, {colour: string, words: string[]}>} */
      const said = new Map();
      for (const [start, end, name, colour] of parts ?? []) {
        if (!said.has(name)) said.set(name, { colour, words: [] });
        said.get(name)?.words.push(text.slice(start, end).trim());
      }
      for (const [name, { colour, words }] of said) {
        const row = add(list, "div", "");
        const label = add(row, "dt", "");
        label.textContent = name;
        label.style.borderColor = colour;
        add(row, "dd", "", { dir: "auto" }).textContent = words.join(" · ");
      }
    },
  };
}

/** The text that Copy gives, where that is another system's wording. @param {HTMLElement} parent */
function makePasted(parent) {
  const frame = add(parent, "div", "pm-pasted");
  const label = add(frame, "div", "pm-system");
  const text = add(frame, "div", "pm-wording", { dir: "auto" });
  return {
    /** @param {Card} card */
    show({ system, copy }) {
      frame.hidden = !system;
      say(label, system ? `for ${system}, as Copy gives it` : "");
      say(text, system ? copy ?? "" : "");
    },
  };
}

/** What the marks in the prompts mean. @param {HTMLElement} root @param {Model} model */
export function makeLegend(root, model) {
  const legend = add(root, "div", "pm-legend", { "aria-hidden": "true" });
  add(legend, "span", "pm-asked").textContent = "from your brief";
  add(legend, "span", "pm-own").textContent = "only in this prompt";
  return {
    update() {
      const cards = cardsOf(model, "prompts");
      legend.hidden = cards.length < 2 || cards.some((card) => card.parts);
    },
  };
}
