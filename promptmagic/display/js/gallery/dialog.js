// @ts-check
/** What is opened: a generation with all of its variations. */

import { copyBlob, copyText, download, NO_COPY } from "../files.js";
import { add, release, say } from "../page.js";
import { button, showStar } from "./buttons.js";
import { isCommand } from "./keys.js";

/** @typedef {import("./types.js").Album} Album */
/** @typedef {import("./types.js").Model} Model */
/** @typedef {import("./types.js").Opened} Opened */
/** @typedef {import("./types.js").Variation} Variation */

/** @param {HTMLElement} root @param {Model} model @param {Album} album */
export function makeDialog(root, model, album) {
  const dialog = /** @type {HTMLDialogElement} */ (add(root, "dialog", "pg-dialog"));
  const top = add(dialog, "div", "pg-top");
  const title = add(top, "h2", "pg-title", { dir: "auto" });
  const close = button(top, "✕", "pg-quiet", "Close");
  const image = /** @type {HTMLImageElement} */ (add(dialog, "img", "pg-large", {}));
  const none = add(dialog, "p", "pg-empty");
  const caption = add(dialog, "p", "pg-caption", { dir: "auto", role: "status" });
  const strip = add(dialog, "div", "pg-strip", { role: "group", "aria-label": "Variations" });
  const prompt = add(dialog, "p", "pg-prompt", { dir: "auto", tabindex: "0" });
  const tools = add(dialog, "div", "pg-tools");
  const restore = button(tools, "Open in a picker", "pg-primary", "Choose another of its variations there, vary or refine them");
  const repaint = button(tools, "Repaint", "", "");
  const star = button(tools, "☆", "", "");
  const copy = button(tools, "Copy picture", "", "Put the picture on the clipboard");
  const words = button(tools, "Copy prompt", "", "Put its prompt on the clipboard");
  const save = button(tools, "Save", "", "Save the original file");
  const remove = button(tools, "Delete", "", "");
  const told = add(tools, "span", "pg-told", { role: "status" });
  /** @type {Opened | undefined} */
  let opened;
  let wanted = "";
  let number = 0;

  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  restore.addEventListener("click", () => act("restore"));
  repaint.addEventListener("click", () => act("repaint"));
  remove.addEventListener("click", () => act("delete"));
  words.addEventListener("click", () => copyText(words, current()?.copy));
  copy.addEventListener("click", async () => {
    if (!opened) return;
    const isCopied = await copyBlob(album.original(model, opened.id, number).then((file) => file.blob));
    say(told, isCopied ? "The picture is copied." : NO_COPY);
  });
  save.addEventListener("click", () => {
    if (!opened) return;
    album.original(model, opened.id, number).then(
      ({ blob, name }) => {
        const url = URL.createObjectURL(blob);
        download({ url, name });
        release(url);
        say(told, `Saved in your downloads as ${name}.`);
      },
      (error) => say(told, error.message),
    );
  });
  star.addEventListener("click", () => {
    const variation = current();
    if (!opened || !variation) return;
    variation.starred = !variation.starred;
    model.send({ kind: "star", id: opened.id, number, starred: variation.starred });
    show();
  });
  dialog.addEventListener("keydown", (event) => {
    if (isCommand(event)) return;
    const steps = /** @type {Record<string, number>} */ ({ ArrowRight: 1, ArrowLeft: -1 });
    if (event.key in steps && event.target !== prompt) step(steps[event.key]);
    else if (event.key.toLowerCase() === "s") star.click();
    else return;
    event.preventDefault();
  });

  /** @param {string} kind */
  function act(kind) {
    if (!opened) return;
    model.send({ kind, id: opened.id });
    dialog.close();
  }

  const painted = () => (opened?.variations ?? []).filter((variation) => variation.painted);
  const current = () => opened?.variations.find((variation) => variation.number === number);

  /** @param {number} by */
  function step(by) {
    const numbers = painted().map((variation) => variation.number);
    if (numbers.length) turnTo(numbers[(numbers.indexOf(number) + by + numbers.length) % numbers.length]);
  }

  /** @param {number} to */
  function turnTo(to) {
    number = to;
    say(told, "");
    if (opened && !album.url(opened.id, to, "large")) model.send({ kind: "enlarge", id: opened.id, number: to });
    show();
  }

  function show() {
    if (!opened) return;
    const variation = current();
    say(title, opened.brief || "(no brief)");
    dialog.setAttribute("aria-label", opened.brief || "Generation");
    showPicture(image, opened, variation, album);
    say(none, variation?.painted ? "" : "Nothing is painted here yet.");
    none.hidden = Boolean(variation?.painted);
    say(caption, variation ? `${variation.caption}${variation.chosen ? " · chosen" : ""} · ${opened.when}` : opened.when);
    say(prompt, variation?.text ?? opened.prompts.join("\n\n"));
    fillStrip(strip, opened, number, album, turnTo);
    showTools(opened);
    star.hidden = copy.hidden = save.hidden = !variation?.painted;
    words.hidden = !variation;
    showStar(star, Boolean(variation?.starred), `variation ${number}`);
    say(star, variation?.starred ? "★ Starred" : "☆ Star");
  }

  /** What can be done with all of them. @param {Opened} all */
  function showTools(all) {
    restore.hidden = !model.get("can_paint");
    repaint.hidden = !model.get("can_paint") || !all.price;
    say(repaint, `${all.count > 1 ? `Repaint all ${all.count}` : "Repaint"} · ${all.price}`);
    repaint.title = `Paint its ${all.count} prompts anew: ${all.price}`;
    restore.disabled = repaint.disabled = model.get("painting");
    const count = all.variations.length;
    say(remove, count > 1 ? `Delete all ${count}` : "Delete");
    remove.title = "Undo brings it back";
    remove.disabled = model.get("painting");
  }

  return {
    /** Ask for a generation; the dialog opens when it has come. @param {string} id */
    open(id) {
      wanted = id;
      model.send({ kind: "open", id });
    },
    /** @param {Opened} [message] */
    update(message) {
      if (message && message.id === wanted) {
        opened = message;
        number = message.number || painted()[0]?.number || 0;
        wanted = "";
        say(told, "");
        show();
        if (!dialog.open) dialog.showModal();
      } else if (dialog.open) {
        show();
      }
    },
  };
}

