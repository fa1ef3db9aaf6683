// @ts-check
/**
 * The gallery in the page: one page of a history as cards, and what is opened from it. Words from people, models and
 * servers are only ever set as text.
 *
 * The model's traits are described in gallery.py. Beside them travel these messages:
 *   from the kernel  here                                          it is alive
 *                    picture   id, number, size, type + bytes      a picture: a "card", in the "strip", or "large"
 *                    opened    id, brief, …, variations            all that is known of a generation
 *   from the page    want      page                                send everything (this page load is called `page`)
 *                    look      first, query, starred               show that page of what fits
 *                    open, restore, repaint    id                  open a generation; put it into a picker; paint it anew
 *                    enlarge   id, number                          send that picture large
 *                    star      id, number, starred                 give a star, or take it away
 *                    stop, back                                    end the repainting; leave the picker
 *
 * @typedef {{get(name: string): any, send(content: object): void, on(name: string, call: (...args: any[]) => void): void,
 *            off(name: string, call?: (...args: any[]) => void): void, widget_manager?: any}} Model
 * @typedef {{id: string, brief: string, facts: string, when: string, alt: string, number: number, count: number,
 *            starred: boolean, starred_shown: boolean}} Card
 * @typedef {{number: number, title: string, text: string, alt: string, caption: string, painted: boolean,
 *            starred: boolean, chosen: boolean}} Variation
 * @typedef {Card & {price: string, prompts: string[], variations: Variation[]}} Opened
 * @typedef {"card" | "strip" | "large"} Size
 */

import { add, ANSWER_PAUSE, claimKeys, mayAnswer, PAGE, release, say, urlOf } from "./page.js";
import { holdWhenSaved } from "./saving.js";

const SEARCH_PAUSE = 300; // ms after the last key before a search begins
const MOST_PICTURES = 240; // beyond these the oldest are given back to the browser

export default () => {
  const album = makeAlbum();
  return {
    /** @param {{model: Model}} context */
    initialize({ model }) {
      model.on("msg:custom", (message, buffers) => album.receive(message, buffers));
      model.send({ kind: "want", page: PAGE });
    },
    /** @param {{model: Model, el: HTMLElement}} context */
    render({ model, el }) {
      holdWhenSaved(model.widget_manager);
      return makeGallery(model, el, album);
    },
  };
};

// The album: what came as bytes, and what was opened

