// @ts-check
/** The stage: the chosen picture, large, until the saved output below shows it. */

import { add, say } from "../page.js";
import { figureSize } from "./layout.js";
import { isKernelBusy, pictureCard, which } from "./state.js";

/** @typedef {import("./types.js").Desk} Desk */
/** @typedef {import("./types.js").Model} Model */

const FOLLOW_PAUSE = 800; // ms within which an idle kernel has changed the figure below

/** @param {HTMLElement} root @param {Desk} desk */
export function makeStage(root, { model, album, reach, wire }) {
  const stage = add(root, "div", "pm-stage");
  const image = /** @type {HTMLImageElement} */ (add(stage, "img", "pm-stage-image", { alt: "" }));
  const caption = add(stage, "div", "pm-stage-words", { dir: "auto" });
  let wanted = 0;
  let isDue = false;
  let since = 0;
  let wasSlow = false; // a kernel that answers beside a running cell says that it is idle, and yet takes its time
  /** @type {number | undefined} */
  let soon;

  function show() {
    isDue = true;
    const card = pictureCard(model, wanted);
    const original = album.original(wanted);
    const url = original?.url ?? album.url("pictures", wanted);
    stage.hidden = !card || !url;
    if (!card || !url) return;
    album.fetch(model, wanted);
    if (image.src !== url) image.src = url;
    image.alt = card.alt ?? "";
    const { width, height } = figureSize(card.size ?? []);
    image.style.setProperty("--pm-width", `${width}px`);
    image.style.setProperty("--pm-ratio", String(width / height));
    say(caption, `${which(model, "pictures", wanted)} · ${whenSaved(model, wire.gone, reach.isLost())}`);
  }

  return {
    update() {
      const chosen = model.get("chosen");
      const isLost = reach.isLost();
      const below = isLost ? reach.shown() : model.get("below");
      const isAhead = chosen > 0 && model.get("below") >= 0 && chosen !== below;
      if (isAhead && chosen === wanted) {
        if (isDue) show();
        return;
      }
      clearTimeout(soon);
      if (wanted) wasSlow = performance.now() - since > FOLLOW_PAUSE;
      wanted = isAhead ? chosen : 0;
      since = performance.now();
      isDue = isAhead && (isDue || wasSlow || isKernelBusy(model) || isLost || wire.gone);
      stage.hidden = true;
      if (isDue) show();
      else if (isAhead) soon = setTimeout(show, FOLLOW_PAUSE);
    },
    stop: () => clearTimeout(soon),
  };
}

/** @param {Model} model @param {boolean} isGone @param {boolean} isLost */
function whenSaved(model, isGone, isLost) {
  if (isGone) return "not saved: run the cell again, then choose";
  if (!model.get("can_keep")) return "kept in the history"; // the output below stays as it was
  if (isLost) return "run the cell again to save this pick";
  return isKernelBusy(model) ? "saved as soon as the kernel has time" : "not yet in the output below";
}