/** Show the large picture, and until it has come the small one. @param {HTMLImageElement} image @param {Opened} opened @param {Variation | undefined} variation @param {Album} album */
function showPicture(image, opened, variation, album) {
  image.hidden = !variation?.painted;
  if (!variation) return;
  const url =
    album.url(opened.id, variation.number, "large") ??
    album.url(opened.id, variation.number, "strip") ??
    (variation.number === opened.number ? album.url(opened.id, 0, "card") : undefined);
  if (url && image.src !== url) image.src = url;
  image.alt = variation.alt;
}

/** @param {HTMLElement} strip @param {Opened} opened @param {number} number @param {Album} album @param {(number: number) => void} turnTo */
function fillStrip(strip, opened, number, album, turnTo) {
  strip.hidden = opened.variations.length < 2;
  if (strip.dataset.id !== opened.id) {
    strip.dataset.id = opened.id;
    strip.replaceChildren();
    for (const variation of opened.variations) {
      const choice = button(strip, "", "pg-choice", `Variation ${variation.number}: ${variation.title}`);
      add(choice, "img", "pg-image", { alt: "" });
      add(choice, "span", "pg-number", { "aria-hidden": "true" }).textContent = String(variation.number);
      choice.disabled = !variation.painted;
      choice.addEventListener("click", () => turnTo(variation.number));
    }
  }
  opened.variations.forEach((variation, k) => {
    const choice = strip.children[k];
    const image = /** @type {HTMLImageElement} */ (choice.querySelector("img"));
    const url = album.url(opened.id, variation.number, "strip");
    if (url && image.src !== url) image.src = url;
    image.hidden = !url;
    choice.setAttribute("aria-current", String(variation.number === number));
    const signs = `${variation.chosen ? " ✓" : ""}${variation.starred ? " ★" : ""}`;
    say(/** @type {HTMLElement} */ (choice.querySelector(".pg-number")), `${variation.number}${signs}`);
  });
}
