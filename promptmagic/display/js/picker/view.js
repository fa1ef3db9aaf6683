// @ts-check
/** One view of a picker: all of its parts, kept in step with the model. */

import { add, ANSWER_PAUSE, claimKeys, GONE, mayAnswer, say, watchView } from "../page.js";
import { makeHead } from "./head.js";
import { makeIncoming } from "./incoming.js";
import { isOurs } from "./keys.js";
import { SLIM } from "./layout.js";
import { makeLightbox } from "./lightbox.js";
import { makePaintBar } from "./paint_bar.js";
import { makeLegend } from "./prompts.js";
import { makeReach } from "./reach.js";
import { makeRework } from "./rework.js";
import { makeStage } from "./stage.js";
import { currentPicture } from "./state.js";
import { makeTable } from "./table.js";
import { makeTools } from "./tools.js";
import { makeTrail } from "./trail.js";
import { makeWire } from "./wire.js";

/** @typedef {import("./types.js").Album} Album */
/** @typedef {import("./types.js").Desk} Desk */
/** @typedef {import("./types.js").Model} Model */
/** @typedef {import("./types.js").Part} Part */

const LOST = "The output below does not follow this picker: run the cell again to save a pick.";

/** The pickers that were brought into view when their cell was run: none is so twice. @type {WeakSet<Model>} */
const stepped = new WeakSet();

/**
 * Build one view of the picker, keep it in step with the model, and return what takes it down.
 *
 * @param {Model} model
 * @param {HTMLElement} el
 * @param {Album} album
 */
export function makePicker(model, el, album) {
  el.classList.add("pm-host");
  const root = add(el, "div", "pm-picker");
  const wire = makeWire(model, album);
  const live = add(root, "div", "pm-unseen", { role: "status" });
  /** @type {Desk} */
  const desk = { model, album, wire, trail: makeTrail(model), reach: makeReach(root, model, album, () => update()), announce: (text) => say(live, text), tell: (text, stays) => tools.tell(text, stays), rework: (number) => rework.open(number) };
  const box = makeLightbox(root, desk, (row, number) => (row === "prompts" ? prompts : pictures).stand(number));
  const head = makeHead(root, desk);
  const legend = makeLegend(root, model);
  const prompts = makeTable(root, desk, "prompts", box);
  const paint = makePaintBar(root, desk, prompts);
  const pictures = makeTable(root, desk, "pictures", box);
  const tools = makeTools(root, desk, box);
  const rework = makeRework(root, desk, (number) => pictures.stand(number));
  const incoming = makeIncoming(root, desk, () => currentPicture(model));
  const note = add(root, "div", "pm-note", { role: "status", dir: "auto" });
  const stage = makeStage(root, desk);
  /** @type {Part[]} */
  const parts = [head, legend, prompts, paint, pictures, tools, rework, incoming, stage, box];

  const asked = performance.now();

  let isSeen = true;

  function update() {
    const held = root.contains(document.activeElement) ? document.activeElement : null;
    root.hidden = !album.alive && !model.get("busy") && !mayAnswer(model, asked);
    if (album.alive) clearInterval(asking);
    root.style.setProperty("--pm-aspect", model.get("aspect"));
    for (const part of parts) part.update();
    say(note, wire.gone ? GONE : desk.reach.isLost() && pictures.count() ? wordsForLost() : model.get("note"));
    root.classList.toggle("pm-fresh", isSeen && model.get("busy") && model.get("own_cell"));
    root.classList.toggle("pm-lone", pictures.isElsewhere());
    keepFocus(held);
  }

  function wordsForLost() {
    const number = desk.reach.shown();
    return number && number === currentPicture(model) ? `The output below has ${number}, and stays so: run the cell again to save another pick.` : LOST;
  }

  /** Keep the keyboard in the picker where what had it is gone. @param {Element | null} held */
  function keepFocus(held) {
    if (!held || !root.contains(held) && held.isConnected || held.getClientRects().length) return;
    if (document.activeElement && document.activeElement !== document.body && document.activeElement !== held) return;
    if (!pictures.stand(pictures.active())) /** @type {HTMLElement | null} */ (root.querySelector(".pm-tools:not([hidden]) button"))?.focus();
  }
  const asking = setInterval(update, ANSWER_PAUSE);
  const forget = album.watch(update);
  wire.watch(update);
  model.on("change", update);
  const sizes = new ResizeObserver(() => {
    // An empty picker stands there before its cell has cards; on a busy page they may have come before it is drawn.
    if (!stepped.has(model) && prompts.count() + pictures.count()) {
      stepped.add(model);
      requestAnimationFrame(() => showStepped(root));
      keepInView(root, model);
    }
    root.classList.toggle("pm-slim", root.clientWidth < SLIM);
    for (const part of parts) part.arrange?.();
    update(); // it may stand in another place of the page now
  });
  sizes.observe(root);
  const unwatch = watchView(root, model, (seen) => {
    isSeen = seen;
    update();
  });
  const unclaim = claimKeys(root, isOurs);
  update();
  return () => {
    forget();
    unclaim();
    unwatch();
    wire.stop();
    desk.trail.stop();
    clearInterval(asking);
    model.off("change", update);
    sizes.disconnect();
    parts.forEach((part) => part.stop?.());
  };
}

/** Bring a picker into view whose cell a person has just run: they stand in that cell, or in the next. @param {HTMLElement} root */
function showStepped(root) {
  const cell = root.closest(".jp-Cell");
  const isActive = [cell, cell?.nextElementSibling].some((here) => here?.classList.contains("jp-mod-active"));
  if (isActive) root.scrollIntoView({ block: "nearest" });
}

/** How often (milliseconds) it is looked whether JupyterLab has scrolled, and how many times after the work is over. */
const LOOK = 250, LAST_LOOKS = 5;

/**
 * Keep a picker in view until its pictures and its figure stand there, unless a person's hand moves the page.
 *
 * @param {HTMLElement} root
 * @param {Model} model
 */
function keepInView(root, model) {
  const moved = new AbortController();
  const listening = { capture: true, passive: true, signal: moved.signal };
  for (const kind of ["wheel", "pointerdown", "keydown"]) window.addEventListener(kind, () => moved.abort(), listening);
  let looks = 0;
  const looking = setInterval(() => {
    looks = model.get("busy") ? 0 : looks + 1;
    if (looks > LAST_LOOKS || !root.isConnected) moved.abort();
    if (moved.signal.aborted) clearInterval(looking);
    else showStepped(root);
  }, LOOK);
}
