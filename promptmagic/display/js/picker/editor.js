// @ts-check
/** The editor of a prompt: a field, and behind it the same words with what sets them apart marked. */

import { add } from "../page.js";
import { differences } from "./differences.js";
import { keepKeys } from "./keys.js";
import { cardsOf } from "./state.js";

/** @typedef {import("./types.js").Desk} Desk */
/** @typedef {import("./types.js").SaidPart} SaidPart */

const EDIT_PAUSE = 700; // ms after the last key before an edit is sent, so that its preview follows the typing

/**
 * @param {HTMLElement} parent
 * @param {number} number
 * @param {Desk} desk
 * @param {() => void} leave
 */
export function makeEditor(parent, number, { model, wire }, leave) {
  const frame = add(parent, "div", "pm-editor");
  const mirror = add(frame, "div", "pm-mirror", { "aria-hidden": "true", dir: "auto" });
  const field = /** @type {HTMLTextAreaElement} */ (
    add(frame, "textarea", "pm-field", { "aria-label": `Prompt ${number}`, dir: "auto", spellcheck: "false", rows: "6" })
  );
  let sent = "";
  let serial = 0; // of the last edit that was sent
  let marked = "";
  /** @type {SaidPart[] | undefined} */
  let said;
  /** @type {number | undefined} */
  let pause;

  function send() {
    clearTimeout(pause);
    if (field.value.trim() === sent.trim()) return;
    sent = field.value;
    serial = wire.send({ kind: "edit", number, text: field.value });
  }
  function mark() {
    const others = cardsOf(model, "prompts").filter((card) => card.number !== number).map((card) => card.text ?? "");
    const state = JSON.stringify([field.value, said, ...others]);
    if (state === marked) return;
    marked = state;
    if (said) {
      showParts(mirror, field.value, field.value === sent ? said : []);
      return;
    }
    const pieces = differences(field.value, model.get("brief"), others);
    showPieces(mirror, pieces);
    const apart = pieces.filter(({ kind }) => kind === "own").map(({ text }) => text.trim());
    field.setAttribute("aria-description", apart.length ? `Only in this prompt: ${apart.join(", ")}` : "");
  }
  field.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(send, EDIT_PAUSE);
    mark();
  });
  field.addEventListener("change", send);
  field.addEventListener("keydown", (event) => keepKeys(event, () => (send(), leave())));
  return {
    focus: () => field.focus(),
    text: () => field.value,
    /** What is in the field, which the kernel is told before anything else. */
    take: () => (send(), field.value),
    /** @param {string} text @param {boolean} editable @param {boolean} active @param {SaidPart[]} [parts] */
    show(text, editable, active, parts) {
      // What was typed is newer than what the kernel knows, until that has heard it; spaces at the ends stay while one types.
      const isTyped = document.activeElement === field && (field.value !== sent || field.value.trim() === text);
      if (wire.isHeard(serial) && !isTyped) field.value = sent = text;
      said = parts;
      field.readOnly = !editable;
      field.tabIndex = active ? 0 : -1;
      mark();
    },
  };
}

/** @param {HTMLElement} mirror @param {{kind: string, text: string}[]} pieces */
function showPieces(mirror, pieces) {
  mirror.replaceChildren();
  for (const { kind, text } of pieces) {
    if (kind) add(mirror, "span", `pm-${kind}`).textContent = text;
    else mirror.append(text);
  }
  mirror.append("\u200b"); // a last line that is empty takes its room too
}

/** Underline which words say what. @param {HTMLElement} mirror @param {string} text @param {SaidPart[]} parts */
function showParts(mirror, text, parts) {
  mirror.replaceChildren();
  let place = 0;
  for (const [start, end, , colour] of parts) {
    mirror.append(text.slice(place, start));
    const words = add(mirror, "span", "pm-part");
    words.textContent = text.slice(start, end);
    words.style.borderColor = colour;
    place = end;
  }
  mirror.append(text.slice(place), "\u200b");
}
