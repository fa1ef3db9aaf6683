// @ts-check
/** One view of a gallery: all of its parts, kept in step with the model. */

import { add, ANSWER_PAUSE, claimKeys, GONE, mayAnswer, say, watchKernel, watchView } from "../page.js";
import { makeDialog } from "./dialog.js";
import { makeHead } from "./head.js";
import { isOurs } from "./keys.js";
import { makeStage } from "./stage.js";
import { makeTable } from "./table.js";

/** @typedef {import("./types.js").Album} Album */
/** @typedef {import("./types.js").Model} Model */
/** @typedef {import("./types.js").Opened} Opened */

/** @param {Model} model @param {HTMLElement} el @param {Album} album */
export function makeGallery(model, el, album) {
  el.classList.add("pm-host");
  const root = add(el, "section", "pg-gallery", { "aria-label": "Gallery" });
  const head = makeHead(root, model);
  const table = makeTable(root, model, album, (id) => dialog.open(id));
  const stage = makeStage(root, model);
  const note = add(root, "div", "pg-note", { role: "status" });
  const dialog = makeDialog(root, model, album);

  const asked = performance.now();
  let isGone = false;

  /** @param {Opened} [opened] */
  function update(opened) {
    root.hidden = !album.alive && !mayAnswer(model, asked);
    if (album.alive) clearInterval(asking);
    head.update();
    table.update();
    stage.update();
    dialog.update(opened);
    say(note, isGone ? GONE : model.get("note"));
  }
  const changed = () => update();
  const asking = setInterval(changed, ANSWER_PAUSE);
  const forget = album.watch(update);
  const unwatch = watchView(root, model);
  const unclaim = claimKeys(root, isOurs);
  root.addEventListener("keydown", (event) => {
    if (isOurs(event, /** @type {Element} */ (event.target))) event.stopPropagation();
  });
  model.on("change", changed);
  const leave = watchKernel(model, () => {
    isGone = true;
    update();
  });
  update();
  return () => {
    forget();
    leave();
    unclaim();
    unwatch();
    clearInterval(asking);
    model.off("change", changed);
    head.stop();
    stage.stop();
  };
}
