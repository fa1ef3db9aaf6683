// @ts-check
/** The buttons below the prompts. */

import { add, say } from "../page.js";
import { button, showOffer, turnOff } from "./buttons.js";
import { many } from "./progress.js";

/** @typedef {import("./types.js").Desk} Desk */
/** @typedef {import("./types.js").Table} Table */

/** @param {HTMLElement} root @param {Desk} desk @param {Table} prompts */
export function makePaintBar(root, { model, wire }, prompts) {
  const bar = add(root, "div", "pm-tools");
  const paint = button(bar, "Paint", "pm-primary", "");
  const times = /** @type {HTMLSelectElement} */ (
    add(bar, "select", "pm-times", { "aria-label": "How many pictures", title: "How many pictures of this prompt" })
  );
  const more = button(bar, "More prompts", "", "");
  const tip = add(bar, "span", "pm-hint");

  paint.addEventListener("click", () => {
    const number = prompts.current();
    wire.ask({ kind: "paint", number, times: Number(times.value), text: prompts.text(number) });
  });
  more.addEventListener("click", () => wire.ask({ kind: "more" }));
  times.addEventListener("change", () => update());
  times.addEventListener("keydown", (event) => !(event.ctrlKey || event.metaKey) && event.stopPropagation());

  function update() {
    /** @type {string[]} */
    const prices = model.get("prices");
    const isIdle = model.get("busy") || wire.pending;
    bar.hidden = model.get("kind") !== "imageprompt";
    fillTimes(times, prices.length);
    const number = prompts.current();
    const price = prices[Number(times.value) - 1];
    say(paint, price ? `Paint ${number} · ${price}` : `Paint ${number}`);
    paint.title = `Paint prompt ${number}${price ? `: ${price}` : ""}`;
    turnOff(paint, isIdle || !prices.length);
    times.disabled = !prices.length;
    showOffer(more, "More prompts", model.get("offers").more, "Write 4 more prompts", isIdle);
    say(tip, wire.slow ? "waiting for the cell that runs now" : model.get("busy") ? "" : "pick a prompt, edit it, then paint it");
  }
  return { update };
}

/** @param {HTMLSelectElement} times @param {number} most */
function fillTimes(times, most) {
  for (let k = times.options.length + 1; k <= Math.max(1, most); k++) times.add(new Option(many(k, "picture"), String(k)));
}
