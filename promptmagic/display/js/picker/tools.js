// @ts-check
/** The buttons below the pictures. */

import { copyText } from "../files.js";
import { add, say } from "../page.js";
import { button, iconButton, showOffer, showStarred, turnOff } from "./buttons.js";
import { copyPicture, savePicture } from "./export.js";
import { howToStop } from "./head.js";
import { makeHelp } from "./help.js";
import { keepKeys } from "./keys.js";
import { toRetry } from "./retries.js";
import { canRemove, cardsOf, currentPicture, paintedIn, pictureCard, removeCard, toggleStar } from "./state.js";

/** @typedef {import("./types.js").Desk} Desk */
/** @typedef {import("./types.js").Lightbox} Lightbox */
/** @typedef {import("./types.js").Model} Model */
/** @typedef {import("./types.js").Wire} Wire */

const TOLD = 6000; // ms that one line is read in with ease

/**
 * The buttons below the pictures.
 *
 * @param {HTMLElement} root
 * @param {Desk} desk
 * @param {Lightbox} box
 */
export function makeTools(root, desk, box) {
  const { model, wire, reach } = desk;
  const tools = add(root, "div", "pm-tools", { role: "toolbar", "aria-label": "Picture tools" });
  const current = () => currentPicture(model);
  const keep = button(tools, "Keep", "pm-primary", "");
  const retry = button(tools, "Retry", "", "");
  const anew = button(tools, "Paint anew", "", "");
  const more = button(tools, "More", "", "");
  const others = add(tools, "span", "pm-group");
  const vary = button(others, "Vary", "", "");
  const like = makeLikeness(others);
  const edit = button(tools, "Edit prompt", "", "");
  const copy = button(tools, "Copy prompt", "", "");
  const save = button(tools, "Save", "", "");
  const looks = add(tools, "span", "pm-looks");
  const zoom = iconButton(looks, "zoom", "Zoom (Enter, or double click)", () => box.zoom(current()));
  const compare = iconButton(looks, "compare", "Compare with what was chosen before (C)", () => box.compare(current()));
  const star = iconButton(looks, "star", "Star (S)", () => toggleStar(desk, current()));
  const copyIt = iconButton(looks, "copy", "Copy the picture", () => copyPicture(desk, current()));
  const remove = iconButton(looks, "remove", "Remove", () => removeCard(desk, current()));
  const undo = button(looks, "", "pm-last", "");
  const ask = button(looks, "?", "pm-icon-button", "What can be done here");
  ask.setAttribute("aria-expanded", "false");
  const second = add(root, "div", "pm-tools");
  const help = makeHelp(root);
  ask.addEventListener("click", () => help.toggle(ask));
  const refine = makeRefine(second, desk, current);
  const told = add(second, "span", "pm-told");
  const tip = add(second, "span", "pm-tip");
  /** @type {number | undefined} */
  let fading;

  /** Say something for a while, or until something else is said. @param {string} text @param {boolean} [stays] */
  function tell(text, stays) {
    clearTimeout(fading);
    say(told, text);
    if (text) desk.announce(text);
    if (text && !stays) fading = setTimeout(() => say(told, ""), TOLD);
  }

  /** What has the keyboard once the picker has given way: else it would fall to the page. @type {HTMLElement | null | undefined} */
  let next;
  keep.addEventListener("click", () => {
    next = root.parentElement?.closest("[tabindex]");
    wire.ask({ kind: "keep", number: current() });
  });
  retry.addEventListener("click", () => wire.ask({ kind: "retry", numbers: toRetry(model) }));
  anew.addEventListener("click", () => wire.ask({ kind: "anew" }));
  more.addEventListener("click", () => wire.ask({ kind: "more" }));
  vary.addEventListener("click", () => wire.ask({ kind: "vary", number: current(), ...like.wanted() }));
  edit.addEventListener("click", () => desk.rework(current()));
  like.onChange(() => showWork());
  copy.addEventListener("click", () => copyText(copy, pictureCard(model, current())?.copy));
  save.addEventListener("click", () => savePicture(desk, current()));
  undo.addEventListener("click", () => wire.ask({ kind: "remove", number: model.get("removed").at(-1), undo: true }));

  function showWork() {
    const number = current();
    const offers = model.get("offers");
    const isIdle = model.get("busy") || wire.pending;
    const again = toRetry(model);
    retry.hidden = again.length < 2 || model.get("own_cell");
    showOffer(retry, `Retry all ${again.length}`, offers["retry all"], "Paint each of them once more", isIdle);
    anew.hidden = !offers.anew;
    showOffer(anew, "Paint anew", offers.anew, "With the painter that is set up now", isIdle);
    more.hidden = model.get("kind") === "imageprompt";
    showOffer(more, "More", offers.more, "Paint 4 more, with new prompts", isIdle);
    const { times } = like.wanted();
    showOffer(vary, "Vary", offers[`vary ${number} ${times}`], `Paint ${times} more like ${number || "this one"}`, isIdle);
    like.show(Boolean(offers[`refine ${number}`]), !number);
    turnOff(edit, !number || !offers[`rework ${number}`]);
    edit.title = `Edit the prompt of ${number || "a picture"}, and paint it anew`;
    refine.show(number, offers[`refine ${number}`], isIdle);
    keep.hidden = !model.get("can_keep");
    say(keep, number && !model.get("busy") ? `Keep ${number}` : "Keep");
    const isLost = reach.isLost();
    keep.title = isLost
      ? "The output below does not follow this picker: run the cell again to save this pick"
      : "Keep this picture: the picker gives way to a line of text";
    turnOff(keep, !number || isIdle || isLost);
  }

  function showLooks() {
    const number = current();
    const painted = paintedIn(model);
    for (const element of [copy, save, zoom, star, copyIt]) turnOff(element, !number);
    copy.title = `Copy the prompt of ${number || "a picture"}`;
    save.title = `Save ${number || "a picture"} as a file`;
    turnOff(compare, painted.length < 2);
    turnOff(remove, !canRemove(model, number) || wire.pending);
    remove.title = `Remove ${number || "a picture"} (Delete): it can be brought back`;
    remove.setAttribute("aria-label", remove.title);
    const last = model.get("removed").at(-1);
    undo.hidden = !last;
    say(undo, `Bring back ${last}`);
    undo.title = `Undo: variation ${last} stands here again`;
    turnOff(undo, wire.pending);
    showStarred(star, model, number);
  }

  return {
    tell,
    update() {
      const hasPictures = cardsOf(model, "pictures").length > 0;
      tools.hidden = second.hidden = !hasPictures;
      if (!hasPictures) return;
      showWork();
      showLooks();
      say(tip, tipFor(model, wire));
      tip.classList.toggle("pm-only-slim", howToStop(model) !== "");
    },
    stop() {
      const held = document.activeElement;
      if (!next || (held && held !== document.body && !root.contains(held))) return;
      const cell = next;
      cell.focus({ preventScroll: true });
      requestAnimationFrame(() => cell.scrollIntoView({ block: "nearest" })); // what is kept has moved up where the picker was
    },
  };
}