function makeAlbum() {
  /** @type {Map<string, string>} */
  const urls = new Map();
  /** @type {Set<(opened?: Opened) => void>} */
  const watchers = new Set();
  const album = {
    alive: false,
    /** @param {any} message @param {DataView[]} buffers */
    receive(message, buffers) {
      album.alive = true;
      if (buffers?.length) keep(keyOf(message.id, message.number, message.size), buffers[0], message.type);
      for (const watcher of watchers) watcher(message.kind === "opened" ? message : undefined);
    },
    /** @param {string} id @param {number} number @param {Size} size @returns {string | undefined} */
    url: (id, number, size) => urls.get(keyOf(id, number, size)),
    /** @param {(opened?: Opened) => void} watcher */
    watch(watcher) {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
  };

  /** @param {string} key @param {DataView} bytes @param {string} type */
  function keep(key, bytes, type) {
    forget(key);
    urls.set(key, urlOf(bytes, type));
    while (urls.size > MOST_PICTURES) forget(/** @type {string} */ (urls.keys().next().value));
  }

  /** @param {string} key */
  function forget(key) {
    release(urls.get(key));
    urls.delete(key);
  }
  return album;
}

/** @param {string} id @param {number} number @param {Size} size */
function keyOf(id, number, size) {
  return `${size}/${id}/${number}`;
}

// One view

/** @param {Model} model @param {HTMLElement} el @param {ReturnType<typeof makeAlbum>} album */
function makeGallery(model, el, album) {
  el.classList.add("pm-host");
  const root = add(el, "section", "pg-gallery", { "aria-label": "Gallery" });
  const head = makeHead(root, model);
  const table = makeTable(root, model, album, (id) => dialog.open(id));
  const stage = makeStage(root, model);
  const note = add(root, "div", "pg-note", { role: "status" });
  const dialog = makeDialog(root, model, album);

  const asked = performance.now();
  /** @type {number} */
  let asking;

  /** @param {Opened} [opened] */
  function update(opened) {
    root.hidden = !album.alive && !mayAnswer(model, asked);
    if (album.alive) clearInterval(asking);
    head.update();
    table.update();
    stage.update();
    dialog.update(opened);
    say(note, model.get("note"));
  }
  const changed = () => update();
  asking = setInterval(changed, ANSWER_PAUSE);
  const forget = album.watch(update);
  const unclaim = claimKeys(root, isOurs);
  root.addEventListener("keydown", (event) => {
    if (isOurs(event, /** @type {Element} */ (event.target))) event.stopPropagation();
  });
  model.on("change", changed);
  update();
  return () => {
    forget();
    unclaim();
    clearInterval(asking);
    model.off("change", changed);
    head.stop();
    stage.stop();
  };
}

/** Ask for a page of what fits. @param {Model} model @param {{first?: number, query?: string, starred?: boolean}} wanted */
function look(model, wanted) {
  model.send({ kind: "look", first: 0, query: model.get("query"), starred: model.get("starred"), ...wanted });
}

// The head: which history, search, stars, pages

/** @param {HTMLElement} root @param {Model} model */
function makeHead(root, model) {
  const head = add(root, "div", "pg-head");
  const title = add(head, "span", "pg-brief", { dir: "auto" });
  const counts = add(head, "span", "pg-state");
  const tools = add(root, "div", "pg-tools");
  const search = /** @type {HTMLInputElement} */ (
    add(tools, "input", "pg-search", { type: "search", placeholder: "Search briefs and prompts", "aria-label": "Search briefs and prompts", dir: "auto" })
  );
  const starred = button(tools, "★ Starred", "", "Show only what has a star");
  const pages = add(tools, "nav", "pg-pages", { "aria-label": "Pages" });
  const newer = button(pages, "‹", "pg-quiet", "Newer");
  const range = add(pages, "span", "pg-range", { role: "status" });
  const older = button(pages, "›", "pg-quiet", "Older");
  /** @type {number | undefined} */
  let pause;

  function ask() {
    clearTimeout(pause);
    if (search.value.trim() !== model.get("query")) look(model, { query: search.value });
  }
  search.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(ask, SEARCH_PAUSE);
  });
  search.addEventListener("keydown", (event) => event.key === "Enter" && ask());
  starred.addEventListener("click", () => look(model, { query: search.value, starred: !model.get("starred") }));
  newer.addEventListener("click", () => turn(model, -1));
  older.addEventListener("click", () => turn(model, 1));

  return {
    update() {
      say(title, model.get("title"));
      say(counts, model.get("summary"));
      const hides = Boolean(model.get("picker"));
      tools.hidden = hides || !(model.get("found") || model.get("query") || model.get("starred"));
      if (document.activeElement !== search) search.value = model.get("query");
      starred.setAttribute("aria-pressed", String(model.get("starred")));
      const { first, last, found } = rangeOf(model);
      say(range, found ? `${first + 1} to ${last} of ${found.toLocaleString("en")}` : "none");
      newer.disabled = first === 0;
      older.disabled = last >= found;
    },
    stop: () => clearTimeout(pause),
  };
}

/** @param {Model} model */
function rangeOf(model) {
  const first = model.get("first");
  return { first, last: first + model.get("cards").length, found: model.get("found") };
}

/** Turn to the next page, or the one before. @param {Model} model @param {number} by */
function turn(model, by) {
  const { first, found } = rangeOf(model);
  const next = first + by * model.get("per_page");
  if (next < found && next > -model.get("per_page")) look(model, { first: Math.max(0, next) });
}

// The table

