// @ts-check
/** What comes in: a picture that is pasted or dropped onto the picker, to start from. */

import { drawn } from "../files.js";
import { add, release } from "../page.js";
import { button, showOffer } from "./buttons.js";
import { keepKeys } from "./keys.js";

/** @typedef {import("./types.js").Desk} Desk */

const MOST_SIDE = 2048; // px: what painters take, and what a message of the notebook's server carries
const MOST_BYTES = 4_000_000;

/** @param {HTMLElement} root @param {Desk} desk @param {() => number} current */
export function makeIncoming(root, { model, wire, tell }, current) {
  const form = add(root, "form", "pm-incoming", { hidden: "", "aria-label": "Start from this picture" });
  const image = /** @type {HTMLImageElement} */ (add(form, "img", "pm-incoming-image", { alt: "The picture to start from" }));
  const line = add(form, "div", "pm-refine");
  const words = { type: "text", dir: "auto", placeholder: "What to make of this picture", "aria-label": "What to make of the picture" };
  const field = /** @type {HTMLInputElement} */ (add(line, "input", "pm-words-field", words));
  const go = button(line, "Paint", "pm-quiet", "");
  go.type = "submit";
  const leave = button(form, "Cancel", "", "Leave the picture out (Esc)");
  /** @type {Blob | undefined} */
  let picture;

  function clear() {
    release(image.src);
    picture = undefined;
    form.hidden = true;
  }

  /** @param {DataTransfer | null} given */
  function take(given) {
    const file = [...(given?.files ?? [])].find((one) => one.type.startsWith("image/"));
    if (!file) return false;
    if (!price()) {
      tell("Its painter cannot start from a picture.");
      return true;
    }
    fitted(file).then(show, () => tell("That is no picture that can be read."));
    return true;
  }

  /** @param {Blob} made */
  function show(made) {
    clear();
    picture = made;
    image.src = URL.createObjectURL(made);
    form.hidden = false;
    field.focus();
  }

  const price = () => model.get("offers")[`refine ${current()}`];

  root.addEventListener("paste", (event) => {
    if (!take(event.clipboardData)) return;
    event.preventDefault();
    event.stopPropagation();
  });
  root.addEventListener("dragover", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    event.stopPropagation();
    root.classList.add("pm-over-it");
  });
  for (const end of ["dragleave", "drop"]) root.addEventListener(end, () => root.classList.remove("pm-over-it"));
  root.addEventListener("drop", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    event.stopPropagation();
    take(event.dataTransfer);
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!picture || !field.value.trim()) return field.focus();
    const bytes = await picture.arrayBuffer();
    wire.ask({ kind: "start", number: current(), text: field.value.trim() }, [bytes]);
    field.value = "";
    return clear();
  });
  leave.addEventListener("click", clear);
  field.addEventListener("keydown", (event) => keepKeys(event, clear));

  return {
    update: () => showOffer(go, "Paint", price(), "Paint what the words make of this picture", model.get("busy") || wire.pending),
    stop: clear,
  };
}

/** A picture as it can be sent: not too large. @param {Blob} file @returns {Promise<Blob>} */
async function fitted(file) {
  const bitmap = await createImageBitmap(file);
  const scale = Math.min(1, MOST_SIDE / Math.max(bitmap.width, bitmap.height));
  if (scale === 1 && file.size <= MOST_BYTES) return file;
  return drawn(bitmap, scale, "image/jpeg");
}
