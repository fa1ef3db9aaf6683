// @ts-check
/** The quiet help: keys, and what can be done with the chosen picture. */

import { add } from "../page.js";

const LINES = [
  ["← → ↑ ↓, 1 to 9", "choose a picture"],
  ["Enter", "show it large; there, B is a brush: paint over a part to change only that"],
  ["S · C", "star · compare with what was chosen before"],
  ["More", "further pictures of your brief, with new prompts"],
  ["Vary", "further pictures similar to this one"],
  ["Refine", "the same, changed as your words say"],
  ["Edit prompt", "another wording, painted as a further variation"],
  ["Save", "the picture as a file, in your downloads"],
  ["Paste, drop", "start from a picture of yours"],
  ["Delete", "remove a picture, or a card that failed; a button brings it back"],
  ["Keep", "the picture stays, the picker goes; run the cell again to choose anew, free"],
];

/** @param {HTMLElement} root */
export function makeHelp(root) {
  const list = add(root, "dl", "pm-help", { hidden: "" });
  for (const [what, does] of LINES) {
    const row = add(list, "div", "");
    add(row, "dt", "").textContent = what;
    add(row, "dd", "").textContent = does;
  }
  return {
    /** @param {HTMLElement} pressed the button that shows it, and hides it again */
    toggle(pressed) {
      list.hidden = !list.hidden;
      pressed.setAttribute("aria-expanded", String(!list.hidden));
    },
  };
}
