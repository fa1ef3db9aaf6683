// @ts-check
/** The brush: paint in the zoom view over what is to change, say what, and have it painted again there alone. */

import { add, say } from "../page.js";
import { button, showOffer } from "./buttons.js";
import { pictureCard } from "./state.js";
import { draw, firstBox, nudged, outline, resized, toMask } from "./strokes.js";

/** @typedef {import("./types.js").Desk} Desk */
/** @typedef {import("./strokes.js").Box} Box */
/** @typedef {import("./strokes.js").Stroke} Stroke */

const COLOUR = "#ff2d87";
const WIDER = 1.25;

/**
 * @param {HTMLElement} view where the picture is shown
 * @param {HTMLElement} bar where the tools stand
 * @param {Desk} desk
 * @param {() => void} done closes the zoom view
 */
export function makeBrush(view, bar, desk, done) {
  const { model, wire, announce } = desk;
  const canvas = /** @type {HTMLCanvasElement} */ (add(view, "canvas", "pm-full pm-canvas", { hidden: "", "aria-hidden": "true" }));
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", { willReadFrequently: true }));
  const tools = add(bar, "div", "pm-tools pm-brush-tools", { role: "toolbar", "aria-label": "Brush", hidden: "" });
  const paint = button(tools, "Brush", "", "Paint over what is to change");
  const erase = button(tools, "Erase", "", "Take away from what is to change (E)");
  const size = /** @type {HTMLInputElement} */ (
    add(tools, "input", "pm-size", { type: "range", "aria-label": "Size of the brush", title: "Size of the brush ([ and ])", min: "1" })
  );
  const box = button(tools, "Rectangle", "", "Add a rectangle: arrows move it, Shift and arrows size it, Enter sets it (R)");
  const undo = button(tools, "Undo", "", "Take the last stroke back (U)");
  const clear = button(tools, "Clear", "", "Take all strokes back");
  const form = add(bar, "form", "pm-refine pm-brush-words", { hidden: "" });
  const field = /** @type {HTMLInputElement} */ (
    add(form, "input", "pm-words-field", { type: "text", dir: "auto", placeholder: "What should be there?", "aria-label": "What should be there" })
  );
  const go = button(form, "Refine", "pm-quiet", "");
  go.type = "submit";
  /** @type {Stroke[]} */
  let strokes = [];
  let number = 0;
  let isOn = false;
  let erases = false;
  let width = 0; // of the brush, in pixels of the picture
  /** @type {Box | undefined} The rectangle that is being placed. */
  let placed;

  const picture = () => [canvas.width, canvas.height];

  function redraw() {
    draw(context, placed ? [...strokes, placed] : strokes, COLOUR);
    if (placed) outline(context, placed.box);
  }

  function show() {
    canvas.hidden = tools.hidden = form.hidden = !isOn;
    paint.setAttribute("aria-pressed", String(!erases));
    erase.setAttribute("aria-pressed", String(erases));
    box.setAttribute("aria-pressed", String(placed !== undefined));
    size.max = String(Math.round(Math.min(canvas.width, canvas.height) / 2));
    size.value = String(width);
    showOffer(go, "Refine", model.get("offers")[`refine ${number}`], "Paint it again, changed only where you painted", model.get("busy") || wire.pending);
    if (isOn) redraw();
  }

  /** @param {boolean} value */
  function setErasing(value) {
    erases = value;
    show();
  }

  /** @param {number} factor */
  function scale(factor) {
    width = resized(width, factor, picture());
    announce(`Brush ${width} pixels`);
    show();
  }

  function place() {
    placed = placed ? undefined : { erases, box: firstBox(picture()) };
    announce(placed ? "Rectangle: arrows move it, Shift and arrows size it, Enter sets it" : "Rectangle left out");
    view.focus();
    show();
  }

  function takeBack() {
    if (placed) placed = undefined;
    else strokes = strokes.slice(0, -1);
    announce(`${strokes.length} strokes`);
    show();
  }

  /** @param {PointerEvent} event @returns {[number, number]} */
  function pointOf(event) {
    const { left, top, width: wide, height } = canvas.getBoundingClientRect();
    return [((event.clientX - left) / wide) * canvas.width, ((event.clientY - top) / height) * canvas.height];
  }

  canvas.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    event.preventDefault();
    canvas.setPointerCapture(event.pointerId);
    strokes = [...strokes, { erases, size: width, points: [pointOf(event)] }];
    redraw();
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!canvas.hasPointerCapture(event.pointerId)) return;
    const line = strokes[strokes.length - 1];
    if (!("points" in line)) return;
    line.points.push(pointOf(event));
    redraw();
  });
  paint.addEventListener("click", () => setErasing(false));
  erase.addEventListener("click", () => setErasing(true));
  size.addEventListener("input", () => {
    width = Number(size.value);
  });
  box.addEventListener("click", place);
  undo.addEventListener("click", takeBack);
  clear.addEventListener("click", () => {
    strokes = [];
    placed = undefined;
    show();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });

  /** Say at the words why they are not sent. @param {string} why */
  function refuse(why) {
    announce(why);
    field.setCustomValidity(why);
    field.reportValidity();
    field.setCustomValidity("");
  }

  async function send() {
    const text = field.value.trim();
    if (!text) return field.focus();
    if (placed) strokes = [...strokes, placed];
    placed = undefined;
    redraw();
    const pixels = context.getImageData(0, 0, canvas.width, canvas.height);
    if (!toMask(pixels.data)) return refuse("Paint over what is to change first.");
    context.putImageData(pixels, 0, 0);
    const blob = await new Promise((resolve) => {
      canvas.toBlob(resolve, "image/png");
    });
    redraw();
    const mask = await /** @type {Blob} */ (blob).arrayBuffer();
    wire.ask({ kind: "refine", number, text }, [mask]);
    field.value = "";
    strokes = [];
    return done();
  }

  /** What single keys do while it is on. @type {Record<string, (event: KeyboardEvent) => void>} */
  const keys = { e: () => setErasing(!erases), "[": () => scale(1 / WIDER), "]": () => scale(WIDER), r: place, u: takeBack, enter: () => field.focus() };

  /** Set the rectangle that is being placed, or move it; say whether a key meant that. @param {KeyboardEvent} event */
  function placeBy(event) {
    if (!placed) return false;
    const next = nudged(placed.box, event.key, event.shiftKey, picture());
    if (next) placed = { ...placed, box: next };
    else if (event.key === "Enter") {
      strokes = [...strokes, placed];
      placed = undefined;
      announce("Rectangle set");
    } else if (event.key === "Escape") placed = undefined;
    else return false;
    show();
    return true;
  }

  return {
    isOn: () => isOn,
    update: show,
    /** Let it be on or off for a picture. @param {boolean} value @param {number} shown */
    turn(value, shown) {
      const card = pictureCard(model, shown);
      isOn = value && Boolean(card?.size?.length);
      if (isOn && (shown !== number || !canvas.width)) strokes = [];
      if (isOn && card?.size) {
        if (number !== shown) [canvas.width, canvas.height] = card.size;
        number = shown;
        width ||= resized(Math.min(...card.size) / 10, 1, card.size);
        say(paint, "Brush");
      }
      placed = undefined;
      show();
    },
    /** Whether it has answered a key. @param {KeyboardEvent} event */
    answer(event) {
      if (!isOn) return false;
      if (placeBy(event)) return true;
      const action = event.shiftKey ? undefined : keys[event.key.toLowerCase()];
      action?.(event);
      return action !== undefined;
    },
  };
}
