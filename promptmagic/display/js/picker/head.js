// @ts-check
/** The head: brief, status, clock, bar, and how to stop. */

import { add, say } from "../page.js";
import { button, turnOff } from "./buttons.js";
import { progressOf, statusOf } from "./progress.js";

/** @typedef {import("./types.js").Desk} Desk */
/** @typedef {import("./types.js").Model} Model */

/** @param {HTMLElement} root @param {Desk} desk */
export function makeHead(root, { model, album, wire }) {
  const head = add(root, "div", "pm-head");
  const brief = add(head, "span", "pm-brief", { dir: "auto" });
  const state = add(head, "span", "pm-state");
  const status = add(state, "span", "pm-status", { role: "status" });
  const clock = add(state, "span", "pm-clock", { "aria-hidden": "true" });
  const bar = add(head, "span", "pm-bar", { role: "progressbar", "aria-label": "Painted", "aria-valuemax": "100" });
  const fill = add(bar, "span", "pm-fill");
  const hint = add(head, "span", "pm-hint");
  const stop = button(head, "Stop", "pm-stop", "Stop: what has arrived is kept");
  let began = 0;
  /** @type {number | undefined} */
  let ticking;

  stop.addEventListener("click", () => {
    wire.ask({ kind: "stop" });
    turnOff(stop, true);
  });

  function tick() {
    const seconds = model.get("busy") ? (performance.now() - began) / 1000 : model.get("seconds");
    const source = model.get("busy") ? "" : model.get("source");
    const time = seconds >= 0.5 ? `${Math.round(seconds)} s` : "";
    const words = source ? [source] : [time, model.get("cost")].filter(Boolean);
    say(clock, words.map((word) => ` · ${word}`).join(""));
  }

  function runClock() {
    const busy = model.get("busy");
    if (busy && ticking === undefined) {
      began = performance.now();
      ticking = setInterval(tick, 500);
      turnOff(stop, false);
    } else if (!busy && ticking !== undefined) {
      clearInterval(ticking);
      ticking = undefined;
    }
  }

  return {
    update() {
      runClock();
      const busy = model.get("busy");
      say(brief, model.get("brief"));
      brief.title = model.get("brief");
      say(status, statusOf(model, album));
      const done = progressOf(model, album);
      bar.classList.toggle("pm-idle", !busy);
      bar.setAttribute("aria-valuenow", String(Math.round(done * 100)));
      fill.style.inlineSize = `${done * 100}%`;
      say(hint, howToStop(model));
      stop.hidden = !busy || model.get("own_cell");
      tick();
    },
    stop: () => clearInterval(ticking),
  };
}

/** While the magic's own cell runs, the kernel hears nothing from the page. @param {Model} model */
export function howToStop(model) {
  return model.get("busy") && model.get("own_cell") ? "interrupt the kernel (■) to stop" : "";
}
