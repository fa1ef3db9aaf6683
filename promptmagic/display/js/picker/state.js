// @ts-check
/** What the picker shows, and what is chosen and starred in it. */

/** @typedef {import("./types.js").Card} Card */
/** @typedef {import("./types.js").Desk} Desk */
/** @typedef {import("./types.js").Model} Model */
/** @typedef {import("./types.js").Row} Row */

/** @param {Model} model @param {Row} row @returns {Card[]} */
export function cardsOf(model, row) {
  return model.get(row);
}

/** @param {Model} model @returns {number[]} */
export function paintedIn(model) {
  return cardsOf(model, "pictures").filter((card) => card.state === "painted").map((card) => card.number);
}

/** Which of the cards one is, in words: numbers stay as they are where another was removed. @param {Model} model @param {Row} row @param {number} number */
export function which(model, row, number) {
  const numbers = cardsOf(model, row).map((card) => card.number);
  const isWhole = Math.max(0, ...numbers) <= numbers.length;
  const place = isWhole ? ` of ${numbers.length}` : numbers.length > 1 ? `, one of ${numbers.length}` : ", the only one";
  return `${row === "prompts" ? "preview" : "variation"} ${number}${place}`;
}

/** @param {Model} model @param {number} number */
export function pictureCard(model, number) {
  return cardsOf(model, "pictures").find((card) => card.number === number);
}

/** The picture that the buttons speak of: the chosen one, else the first. @param {Model} model @returns {number} */
export function currentPicture(model) {
  return model.get("chosen") || paintedIn(model)[0] || 0;
}

/** Choose at once, here; the kernel hears of it when it can. @param {Model} model @param {Row} row @param {number} number */
export function choose(model, row, number) {
  const [trait, ready] = row === "prompts" ? ["picked_prompt", "prompted"] : ["chosen", "painted"];
  const state = cardsOf(model, row).find((card) => card.number === number)?.state;
  if (state !== ready || model.get(trait) === number) return;
  model.set(trait, number);
  model.save_changes();
}

/** Give a picture a star, or take it away. @param {Desk} desk @param {number} number */
export function toggleStar({ model, announce }, number) {
  if (!paintedIn(model).includes(number)) return;
  /** @type {number[]} */
  const starred = model.get("starred");
  const isOn = starred.includes(number);
  model.set("starred", isOn ? starred.filter((other) => other !== number) : [...starred, number].sort((a, b) => a - b));
  model.save_changes();
  announce(isOn ? `Star taken from variation ${number}` : `Variation ${number} starred`);
}

/** Take a variation away, unless it is the only picture. @param {Desk} desk @param {number} number */
export function removeCard(desk, number) {
  if (!canRemove(desk.model, number) || desk.wire.pending) return;
  desk.wire.ask({ kind: "remove", number });
  desk.announce(`Variation ${number} removed. The button “Bring back ${number}” undoes that.`);
}

/** @param {Model} model @param {number} number */
export function canRemove(model, number) {
  const state = pictureCard(model, number)?.state ?? "";
  if (cardsOf(model, "pictures").length < 2) return false;
  return ["failed", "stopped"].includes(state) || (state === "painted" && paintedIn(model).length > 1);
}

/** @param {Model} model */
export function isKernelBusy(model) {
  return model.widget_manager?.kernel?.status === "busy";
}
