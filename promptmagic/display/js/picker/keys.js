// @ts-check
/** Keys: the picker's own stay in it, all others reach the notebook. */

/** Whether a key means something here, where it was pressed. @param {KeyboardEvent} event @param {Element} target */
export function isOurs(event, target) {
  if (target.closest("textarea, input")) return !isChord(event) || isEditing(event) || event.key === "Enter";
  if (target.closest("dialog")) return !isChord(event) && !event.altKey;
  if (isCommand(event)) return false;
  if (target.closest("button")) return ["Enter", " "].includes(event.key);
  if (target.closest("select")) return true;
  const isPicture = target.closest(".pm-pictures") !== null;
  return /^([1-9 ]|Enter|Home|End|Arrow.*)$/.test(event.key) || (isPicture && /^([cs]|Delete)$/i.test(event.key));
}

/** @param {KeyboardEvent} event */
export function isChord(event) {
  return event.ctrlKey || event.metaKey;
}

/** Whether a chord edits text, as in any field. @param {KeyboardEvent} event */
function isEditing(event) {
  return /^([acvxzy]|Backspace|Delete|Home|End|Arrow.*)$/.test(event.key);
}

/**
 * Keep a field's keys from the notebook, but let its commands (Ctrl+S) through. Escape and Ctrl+Enter leave the field.
 *
 * @param {KeyboardEvent} event
 * @param {() => void} leave
 */
export function keepKeys(event, leave) {
  if (event.key === "Escape" || (isChord(event) && event.key === "Enter")) {
    event.preventDefault();
    event.stopPropagation();
    leave();
  } else if (!isChord(event) || isEditing(event)) {
    event.stopPropagation();
  }
}

/** Whether something happened in a control, which answers by itself. @param {Event} event */
export function isOfControl(event) {
  return event.target instanceof Element && event.target.closest("textarea, input, select, button") !== null;
}

/** Whether something happened in a field of words. @param {Event} event */
export function isOfField(event) {
  return event.target instanceof Element && event.target.closest("textarea, input") !== null;
}

/** Whether a key is a command of the notebook or the browser. @param {KeyboardEvent} event */
export function isCommand(event) {
  return event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.isComposing;
}

/** Which way the right arrow leads: back, where one reads from right to left. @param {Event} event */
export function forwardOf(event) {
  return getComputedStyle(/** @type {Element} */ (event.currentTarget)).direction === "rtl" ? -1 : 1;
}