/** How many others Vary paints, and how much like this one. @param {HTMLElement} parent */
function makeLikeness(parent) {
  const times = select(parent, "How many Vary paints", ["4", "3", "2", "1"].map((n) => [n, `${n}×`]));
  const strength = select(parent, "How much Vary changes", [["usual", "similar"], ["close", "closer"], ["free", "freer"]]);
  return {
    wanted: () => ({ times: Number(times.value), strength: strength.hidden ? "usual" : strength.value }),
    /** @param {boolean} edits whether the painter starts from the picture, and not from its words alone @param {boolean} isIdle */
    show(edits, isIdle) {
      strength.hidden = !edits;
      times.disabled = strength.disabled = isIdle;
    },
    /** @param {() => void} call */
    onChange: (call) => times.addEventListener("change", call),
  };
}

/** @param {HTMLElement} parent @param {string} label @param {string[][]} choices */
function select(parent, label, choices) {
  const made = /** @type {HTMLSelectElement} */ (add(parent, "select", "pm-times", { "aria-label": label, title: label }));
  for (const [value, text] of choices) made.add(new Option(text, value));
  made.addEventListener("keydown", (event) => !(event.ctrlKey || event.metaKey) && event.stopPropagation());
  return made;
}

/** The words in which one picture is to be changed. @param {HTMLElement} parent @param {Desk} desk @param {() => number} current */
function makeRefine(parent, { wire, tell }, current) {
  const form = add(parent, "form", "pm-refine");
  const field = /** @type {HTMLInputElement} */ (add(form, "input", "pm-words-field", { type: "text", dir: "auto", enterkeyhint: "go" }));
  const go = button(form, "Refine", "pm-quiet", "");
  go.type = "submit";
  let isIdle = true;
  let isEarly = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (isIdle || !field.value.trim()) return field.focus();
    wire.ask({ kind: "refine", number: current(), text: field.value.trim() });
    field.value = "";
    return undefined;
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && isIdle && !wire.gone && field.value.trim()) {
      isEarly = true;
      tell("not sent yet: press Enter again once it is painted", true);
    }
    keepKeys(event, () => field.blur());
  });
  return {
    /** @param {number} number @param {string | undefined} price @param {boolean} isBusy */
    show(number, price, isBusy) {
      isIdle = isBusy || !price;
      if (!isIdle && isEarly) {
        isEarly = false;
        tell("");
      }
      field.placeholder = "Refine: “make it night”";
      field.setAttribute("aria-label", `Refine ${number || "a picture"} in words`);
      field.title = `What to change in ${number || "a picture"}, such as “make it night”`;
      field.disabled = !price;
      showOffer(go, "Refine", price, `Paint ${number || "a picture"} again, changed as the words say`, isBusy);
    },
  };
}

/** @param {Model} model @param {Wire} wire */
function tipFor(model, wire) {
  if (wire.slow) return "waiting for the cell that runs now";
  if (howToStop(model)) return howToStop(model);
  const painted = paintedIn(model).length;
  if (model.get("busy") || !painted) return "";
  const how = model.get("chosen") || painted < 2 ? "" : "click a picture, or use ← → and 1 to 9 · ";
  return `${how}Enter zooms · S stars${painted > 1 ? " · C compares" : ""}`;
}
