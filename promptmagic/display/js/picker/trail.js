// @ts-check
/** Which picture was chosen before the one that is chosen now. */

import { paintedIn } from "./state.js";

/** @typedef {import("./types.js").Model} Model */

/** Remember which picture was chosen before the one that is chosen now. @param {Model} model */
export function makeTrail(model) {
  let now = model.get("chosen");
  let before = 0;
  function step() {
    if (model.get("chosen") !== now) [before, now] = [now, model.get("chosen")];
  }
  model.on("change:chosen", step);
  return {
    /** The picture to compare with another: what was chosen before, else what is chosen, else its neighbour. @param {number} number */
    companion(number) {
      const painted = paintedIn(model).filter((other) => other !== number);
      const next = painted.find((other) => other > number) ?? painted.at(-1) ?? 0;
      return [now, before].find((other) => painted.includes(other)) ?? next;
    },
    stop: () => model.off("change:chosen", step),
  };
}
