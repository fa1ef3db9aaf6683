// @ts-check
/** The lightbox: one picture in full size, or two side by side. */

import { add, say } from "../page.js";
import { iconButton, turnOff } from "./buttons.js";
import { makeBrush } from "./brush.js";
import { forwardOf, isChord, isOfControl, isOfField, keepKeys } from "./keys.js";
import { makePane } from "./pane.js";
import { cardsOf, choose, currentPicture, paintedIn, toggleStar, which } from "./state.js";

/** @typedef {import("./types.js").Desk} Desk */
/** @typedef {import("./types.js").Row} Row */

/**
 * @param {HTMLElement} root
 * @param {Desk} desk
 * @param {(row: Row, number: number) => void} comeBack takes the keyboard back to a card
 */
export function makeLightbox(root, desk, comeBack) {
  const { model } = desk;
  const dialog = /** @type {HTMLDialogElement} */ (add(root, "dialog", "pm-box", { tabindex: "-1" }));
  const top = add(dialog, "div", "pm-box-top");
  const title = add(top, "span", "pm-box-title", { dir: "auto" });
  const actual = iconButton(top, "actual", "Actual size (Z)", () => scale(!dialog.classList.contains("pm-actual")));
  const compare = iconButton(top, "compare", "Compare two side by side (C)", () => toggleCompare());
  const brushes = iconButton(top, "brush", "Paint over what is to change (B)", () => turnBrush(!brush.isOn()));
  iconButton(top, "close", "Close (Esc)", () => dialog.close());
  const middle = add(dialog, "div", "pm-box-middle");
  iconButton(middle, "back", "Previous picture (←)", () => step(-1)).classList.add("pm-aside");
  const rows = add(middle, "div", "pm-panes");
  const panes = [makePane(rows, desk, pick), makePane(rows, desk, pick)];
  iconButton(middle, "forward", "Next picture (→)", () => step(1)).classList.add("pm-aside");
  const keys = add(dialog, "div", "pm-box-keys", { "aria-hidden": "true" });
  const brush = makeBrush(panes[0].view, dialog, desk, () => dialog.close());
  dialog.append(keys);
  /** @type {number[]} The pictures that are shown: one, or two of which the keys change the second. */
  let shown = [];
  /** @type {Row} Whether they are pictures, or previews of prompts. */
  let row = "pictures";

  const there = () => (row === "pictures" ? paintedIn(model) : cardsOf(model, "prompts").map((card) => card.number).filter((number) => desk.album.url(row, number)));

  /** @param {number[]} numbers */
  function open(numbers) {
    shown = numbers.filter(Boolean);
    if (!shown.length) return;
    turnBrush(false);
    scale(false);
    if (!dialog.open) dialog.showModal();
    update();
    dialog.focus();
  }
  /** @param {number} number */
  function zoom(number) {
    row = "pictures";
    if (there().includes(number)) open([number]);
  }
  /** @param {number} number */
  function preview(number) {
    row = "prompts";
    if (there().includes(number)) open([number]);
  }
  /** @param {number} number */
  function compareWith(number) {
    row = "pictures";
    const painted = paintedIn(model);
    const one = painted.includes(number) ? number : currentPicture(model);
    if (painted.length > 1) open([desk.trail.companion(one), one]);
  }
  function toggleCompare() {
    if (row === "prompts") return;
    if (shown.length > 1) open(shown.slice(-1));
    else compareWith(shown[0]);
  }
  /** Show another picture: the only one, or the second of two. @param {number} number */
  function turnTo(number) {
    if (!there().includes(number) || shown.slice(0, -1).includes(number)) return;
    shown = [...shown.slice(0, -1), number];
    turnBrush(false);
    scale(false);
    update();
    desk.announce(which(model, row, number));
  }
  /** @param {number} way */
  function step(way) {
    const others = there().filter((number) => !shown.slice(0, -1).includes(number));
    const at = others.indexOf(shown[shown.length - 1]);
    turnTo(others[(at + way + others.length) % others.length]);
  }
  /** @param {number} number */
  function pick(number) {
    choose(model, row, number);
    shown = [number];
    dialog.close();
  }
  /** @param {boolean} isActual */
  function scale(isActual) {
    dialog.classList.toggle("pm-actual", isActual);
    actual.setAttribute("aria-pressed", String(isActual));
  }

  /** @param {boolean} isOn */
  function turnBrush(isOn) {
    brush.turn(isOn && shown.length === 1 && row === "pictures", shown[0] ?? 0);
    brushes.setAttribute("aria-pressed", String(brush.isOn()));
    dialog.classList.toggle("pm-brushing", brush.isOn());
    if (dialog.open) update();
  }

  /** @type {Record<string, (event: KeyboardEvent) => void>} */
  const actions = {
    ArrowRight: (event) => step(forwardOf(event)),
    ArrowLeft: (event) => step(-forwardOf(event)),
    Enter: () => pick(shown[shown.length - 1]),
    " ": () => dialog.close(),
    Escape: () => dialog.close(),
    b: () => turnBrush(!brush.isOn()),
    c: toggleCompare,
    s: () => row === "pictures" && toggleStar(desk, shown[shown.length - 1]),
    z: () => scale(!dialog.classList.contains("pm-actual")),
  };
  dialog.addEventListener("keydown", (event) => {
    if (isOfField(event)) keepKeys(event, () => dialog.focus());
    else if (!isChord(event) && !isOfControl(event) && brush.answer(event)) {
      event.preventDefault();
      event.stopPropagation();
    } else answerKey(event, actions, turnTo);
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener("close", () => {
    const last = shown[shown.length - 1];
    turnBrush(false);
    shown = [];
    update();
    comeBack(row, last);
  });

  function update() {
    panes.forEach((pane, k) => pane.show(row, shown[k] ?? 0));
    if (!dialog.open) return undefined;
    const isPair = shown.length > 1;
    const isPreview = row === "prompts";
    const name = isPair ? `variations ${shown.join(" and ")}` : which(model, row, shown[0]);
    dialog.setAttribute("aria-label", `${isPair ? "Compare" : "Zoom"}: ${name}`);
    say(title, `${model.get("brief")} · ${name}`);
    rows.classList.toggle("pm-pair", isPair);
    compare.hidden = isPreview;
    brushes.hidden = isPreview || isPair;
    brush.update();
    if (brush.isOn()) return say(keys, "E erases · [ and ] size · R rectangle · U undoes · Enter leads to the words · B ends · Esc closes");
    turnOff(compare, paintedIn(model).length < 2);
    compare.setAttribute("aria-pressed", String(isPair));
    return say(keys, isPreview ? "← → move on · Enter picks the prompt · Esc closes" : `← → ${isPair ? "change the second" : "move on"} · Enter chooses · S stars · C ${isPair ? "one alone" : "compares · B paints over what is to change"} · Esc closes`);
  }
  return {
    update,
    zoom,
    preview,
    compare: compareWith,
    /** The close event is not waited for: the view is gone. */
    stop: () => dialog.open && dialog.close(),
  };
}

/**
 * Do what a key of the lightbox means. The notebook behind is out of reach, and so are its single keys; commands such as
 * Ctrl+S get through.
 *
 * @param {KeyboardEvent} event
 * @param {Record<string, (event: KeyboardEvent) => void>} actions
 * @param {(number: number) => void} turnTo
 */
function answerKey(event, actions, turnTo) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  event.stopPropagation();
  const isPress = isOfControl(event) && (event.key === "Enter" || event.key === " ");
  if (isPress || event.shiftKey) return;
  if (/^[1-9]$/.test(event.key)) turnTo(Number(event.key));
  const action = actions[event.key.length > 1 ? event.key : event.key.toLowerCase()];
  if (!action) return;
  event.preventDefault();
  action(event);
}