/** @param {HTMLElement} root @param {Model} model @param {ReturnType<typeof makeAlbum>} album @param {(id: string) => void} open */
function makeTable(root, model, album, open) {
  const empty = add(root, "p", "pg-empty");
  const table = add(root, "ul", "pg-cards", { "aria-label": "Generations", role: "list" });
  /** @type {Map<string, ReturnType<typeof makeCard>>} */
  let cards = new Map();

  table.addEventListener("keydown", (event) => {
    const buttons = [...table.querySelectorAll(".pg-open")];
    const here = buttons.indexOf(/** @type {Element} */ (document.activeElement));
    if (here < 0 || isCommand(event)) return;
    const columns = getComputedStyle(table).gridTemplateColumns.split(" ").length;
    const forward = getComputedStyle(table).direction === "rtl" ? -1 : 1;
    /** @type {Record<string, number>} */
    const steps = {
      ArrowRight: here + forward,
      ArrowLeft: here - forward,
      ArrowDown: here + columns,
      ArrowUp: here - columns,
      Home: 0,
      End: buttons.length - 1,
    };
    if (event.key in steps) /** @type {HTMLElement | undefined} */ (buttons[steps[event.key]])?.focus();
    else if (event.key === "PageDown") turn(model, 1);
    else if (event.key === "PageUp") turn(model, -1);
    else if (event.key.toLowerCase() === "s") /** @type {HTMLElement | null} */ (buttons[here].parentElement?.querySelector(".pg-star"))?.click();
    else return;
    event.preventDefault();
  });

  return {
    update() {
      /** @type {Card[]} */
      const described = model.get("cards");
      table.hidden = Boolean(model.get("picker")) || described.length === 0;
      empty.hidden = Boolean(model.get("picker")) || described.length > 0;
      say(empty, wordsForNothing(model));
      const gone = new Map(cards);
      /** @type {typeof cards} */
      const next = new Map();
      for (const card of described) {
        const view = cards.get(card.id) ?? makeCard(model, card.id, () => open(card.id));
        gone.delete(card.id);
        next.set(card.id, view);
        view.show(card, album.url(card.id, 0, "card"));
      }
      const held = document.activeElement;
      const hadFocus = held !== null && table.contains(held);
      gone.forEach((view) => view.element.remove());
      const elements = [...next.values()].map((view) => view.element);
      if (elements.some((element, k) => table.children[k] !== element)) table.replaceChildren(...elements);
      if (hadFocus) focusAgain(table, held);
      cards = next;
    },
  };
}

/** Keep the keyboard in the table when its cards change. @param {HTMLElement} table @param {Element} held */
function focusAgain(table, held) {
  const target = table.contains(held) ? held : table.querySelector(".pg-open");
  if (target instanceof HTMLElement && document.activeElement !== target) target.focus();
}

/** @param {Model} model */
function wordsForNothing(model) {
  if (model.get("query")) return `Nothing fits “${model.get("query")}”.`;
  if (model.get("starred")) return "Nothing has a star yet.";
  return "Nothing is painted in this notebook yet. Try: %paint a beach sunset";
}

/** @param {Model} model @param {string} id @param {() => void} open */
function makeCard(model, id, open) {
  const element = document.createElement("li");
  element.className = "pg-card";
  const opener = /** @type {HTMLButtonElement} */ (add(element, "button", "pg-open", { type: "button" }));
  const frame = add(opener, "span", "pg-frame");
  const image = /** @type {HTMLImageElement} */ (add(frame, "img", "pg-image", { alt: "" }));
  image.draggable = false;
  const why = add(frame, "span", "pg-why");
  const badge = add(frame, "span", "pg-number", { "aria-hidden": "true" });
  const words = add(opener, "span", "pg-words", { dir: "auto" });
  const facts = add(opener, "span", "pg-facts");
  const star = button(element, "☆", "pg-star", "");
  /** @type {Card} */
  let shown;
  opener.addEventListener("click", open);
  star.addEventListener("click", () => {
    showStar(star, !shown.starred_shown, shown.brief);
    model.send({ kind: "star", id, number: shown.number, starred: !shown.starred_shown });
  });
  return {
    element,
    /** @param {Card} card @param {string | undefined} url */
    show(card, url) {
      shown = card;
      if (url && image.src !== url) image.src = url;
      image.hidden = !url;
      say(why, card.number ? "" : "no picture");
      frame.classList.toggle("pg-waits", Boolean(card.number) && !url);
      badge.hidden = !card.number;
      say(badge, `${card.count}`);
      say(words, card.brief || "(no brief)");
      say(facts, card.facts);
      opener.title = `${card.brief}\n${card.when}`;
      star.hidden = !card.number;
      showStar(star, card.starred_shown, card.brief);
      element.classList.toggle("pg-has-star", card.starred);
    },
  };
}

/** @param {HTMLElement} star @param {boolean} starred @param {string} name */
function showStar(star, starred, name) {
  say(star, starred ? "★" : "☆");
  star.setAttribute("aria-pressed", String(starred));
  star.setAttribute("aria-label", `Star ${name}`);
  star.title = starred ? "Take the star away" : "Give it a star";
}

// What is opened

