// @ts-check
/** Keys: the gallery's own stay in it, all others reach the notebook. */

const EDITING = ["a", "c", "v", "x", "z", "y", "Backspace", "Delete", "Home", "End"];

const STEPPING = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "PageUp", "PageDown", "s", "S"];

/** Whether a key belongs to the notebook or the browser. @param {KeyboardEvent} event */
export function isCommand(event) {
  return event.ctrlKey || event.metaKey || event.altKey || event.isComposing;
}

/** Whether a key that is pressed in the gallery is for the gallery. @param {KeyboardEvent} event @param {Element} target */
export function isOurs(event, target) {
  if (target.closest("input")) return !isCommand(event) || EDITING.includes(event.key) || event.key.startsWith("Arrow");
  if (isCommand(event)) return false;
  if (target.closest("dialog")) return true;
  return ["Enter", " "].includes(event.key) || (target.matches(".pg-open") && STEPPING.includes(event.key));
}
