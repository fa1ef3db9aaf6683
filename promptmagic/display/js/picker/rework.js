// @ts-check
/** Rework: another wording of a card's prompt, which is painted as a further variation. */

import { add } from "../page.js";
import { button, showOffer, turnOff } from "./buttons.js";
import { keepKeys } from "./keys.js";
import { cardsOf } from "./state.js";

/** @typedef {import("./types.js").Desk} Desk */

/**
 * @param {HTMLElement} root
 * @param {Desk} desk
 * @param {(number: number) => void} comeBack takes the keyboard back to a card
 */
export function makeRework(root, { model, wire }, comeBack) {
  const form = add(root, "form", "pm-rework", { hidden: "" });
  const field = /** @type {HTMLTextAreaElement} */ (add(form, "textarea", "pm-rework-words", { rows: "4", dir: "auto", spellcheck: "false" }));
  const row = add(form, "div", "pm-tools");
  const go = button(row, "Paint it", "pm-primary", "");
  go.type = "submit";
  const leave = button(row, "Cancel", "", "Leave the prompt as it is (Esc)");
  let number = 0;

  function close() {
    form.hidden = true;
    comeBack(number);
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (field.value.trim()) {
      wire.ask({ kind: "rework", number, text: field.value.trim() });
      close();
    } else field.focus();
  });
  leave.addEventListener("click", close);
  field.addEventListener("keydown", (event) => keepKeys(event, () => (event.key === "Enter" ? form.requestSubmit() : close())));

  return {
    /** @param {number} chosen */
    open(chosen) {
      const card = cardsOf(model, "pictures").find((other) => other.number === chosen);
      if (!card) return;
      number = chosen;
      field.value = card.text ?? "";
      field.setAttribute("aria-label", `Prompt of variation ${number}`);
      form.hidden = false;
      field.focus();
    },
    update() {
      if (!cardsOf(model, "pictures").some((card) => card.number === number)) form.hidden = true;
      const isIdle = model.get("busy") || wire.pending;
      showOffer(go, "Paint it", model.get("offers")[`rework ${number}`], "Paint this wording, as a further variation", isIdle);
      turnOff(leave, false);
    },
  };
}