/** @param {HTMLElement} root @param {Model} model @param {ReturnType<typeof makeAlbum>} album */
function makeDialog(root, model, album) {
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
  const restore = button(tools, "Choose again", "pg-primary", "Put it into a picker, to choose another variation");
  const repaint = button(tools, "Repaint", "", "");
  const star = button(tools, "☆", "", "");
  /** @type {Opened | undefined} */
  let opened;
  let wanted = "";
  let number = 0;

  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  restore.addEventListener("click", () => act("restore"));
  repaint.addEventListener("click", () => act("repaint"));
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
    restore.hidden = !model.get("can_paint");
    repaint.hidden = !model.get("can_paint") || !opened.price;
    say(repaint, `Repaint ${opened.count} · ${opened.price}`);
    repaint.title = `Paint its ${opened.count} prompts anew: ${opened.price}`;
    restore.disabled = repaint.disabled = model.get("painting");
    star.hidden = !variation?.painted;
    showStar(star, Boolean(variation?.starred), `variation ${number}`);
    say(star, variation?.starred ? "★ Starred" : "☆ Star");
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
        show();
        if (!dialog.open) dialog.showModal();
      } else if (dialog.open) {
        show();
      }
    },
  };
}

/** Show the large picture, and until it has come the small one. @param {HTMLImageElement} image @param {Opened} opened @param {Variation | undefined} variation @param {ReturnType<typeof makeAlbum>} album */
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

/** @param {HTMLElement} strip @param {Opened} opened @param {number} number @param {ReturnType<typeof makeAlbum>} album @param {(number: number) => void} turnTo */
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

// The stage: the picker into which a generation was restored

/** @param {HTMLElement} root @param {Model} model */
function makeStage(root, model) {
  const bar = add(root, "div", "pg-tools");
  const back = button(bar, "← Back to the gallery", "", "Leave this picker: the picks stay");
  const stop = button(bar, "■ Stop", "", "End the painting: what has arrived is kept");
  const host = add(root, "div", "pg-stage");
  /** @type {string | null} */
  let hung = null;
  /** @type {any} */
  let view;
  back.addEventListener("click", () => model.send({ kind: "back" }));
  stop.addEventListener("click", () => {
    stop.disabled = true;
    model.send({ kind: "stop" });
  });

  /** @param {string} reference */
  async function hang(reference) {
    const child = await model.widget_manager.get_model(reference.replace(/^IPY_MODEL_/, ""));
    const made = await model.widget_manager.create_view(child);
    if (hung !== reference) return made.remove();
    view = made;
    host.replaceChildren(view.el);
  }

  function clear() {
    view?.remove();
    view = undefined;
    host.replaceChildren();
  }

  return {
    update() {
      const reference = referenceOf(model.get("picker"));
      bar.hidden = host.hidden = !reference;
      back.disabled = model.get("painting");
      stop.hidden = !model.get("painting");
      if (stop.hidden) stop.disabled = false;
      if (reference === hung) return;
      hung = reference;
      clear();
      if (reference) hang(reference);
    },
    stop: clear,
  };
}

/** The id of a child widget, whether it comes as a reference or as a model. @param {any} picker @returns {string | null} */
function referenceOf(picker) {
  if (!picker) return null;
  return typeof picker === "string" ? picker : picker.model_id;
}

// Keys

const EDITING = ["a", "c", "v", "x", "z", "y", "Backspace", "Delete", "Home", "End"];
const STEPPING = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "PageUp", "PageDown", "s", "S"];

/** Whether a key belongs to the notebook or the browser. @param {KeyboardEvent} event */
function isCommand(event) {
  return event.ctrlKey || event.metaKey || event.altKey || event.isComposing;
}

/** Whether a key that is pressed in the gallery is for the gallery. @param {KeyboardEvent} event @param {Element} target */
function isOurs(event, target) {
  if (target.closest("input")) return !isCommand(event) || EDITING.includes(event.key) || event.key.startsWith("Arrow");
  if (isCommand(event)) return false;
  if (target.closest("dialog")) return true;
  return ["Enter", " "].includes(event.key) || (target.matches(".pg-open") && STEPPING.includes(event.key));
}

// Small things

/** @param {HTMLElement} parent @param {string} text @param {string} name @param {string} label */
function button(parent, text, name, label) {
  const element = add(parent, "button", `pg-button ${name}`, { type: "button" });
  element.textContent = text;
  if (label) {
    element.title = label;
    if (!/\w{2}/.test(text)) element.setAttribute("aria-label", label);
  }
  return element;
}
