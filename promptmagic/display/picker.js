// @ts-check
/**
 * The picker in the page: shows the cards that the kernel describes, and answers clicks and keys by itself, because the
 * kernel may be busy. Words from people, models and servers are only ever set as text.
 *
 * The model's traits are described in picker.py. Beside them travel these messages:
 *   from the kernel  here                                          it is alive, and the pictures follow
 *                    heard                                         it has heard what was last asked for
 *                    picture   row, number, type + bytes           a thumbnail, kept in the album
 *                    progress  number, fraction, [type + bytes]    how far a picture is, and what can be seen of it
 *                    full      number, ask, type, name + bytes     a picture's own file, or the error why not
 *   from the page    want      page                                send all pictures (this page load is called `page`)
 *                    full      number, ask                         send a picture's own file
 *                    edit      number, text                        a prompt has another wording
 *                    paint     number, times, text                 paint this prompt
 *                    more                                          add variations
 *                    vary      number                              add others like this one
 *                    refine    number, text                        add this one, changed as the words say
 *                    retry     numbers                             paint what has failed once more
 *                    stop                                          end what was asked for here
 *                    keep      number                              let the picker give way to a line of text
 *
 * @typedef {{get(name: string): any, set(name: string, value: any): void, save_changes(): void,
 *            send(content: object): void, on(name: string, call: (...args: any[]) => void): void,
 *            off(name: string, call?: (...args: any[]) => void): void, widget_manager?: any}} Model
 * @typedef {{number: number, state: string, title?: string, text?: string, copy?: string, alt?: string,
 *            error?: string, undrawn?: string[], edited?: boolean, origin?: number, size?: number[],
 *            system?: string, unknown?: string, parts?: SaidPart[]}} Card
 * @typedef {[start: number, end: number, name: string, colour: string]} SaidPart
 * @typedef {"prompts" | "pictures"} Row
 * @typedef {{chosen: boolean, active: boolean, starred: boolean, retries: boolean, url?: string, fraction: number}} Look
 * @typedef {{element: HTMLElement, show(card: Card, look: Look): void, edit?(): void, text?(): string}} CardView
 * @typedef {{update(): void, arrange?(): void, stop?(): void}} Part
 * @typedef {ReturnType<typeof makeAlbum>} Album
 * @typedef {ReturnType<typeof makeWire>} Wire
 * @typedef {ReturnType<typeof makeTrail>} Trail
 * @typedef {{model: Model, album: Album, wire: Wire, trail: Trail, announce(text: string): void}} Desk
 * @typedef {ReturnType<typeof makeLightbox>} Lightbox
 */

import { add, ANSWER_PAUSE, claimKeys, mayAnswer, PAGE, release, say, urlOf } from "./page.js";
import { holdWhenSaved } from "./saving.js";

const EDIT_PAUSE = 700; // ms after the last key before an edit is sent, so that its preview follows the typing
const KERNEL_PAUSE = 1500; // ms without an answer before the picker says that the kernel is busy
const FOLLOW_PAUSE = 800; // ms within which an idle kernel has changed the figure below
const SLIM = 520; // px below which the brief has a line of its own
const GAP = 12; // px between cards, as in picker.css
const WIDTHS = { pictures: { least: 140, most: 272 }, painted: { least: 116, most: 176 }, prompts: { least: 340, most: 620 } }; // px
const SLIM_LEAST = 116; // px: on a slim page two pictures stand side by side
const FIGURE = { side: 1024, width: 768, height: 560 }; // px: the figure's picture and its box, as in figure.py
const ORIGINALS = 6; // pictures in full size that the page holds at most

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
      return makePicker(model, el, album);
    },
  };
};

// The album: what came as bytes

/** Keep the pictures of one model for all of its views. */
function makeAlbum() {
  /** @type {Map<string, string>} */
  const thumbnails = new Map();
  /** @type {Map<number, {url: string, name: string}>} */
  const originals = new Map();
  /** @type {Set<number>} */
  const fetched = new Set();
  /** @type {Map<number, number>} */
  const fractions = new Map();
  /** @type {Set<(message: any) => void>} */
  const watchers = new Set();
  const album = {
    alive: false,
    /** @param {any} message @param {DataView[]} buffers */
    receive(message, buffers) {
      album.alive = true;
      if (message.kind === "progress") fractions.set(message.number, message.fraction ?? 0);
      if (message.kind === "full") keepOriginal(message, buffers);
      else if (buffers?.length) keepThumbnail(message, buffers[0]);
      for (const watcher of [...watchers]) watcher(message);
    },
    /** @param {Row} row @param {number} number @returns {string | undefined} */
    url: (row, number) => thumbnails.get(`${row}/${number}`),
    /** A picture's own file, if it is here. @param {number} number */
    original: (number) => originals.get(number),
    /** Ask for a picture's own file, once. @param {Model} model @param {number} number */
    fetch(model, number) {
      if (originals.has(number) || fetched.has(number)) return;
      fetched.add(number);
      model.send({ kind: "full", number, ask: "" });
    },
    /** @param {number} number */
    fraction: (number) => fractions.get(number) ?? 0,
    /** @param {(message: any) => void} watcher */
    watch(watcher) {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
  };

  /** @param {any} message @param {DataView} bytes */
  function keepThumbnail(message, bytes) {
    const key = `${message.row ?? "pictures"}/${message.number}`;
    release(thumbnails.get(key));
    thumbnails.set(key, urlOf(bytes, message.type));
  }

  /** @param {any} message @param {DataView[]} buffers */
  function keepOriginal(message, buffers) {
    fetched.delete(message.number);
    if (!buffers?.length) return;
    release(originals.get(message.number)?.url);
    originals.delete(message.number);
    originals.set(message.number, { url: urlOf(buffers[0], message.type), name: message.name });
    for (const [number, { url }] of [...originals].slice(0, -ORIGINALS)) {
      release(url);
      originals.delete(number);
    }
  }
  return album;
}

// The wire: what a person asks of the kernel

/** Send what was asked for, and know whether the kernel has heard it. @param {Model} model @param {Album} album */
function makeWire(model, album) {
  /** @type {Set<() => void>} */
  const watchers = new Set();
  /** @type {number | undefined} */
  let late;
  const wire = {
    /** Whether an answer is waited for, and whether it has been long in coming. */
    pending: false,
    slow: false,
    /** @param {object} content */
    ask(content) {
      model.send(content);
      settle(true);
      late = setTimeout(() => ((wire.slow = true), tell()), KERNEL_PAUSE);
    },
    /** @param {() => void} watcher */
    watch: (watcher) => watchers.add(watcher),
    stop() {
      clearTimeout(late);
      unwatch();
    },
  };
  const unwatch = album.watch((message) => message.kind === "heard" && settle(false));

  /** @param {boolean} pending */
  function settle(pending) {
    clearTimeout(late);
    wire.pending = pending;
    wire.slow = false;
    tell();
  }
  function tell() {
    for (const watcher of watchers) watcher();
  }
  return wire;
}

// One view

/**
 * Build one view of the picker, keep it in step with the model, and return what takes it down.
 *
 * @param {Model} model
 * @param {HTMLElement} el
 * @param {Album} album
 */
function makePicker(model, el, album) {
  el.classList.add("pm-host");
  const root = add(el, "div", "pm-picker");
  const wire = makeWire(model, album);
  const live = add(root, "div", "pm-unseen", { role: "status" });
  /** @type {Desk} */
  const desk = { model, album, wire, trail: makeTrail(model), announce: (text) => say(live, text) };
  const box = makeLightbox(root, desk, (number) => pictures.stand(number));
  const head = makeHead(root, desk);
  const legend = makeLegend(root, model);
  const prompts = makeTable(root, desk, "prompts", box);
  const paint = makePaintBar(root, desk, prompts);
  const pictures = makeTable(root, desk, "pictures", box);
  const tools = makeTools(root, desk, pictures, box);
  const note = add(root, "div", "pm-note", { role: "status", dir: "auto" });
  const stage = makeStage(root, desk);
  /** @type {Part[]} */
  const parts = [head, legend, prompts, paint, pictures, tools, stage, box];

  const asked = performance.now();
  /** @type {number} */
  let asking;

  function update() {
    root.hidden = !album.alive && !model.get("busy") && !mayAnswer(model, asked);
    if (album.alive) clearInterval(asking);
    root.style.setProperty("--pm-aspect", model.get("aspect"));
    for (const part of parts) part.update();
    say(note, isStranded(model) ? "This page was reloaded: run the cell again to save this pick." : model.get("note"));
  }
  asking = setInterval(update, ANSWER_PAUSE);
  const forget = album.watch(update);
  wire.watch(update);
  model.on("change", update);
  const sizes = new ResizeObserver(() => {
    root.classList.toggle("pm-slim", root.clientWidth < SLIM);
    for (const part of parts) part.arrange?.();
  });
  sizes.observe(root);
  const unclaim = claimKeys(root, isOurs);
  update();
  return () => {
    forget();
    unclaim();
    wire.stop();
    desk.trail.stop();
    clearInterval(asking);
    model.off("change", update);
    sizes.disconnect();
    parts.forEach((part) => part.stop?.());
  };
}

/** Whether the output that this cell has saved can no longer be reached: its page was reloaded since. @param {Model} model */
function isStranded(model) {
  const page = model.get("page");
  return Boolean(page) && page !== PAGE && model.get("can_keep");
}

/** @param {Model} model @param {Row} row @returns {Card[]} */
function cardsOf(model, row) {
  return model.get(row);
}

/** @param {Model} model @returns {number[]} */
function paintedIn(model) {
  return cardsOf(model, "pictures").filter((card) => card.state === "painted").map((card) => card.number);
}

/** @param {Model} model @param {number} number */
function pictureCard(model, number) {
  return cardsOf(model, "pictures").find((card) => card.number === number);
}

/** The picture that the buttons speak of: the chosen one, else the first. @param {Model} model @returns {number} */
function currentPicture(model) {
  return model.get("chosen") || paintedIn(model)[0] || 0;
}

/** Choose at once, here; the kernel hears of it when it can. @param {Model} model @param {Row} row @param {number} number */
function choose(model, row, number) {
  const [trait, ready] = row === "prompts" ? ["picked_prompt", "prompted"] : ["chosen", "painted"];
  const state = cardsOf(model, row).find((card) => card.number === number)?.state;
  if (state !== ready || model.get(trait) === number) return;
  model.set(trait, number);
  model.save_changes();
}

/** Give a picture a star, or take it away. @param {Desk} desk @param {number} number */
function toggleStar({ model, announce }, number) {
  if (!paintedIn(model).includes(number)) return;
  /** @type {number[]} */
  const starred = model.get("starred");
  const isOn = starred.includes(number);
  model.set("starred", isOn ? starred.filter((other) => other !== number) : [...starred, number].sort((a, b) => a - b));
  model.save_changes();
  announce(isOn ? `Star taken from variation ${number}` : `Variation ${number} starred`);
}

/** Remember which picture was chosen before the one that is chosen now. @param {Model} model */
function makeTrail(model) {
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

// The head: brief, status, clock, bar, and how to stop

/** @param {HTMLElement} root @param {Desk} desk */
function makeHead(root, { model, album, wire }) {
  const head = add(root, "div", "pm-head");
  const brief = add(head, "span", "pm-brief", { dir: "auto" });
  const state = add(head, "span", "pm-state");
  const status = add(state, "span", "pm-status", { role: "status" });
  const clock = add(state, "span", "pm-clock", { "aria-hidden": "true" });
  const bar = add(head, "span", "pm-bar", { role: "progressbar", "aria-label": "Painted", "aria-valuemax": "100" });
  const fill = add(bar, "span", "pm-fill");
  const hint = add(head, "span", "pm-hint");
  const stop = button(head, "Stop", "pm-stop", "Stop: what has arrived is kept");
  let began = 0;
  /** @type {number | undefined} */
  let ticking;

  stop.addEventListener("click", () => {
    wire.ask({ kind: "stop" });
    stop.disabled = true;
  });

  function tick() {
    const seconds = model.get("busy") ? (performance.now() - began) / 1000 : model.get("seconds");
    const isEarlier = !model.get("busy") && !seconds;
    const time = seconds >= 0.5 ? `${Math.round(seconds)} s` : "";
    const words = isEarlier ? ["shown again, nothing asked"] : [time, model.get("cost")].filter(Boolean);
    say(clock, words.map((word) => ` · ${word}`).join(""));
  }

  function runClock() {
    const busy = model.get("busy");
    if (busy && ticking === undefined) {
      began = performance.now();
      ticking = setInterval(tick, 500);
      stop.disabled = false;
    } else if (!busy && ticking !== undefined) {
      clearInterval(ticking);
      ticking = undefined;
    }
  }

  return {
    update() {
      runClock();
      const busy = model.get("busy");
      say(brief, model.get("brief"));
      brief.title = model.get("brief");
      say(status, statusOf(model, album));
      const done = progressOf(model, album);
      bar.classList.toggle("pm-idle", !busy);
      bar.setAttribute("aria-valuenow", String(Math.round(done * 100)));
      fill.style.inlineSize = `${done * 100}%`;
      say(hint, howToStop(model));
      stop.hidden = !busy || model.get("own_cell");
      tick();
    },
    stop: () => clearInterval(ticking),
  };
}

/** Say in words how far the work is. @param {Model} model @param {Album} album */
function statusOf(model, album) {
  const pictures = cardsOf(model, "pictures");
  const parts = model.get("kind") === "imageprompt" ? promptsOf(model, album) : [paintedOf(model)];
  const failed = count(pictures, "failed");
  if (failed) parts.push(`${failed} failed`);
  return parts.join(" · ");
}

/** @param {Model} model @returns {string} */
function paintedOf(model) {
  const pictures = cardsOf(model, "pictures");
  const painted = count(pictures, "painted");
  const waiting = count(pictures, "waiting");
  if (model.get("busy") && waiting && waiting + painted === pictures.length) return `writing ${many(waiting, "prompt")}`;
  return painted === pictures.length ? `${painted} painted` : `${painted} of ${pictures.length} painted`;
}

/** @param {Model} model @param {Album} album @returns {string[]} */
function promptsOf(model, album) {
  const prompts = cardsOf(model, "prompts");
  const pictures = cardsOf(model, "pictures");
  const written = count(prompts, "prompted");
  const busy = model.get("busy");
  if (busy && written < prompts.length) return [`writing ${many(prompts.length - written, "prompt")}`];
  const parts = [many(written, "prompt")];
  const painting = count(pictures, "painting") + count(pictures, "waiting");
  const painted = count(pictures, "painted");
  if (busy && painting) parts.push(`painting ${painting}`);
  else if (busy && prompts.some((card) => !album.url("prompts", card.number))) parts.push("sketching previews");
  if (painted) parts.push(`${painted} painted`);
  return parts;
}

/** How much is done, 0 to 1. @param {Model} model @param {Album} album */
function progressOf(model, album) {
  if (!model.get("busy")) return 1;
  /** @type {number[]} */
  const shares = [];
  for (const card of cardsOf(model, "prompts")) {
    shares.push(card.state === "waiting" ? 0 : album.url("prompts", card.number) ? 1 : 0.4);
  }
  for (const card of cardsOf(model, "pictures")) {
    const begun = { waiting: 0, prompted: 0.05, painting: Math.max(0.1, album.fraction(card.number)) };
    shares.push(/** @type {any} */ (begun)[card.state] ?? 1);
  }
  return shares.reduce((sum, share) => sum + share, 0) / (shares.length || 1);
}

/** While the magic's own cell runs, the kernel hears nothing from the page. @param {Model} model */
function howToStop(model) {
  return model.get("busy") && model.get("own_cell") ? "interrupt the kernel (■) to stop" : "";
}

// A table of cards

/**
 * A row of cards of which one is chosen: a listbox of pictures, or a grid of prompts (whose cards hold controls).
 *
 * @param {HTMLElement} root
 * @param {Desk} desk
 * @param {Row} row
 * @param {Lightbox} box
 */
function makeTable(root, desk, row, box) {
  const { model, album } = desk;
  const isPrompts = row === "prompts";
  const table = makeTableElement(root, row);
  /** @type {Map<number, CardView>} */
  const cards = new Map();
  let columns = 1;
  let active = 1;

  /** Let the keyboard stand on a card. @param {number} number */
  function stand(number) {
    if (!cards.has(number)) return;
    active = number;
    update();
    cards.get(number)?.element.focus({ preventScroll: false });
  }

  /** Choose a card and let the keyboard stand on it. @param {number} number */
  function go(number) {
    stand(number);
    choose(model, row, number);
  }

  /** What the picture keys do, on the card that the keyboard stands on. @type {Record<string, () => void>} */
  const pictureKeys = {
    Enter: () => box.zoom(active),
    " ": () => box.zoom(active),
    c: () => box.compare(active),
    s: () => toggleStar(desk, active),
  };
  /** @type {Record<string, () => void>} */
  const promptKeys = { Enter: () => cards.get(active)?.edit?.(), " ": () => go(active) };

  table.addEventListener("keydown", (event) => {
    if (isOfControl(event) || isCommand(event)) return;
    const action = (isPrompts ? promptKeys : pictureKeys)[event.key.length > 1 ? event.key : event.key.toLowerCase()];
    const number = action ? undefined : targetOf(event, active, [...cards.keys()], columns);
    if (!action && number === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (number !== undefined) go(number);
    else action?.();
  });
  table.addEventListener("click", (event) => {
    const number = numberAt(event);
    if (number && !isOfControl(event)) go(number);
  });
  table.addEventListener("dblclick", (event) => {
    const number = numberAt(event);
    if (number && !isPrompts) box.zoom(number);
  });
  table.addEventListener("focusin", (event) => {
    const number = numberAt(event);
    if (!number || !isOfControl(event)) return;
    active = number;
    choose(model, row, number);
    update();
  });

  function update() {
    const described = cardsOf(model, row);
    table.hidden = described.length === 0 || (!isPrompts && isShownBelow(model));
    const chosen = model.get(isPrompts ? "picked_prompt" : "chosen");
    const starred = isPrompts ? [] : model.get("starred");
    if (chosen && !table.contains(document.activeElement)) active = chosen;
    dropCards(cards, described);
    for (const card of described) {
      const { number } = card;
      if (!cards.has(number)) cards.set(number, (isPrompts ? makePromptCard : makePictureCard)(table, number, desk));
      cards.get(number)?.show(card, {
        chosen: number === chosen,
        active: number === active,
        starred: starred.includes(number),
        retries: !isPrompts && `retry ${number}` in model.get("offers") && !model.get("busy"),
        url: album.url(row, number),
        fraction: album.fraction(number),
      });
    }
    arrange();
  }

  function arrange() {
    if (!table.clientWidth) return;
    // Below prompts, what is painted takes less room: the chosen picture stands large below anyway.
    const { least, most } = WIDTHS[!isPrompts && model.get("kind") === "imageprompt" ? "painted" : row];
    columns = columnsFor(table.clientWidth, cards.size, table.clientWidth < SLIM && !isPrompts ? SLIM_LEAST : least);
    table.style.setProperty("--pm-columns", String(columns));
    table.style.setProperty("--pm-most", `${most}px`);
    table.classList.toggle("pm-narrow", isPrompts && table.clientWidth / columns < 380);
  }
  return {
    update,
    arrange,
    stand,
    /** The card that the keyboard stands on. */
    active: () => active,
    /** The prompt that the buttons speak of: the picked one, or the one that the keyboard stands on. */
    current: () => model.get("picked_prompt") || (cards.has(active) ? active : 1),
    /** @param {number} number */
    text: (number) => cards.get(number)?.text?.() ?? "",
  };
}

/** @param {HTMLElement} root @param {Row} row */
function makeTableElement(root, row) {
  if (row === "prompts") return add(root, "div", "pm-table pm-prompts", { role: "grid", "aria-label": "Prompts" });
  return add(root, "div", "pm-table pm-pictures", {
    role: "listbox",
    "aria-label": "Pictures",
    "aria-orientation": "horizontal",
  });
}

/** A lone picture below prompts stands large below them: a card would show the same one twice. @param {Model} model */
function isShownBelow(model) {
  const pictures = cardsOf(model, "pictures");
  if (model.get("kind") !== "imageprompt" || pictures.length !== 1 || model.get("below") < 0) return false;
  return pictures[0].state === "painted" || model.get("own_cell");
}

/** @param {Map<number, CardView>} cards @param {Card[]} described */
function dropCards(cards, described) {
  const there = new Set(described.map((card) => card.number));
  for (const [number, { element }] of cards) {
    if (there.has(number)) continue;
    (element.closest(".pm-line") ?? element).remove();
    cards.delete(number);
  }
}

/** The number of the card in which something happened. @param {Event} event */
function numberAt(event) {
  const card = event.target instanceof Element ? event.target.closest("[data-number]") : null;
  return card instanceof HTMLElement ? Number(card.dataset.number) : 0;
}

/** Whether something happened in a control, which answers by itself. @param {Event} event */
function isOfControl(event) {
  return event.target instanceof Element && event.target.closest("textarea, input, select, button") !== null;
}

/** Whether a key is a command of the notebook or the browser. @param {KeyboardEvent} event */
function isCommand(event) {
  return event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.isComposing;
}

/**
 * Return the card that a key leads to; undefined where the key is not the picker's.
 *
 * @param {KeyboardEvent} event
 * @param {number} active
 * @param {number[]} numbers
 * @param {number} columns
 */
function targetOf(event, active, numbers, columns) {
  const here = Math.max(0, numbers.indexOf(active));
  const last = numbers.length - 1;
  const forward = forwardOf(event);
  /** @type {Record<string, number>} */
  const steps = {
    ArrowRight: here + forward,
    ArrowLeft: here - forward,
    ArrowDown: here + columns <= last ? here + columns : here,
    ArrowUp: here - columns >= 0 ? here - columns : here,
    Home: 0,
    End: last,
  };
  if (/^[1-9]$/.test(event.key)) return numbers.includes(Number(event.key)) ? Number(event.key) : active;
  if (!(event.key in steps)) return undefined;
  return numbers[Math.min(last, Math.max(0, steps[event.key]))];
}

/** Which way the right arrow leads: back, where one reads from right to left. @param {Event} event */
function forwardOf(event) {
  return getComputedStyle(/** @type {Element} */ (event.currentTarget)).direction === "rtl" ? -1 : 1;
}

/**
 * How many columns make even rows: as many as fit, and no fewer cards in the last row than need be.
 *
 * @param {number} width
 * @param {number} cards
 * @param {number} least
 */
function columnsFor(width, cards, least) {
  const fitting = Math.max(1, Math.floor((width + GAP) / (least + GAP)));
  const rows = Math.ceil(cards / fitting);
  return Math.max(1, Math.ceil(cards / Math.max(1, rows)));
}

// Cards

/**
 * The frame of a card: the picture, its number, its state.
 *
 * @param {HTMLElement} parent
 * @param {number} number
 */
function makeFrame(parent, number) {
  const frame = add(parent, "div", "pm-frame");
  const image = /** @type {HTMLImageElement} */ (add(frame, "img", "pm-image", { alt: "" }));
  image.hidden = true;
  image.draggable = false;
  const badge = add(frame, "span", "pm-number", { "aria-hidden": "true" });
  add(badge, "span", "").textContent = String(number);
  add(badge, "span", "pm-tick").textContent = "✓";
  const star = add(frame, "span", "pm-starred", { "aria-hidden": "true" });
  star.append(icon("star"));
  const why = add(frame, "span", "pm-why", { dir: "auto" });
  const again = add(frame, "span", "pm-again", { "aria-hidden": "true" });
  again.textContent = "↻ Retry below";
  const track = add(frame, "span", "pm-track", { "aria-hidden": "true" });
  const fill = add(track, "span", "pm-fill");
  return {
    /** @param {Card} card @param {Look} look @param {string} reason @param {boolean} waits */
    show(card, look, reason, waits) {
      const isUnfinished = card.state === "painting" && Boolean(look.url);
      if (look.url && image.src !== look.url) image.src = look.url;
      image.hidden = !look.url || reason !== "";
      say(why, reason);
      again.hidden = !look.retries || !reason;
      frame.classList.toggle("pm-waits", waits);
      frame.classList.toggle("pm-unfinished", isUnfinished);
      frame.style.setProperty("--pm-done", String(isUnfinished ? look.fraction : 1));
      star.hidden = !look.starred;
      track.hidden = card.state !== "painting" || !look.fraction;
      fill.style.inlineSize = `${look.fraction * 100}%`;
    },
  };
}

/** @param {HTMLElement} table @param {number} number @returns {CardView} */
function makePictureCard(table, number) {
  const element = add(table, "div", "pm-card", { role: "option", "data-number": String(number) });
  const frame = makeFrame(element, number);
  const words = add(element, "div", "pm-words", { dir: "auto", "aria-hidden": "true" });
  return {
    element,
    show(card, look) {
      const waits = ["waiting", "prompted", "painting"].includes(card.state) || (card.state === "painted" && !look.url);
      const reasons = { failed: card.error || "It could not be painted.", stopped: "not painted" };
      frame.show(card, look, /** @type {any} */ (reasons)[card.state] ?? "", waits);
      showTitle(words, card.title ?? "", card.origin);
      element.title = tooltipOf(card);
      element.dataset.state = card.state;
      element.classList.toggle("pm-chosen", look.chosen);
      element.setAttribute("aria-selected", String(look.chosen));
      element.setAttribute("aria-disabled", String(card.state !== "painted"));
      element.setAttribute("aria-label", nameOf(card, look.starred));
      element.tabIndex = look.active ? 0 : -1;
    },
  };
}

/** @param {Card} card */
function tooltipOf(card) {
  const undrawn = card.undrawn?.length ? `not drawn: ${card.undrawn.join(", ")}` : "";
  const origin = card.origin ? `made from variation ${card.origin}` : "";
  return [card.state === "failed" ? card.error : "", card.text, origin, undrawn].filter(Boolean).join("\n\n");
}

/** What a screen reader says for a picture's card. @param {Card} card @param {boolean} starred */
function nameOf(card, starred) {
  const states = { waiting: "waiting", prompted: "waiting for its picture", painting: "being painted", stopped: "not painted" };
  const state = card.state === "failed" ? `failed: ${card.error ?? ""}` : /** @type {any} */ (states)[card.state];
  const origin = card.origin ? `made from variation ${card.origin}` : "";
  return [`Variation ${card.number}`, starred && "starred", card.alt || card.title, origin, state].filter(Boolean).join(", ");
}

/** The first phrase of a title stands out; what a picture was made from stands before it. @param {HTMLElement} words @param {string} title @param {number} [origin] */
function showTitle(words, title, origin = 0) {
  const state = `${origin} ${title}`;
  if (words.dataset.title === state) return;
  words.dataset.title = state;
  words.replaceChildren();
  const comma = title.indexOf(",");
  const first = comma > 0 ? title.slice(0, comma) : title;
  if (origin) add(words, "span", "pm-origin").textContent = `↳ ${origin}`;
  add(words, "span", "pm-first").textContent = first;
  if (first.length < title.length) add(words, "span", "").textContent = title.slice(first.length);
}

/** @param {HTMLElement} table @param {number} number @param {Desk} desk @returns {CardView} */
function makePromptCard(table, number, { model }) {
  const line = add(table, "div", "pm-line", { role: "row" });
  const element = add(line, "div", "pm-card", { role: "gridcell", "data-number": String(number) });
  const frame = makeFrame(element, number);
  const side = add(element, "div", "pm-side");
  const top = add(side, "div", "pm-top");
  const words = add(top, "div", "pm-words", { dir: "auto" });
  const edited = add(top, "span", "pm-edited");
  const copy = button(top, "Copy", "pm-quiet", `Copy prompt ${number}`);
  const editor = makeEditor(side, number, model, () => element.focus());
  const anatomy = makeAnatomy(side);
  const pasted = makePasted(side);
  /** @type {Card} */
  let shown = { number, state: "waiting" };
  copy.addEventListener("click", () => copyText(copy, editor.text() === shown.text ? shown.copy : editor.text()));
  return {
    element,
    edit: editor.focus,
    text: editor.take,
    show(card, look) {
      shown = card;
      const arrived = card.state === "prompted";
      frame.show(card, look, card.state === "stopped" ? "not written" : card.error ?? "", !look.url && card.state !== "stopped");
      showTitle(words, card.title ?? "");
      say(edited, card.edited ? "edited" : "");
      editor.show(card.text ?? "", arrived && model.get("prices").length > 0, look.active, card.parts);
      anatomy.show(card);
      pasted.show(card);
      copy.disabled = !arrived;
      copy.tabIndex = look.active ? 0 : -1;
      element.dataset.state = card.state;
      element.classList.toggle("pm-chosen", look.chosen);
      element.setAttribute("aria-selected", String(look.chosen));
      element.setAttribute("aria-label", `Prompt ${number}${arrived ? "" : ", waiting"}: ${card.title ?? ""}`);
      element.tabIndex = look.active ? 0 : -1;
    },
  };
}

// The editor of a prompt: a field, and behind it the same words with what sets them apart marked

/**
 * @param {HTMLElement} parent
 * @param {number} number
 * @param {Model} model
 * @param {() => void} leave
 */
function makeEditor(parent, number, model, leave) {
  const frame = add(parent, "div", "pm-editor");
  const mirror = add(frame, "div", "pm-mirror", { "aria-hidden": "true", dir: "auto" });
  const field = /** @type {HTMLTextAreaElement} */ (
    add(frame, "textarea", "pm-field", { "aria-label": `Prompt ${number}`, dir: "auto", spellcheck: "false", rows: "6" })
  );
  let sent = "";
  let marked = "";
  /** @type {SaidPart[] | undefined} */
  let said;
  /** @type {number | undefined} */
  let pause;

  function send() {
    clearTimeout(pause);
    if (field.value.trim() === sent.trim()) return;
    sent = field.value;
    model.send({ kind: "edit", number, text: field.value });
  }
  function mark() {
    const others = cardsOf(model, "prompts").filter((card) => card.number !== number).map((card) => card.text ?? "");
    const state = JSON.stringify([field.value, said, ...others]);
    if (state === marked) return;
    marked = state;
    if (said) {
      showParts(mirror, field.value, field.value === sent ? said : []);
      return;
    }
    const pieces = differences(field.value, model.get("brief"), others);
    showPieces(mirror, pieces);
    const apart = pieces.filter(({ kind }) => kind === "own").map(({ text }) => text.trim());
    field.setAttribute("aria-description", apart.length ? `Only in this prompt: ${apart.join(", ")}` : "");
  }
  field.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(send, EDIT_PAUSE);
    mark();
  });
  field.addEventListener("change", send);
  field.addEventListener("keydown", (event) => keepKeys(event, () => (send(), leave())));
  return {
    focus: () => field.focus(),
    text: () => field.value,
    /** What is in the field, which its taker sends. */
    take: () => (clearTimeout(pause), (sent = field.value)),
    /** @param {string} text @param {boolean} editable @param {boolean} active @param {SaidPart[]} [parts] */
    show(text, editable, active, parts) {
      // While a person types, what they have typed is newer than what the kernel knows.
      if (field.value === sent || document.activeElement !== field) field.value = sent = text;
      said = parts;
      field.readOnly = !editable;
      field.tabIndex = active ? 0 : -1;
      mark();
    },
  };
}

const WORD = /([\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*)/u;
const SHORT_GAP = /^\s+(?:\p{L}{1,3}\s+)?$/u;
const LONG_WORD = 4; // letters: shorter words mark no difference by themselves

/**
 * Cut a text into pieces: what the brief says too, what no other prompt says, and the rest.
 *
 * @param {string} text
 * @param {string} brief
 * @param {string[]} others
 * @returns {{kind: "asked" | "own" | "", text: string}[]}
 */
function differences(text, brief, others) {
  const asked = new Set(wordsOf(brief));
  const elsewhere = new Set(others.flatMap(wordsOf));
  const compares = others.some(Boolean);
  /** @type {{kind: "asked" | "own" | "", text: string}[]} */
  const pieces = [];
  for (const piece of text.split(WORD)) {
    const word = piece.toLowerCase();
    const kind = word.length < LONG_WORD ? "" : asked.has(word) ? "asked" : isWord(word) && compares && !elsewhere.has(word) ? "own" : "";
    joinPiece(pieces, { kind, text: piece });
  }
  return pieces;
}

/** Add a piece to others of its kind, over no more than one short word between. @param {{kind: string, text: string}[]} pieces @param {{kind: any, text: string}} piece */
function joinPiece(pieces, piece) {
  const last = pieces.at(-1);
  const before = pieces.at(-2);
  if (last?.kind === piece.kind) last.text += piece.text;
  else if (last && before && piece.kind && before.kind === piece.kind && SHORT_GAP.test(last.text)) {
    before.text += last.text + piece.text;
    pieces.pop();
  } else if (piece.text) pieces.push(piece);
}

/** @param {string} text */
function wordsOf(text) {
  return text.toLowerCase().split(WORD).filter(isWord);
}

/** @param {string} text */
function isWord(text) {
  return /[\p{L}\p{N}]/u.test(text);
}

/** @param {HTMLElement} mirror @param {{kind: string, text: string}[]} pieces */
function showPieces(mirror, pieces) {
  mirror.replaceChildren();
  for (const { kind, text } of pieces) {
    if (kind) add(mirror, "span", `pm-${kind}`).textContent = text;
    else mirror.append(text);
  }
  mirror.append("\u200b"); // a last line that is empty takes its room too
}

// Explained prompts (--explain), whose parts take the place of the other marks; and prompts worded for others (--for)

/** Underline which words say what. @param {HTMLElement} mirror @param {string} text @param {SaidPart[]} parts */
function showParts(mirror, text, parts) {
  mirror.replaceChildren();
  let place = 0;
  for (const [start, end, , colour] of parts) {
    mirror.append(text.slice(place, start));
    const words = add(mirror, "span", "pm-part");
    words.textContent = text.slice(start, end);
    words.style.borderColor = colour;
    place = end;
  }
  mirror.append(text.slice(place), "\u200b");
}

/** The list of a prompt's parts, each by its name, in its own words. @param {HTMLElement} parent */
function makeAnatomy(parent) {
  const list = add(parent, "dl", "pm-anatomy");
  const remark = add(parent, "div", "pm-unknown");
  return {
    /** @param {Card} card */
    show({ parts, unknown, text = "" }) {
      list.hidden = !parts?.length;
      remark.hidden = !unknown;
      say(remark, unknown ?? "");
      list.replaceChildren();
      /** @type {Map<string, {colour: string, words: string[]}>} */
      const said = new Map();
      for (const [start, end, name, colour] of parts ?? []) {
        if (!said.has(name)) said.set(name, { colour, words: [] });
        said.get(name)?.words.push(text.slice(start, end).trim());
      }
      for (const [name, { colour, words }] of said) {
        const row = add(list, "div", "");
        const label = add(row, "dt", "");
        label.textContent = name;
        label.style.borderColor = colour;
        add(row, "dd", "", { dir: "auto" }).textContent = words.join(" · ");
      }
    },
  };
}

/** The text that Copy gives, where that is another system's wording. @param {HTMLElement} parent */
function makePasted(parent) {
  const frame = add(parent, "div", "pm-pasted");
  const label = add(frame, "div", "pm-system");
  const text = add(frame, "div", "pm-wording", { dir: "auto" });
  return {
    /** @param {Card} card */
    show({ system, copy }) {
      frame.hidden = !system;
      say(label, system ? `for ${system}, as Copy gives it` : "");
      say(text, system ? copy ?? "" : "");
    },
  };
}

/** What the marks in the prompts mean. @param {HTMLElement} root @param {Model} model */
function makeLegend(root, model) {
  const legend = add(root, "div", "pm-legend", { "aria-hidden": "true" });
  add(legend, "span", "pm-asked").textContent = "from your brief";
  add(legend, "span", "pm-own").textContent = "only in this prompt";
  return {
    update() {
      const cards = cardsOf(model, "prompts");
      legend.hidden = cards.length < 2 || cards.some((card) => card.parts);
    },
  };
}

// Keys: the picker's own stay in it, all others reach the notebook

/** Whether a key means something here, where it was pressed. @param {KeyboardEvent} event @param {Element} target */
function isOurs(event, target) {
  if (target.closest("textarea, input")) return !isChord(event) || isEditing(event) || event.key === "Enter";
  if (target.closest("dialog")) return !isChord(event) && !event.altKey;
  if (isCommand(event)) return false;
  if (target.closest("button")) return ["Enter", " "].includes(event.key);
  if (target.closest("select")) return true;
  const isPicture = target.closest(".pm-pictures") !== null;
  return /^([1-9 ]|Enter|Home|End|Arrow.*)$/.test(event.key) || (isPicture && /^[cs]$/i.test(event.key));
}

/** @param {KeyboardEvent} event */
function isChord(event) {
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
function keepKeys(event, leave) {
  if (event.key === "Escape" || (isChord(event) && event.key === "Enter")) {
    event.preventDefault();
    event.stopPropagation();
    leave();
  } else if (!isChord(event) || isEditing(event)) {
    event.stopPropagation();
  }
}

// The stage: the chosen picture, large, until the saved output below shows it

/** @param {HTMLElement} root @param {Desk} desk */
function makeStage(root, { model, album }) {
  const stage = add(root, "div", "pm-stage");
  const image = /** @type {HTMLImageElement} */ (add(stage, "img", "pm-stage-image", { alt: "" }));
  const caption = add(stage, "div", "pm-stage-words", { dir: "auto" });
  let wanted = 0;
  let isDue = false;
  let since = 0;
  let wasSlow = false; // a kernel that answers beside a running cell says that it is idle, and yet takes its time
  /** @type {number | undefined} */
  let soon;

  function show() {
    isDue = true;
    const card = pictureCard(model, wanted);
    const original = album.original(wanted);
    const url = original?.url ?? album.url("pictures", wanted);
    stage.hidden = !card || !url;
    if (!card || !url) return;
    album.fetch(model, wanted);
    if (image.src !== url) image.src = url;
    image.alt = card.alt ?? "";
    const { width, height } = figureSize(card.size ?? []);
    image.style.inlineSize = `${width}px`;
    image.style.aspectRatio = `${width} / ${height}`;
    say(caption, `variation ${wanted} of ${cardsOf(model, "pictures").length} · ${whenSaved(model)}`);
  }

  return {
    update() {
      const chosen = model.get("chosen");
      const below = model.get("below");
      const isAhead = chosen > 0 && below >= 0 && chosen !== below;
      if (isAhead && chosen === wanted) {
        if (isDue) show();
        return;
      }
      clearTimeout(soon);
      if (wanted) wasSlow = performance.now() - since > FOLLOW_PAUSE;
      wanted = isAhead ? chosen : 0;
      since = performance.now();
      isDue = isAhead && (isDue || wasSlow || isKernelBusy(model) || isStranded(model));
      stage.hidden = true;
      if (isDue) show();
      else if (isAhead) soon = setTimeout(show, FOLLOW_PAUSE);
    },
    stop: () => clearTimeout(soon),
  };
}

/** @param {Model} model */
function isKernelBusy(model) {
  return model.widget_manager?.kernel?.status === "busy";
}

/** @param {Model} model */
function whenSaved(model) {
  if (isStranded(model)) return "run the cell again to save this pick";
  return isKernelBusy(model) ? "saved as soon as the kernel has time" : "not yet in the output below";
}

/** How large the figure below will show a picture, in pixels, so that nothing moves when it does. @param {number[]} size */
function figureSize([width = FIGURE.height, height = FIGURE.height]) {
  const small = Math.min(1, FIGURE.side / Math.max(width, height));
  const scale = Math.min(1, FIGURE.width / (width * small), FIGURE.height / (height * small)) * small;
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

// The lightbox: one picture in full size, or two side by side

/**
 * @param {HTMLElement} root
 * @param {Desk} desk
 * @param {(number: number) => void} comeBack takes the keyboard back to a card
 */
function makeLightbox(root, desk, comeBack) {
  const { model } = desk;
  const dialog = /** @type {HTMLDialogElement} */ (add(root, "dialog", "pm-box", { tabindex: "-1" }));
  const top = add(dialog, "div", "pm-box-top");
  const title = add(top, "span", "pm-box-title", { dir: "auto" });
  const actual = iconButton(top, "actual", "Actual size (Z)", () => scale(!dialog.classList.contains("pm-actual")));
  const compare = iconButton(top, "compare", "Compare two side by side (C)", () => toggleCompare());
  iconButton(top, "close", "Close (Esc)", () => dialog.close());
  const middle = add(dialog, "div", "pm-box-middle");
  iconButton(middle, "back", "Previous picture (←)", () => step(-1)).classList.add("pm-aside");
  const rows = add(middle, "div", "pm-panes");
  const panes = [makePane(rows, desk, pick), makePane(rows, desk, pick)];
  iconButton(middle, "forward", "Next picture (→)", () => step(1)).classList.add("pm-aside");
  const keys = add(dialog, "div", "pm-box-keys", { "aria-hidden": "true" });
  /** @type {number[]} The pictures that are shown: one, or two of which the keys change the second. */
  let shown = [];

  /** @param {number[]} numbers */
  function open(numbers) {
    shown = numbers.filter(Boolean);
    if (!shown.length) return;
    scale(false);
    if (!dialog.open) dialog.showModal();
    update();
    dialog.focus();
  }
  /** @param {number} number */
  function zoom(number) {
    if (paintedIn(model).includes(number)) open([number]);
  }
  /** @param {number} number */
  function compareWith(number) {
    const painted = paintedIn(model);
    const one = painted.includes(number) ? number : currentPicture(model);
    if (painted.length > 1) open([desk.trail.companion(one), one]);
  }
  function toggleCompare() {
    if (shown.length > 1) open(shown.slice(-1));
    else compareWith(shown[0]);
  }
  /** Show another picture: the only one, or the second of two. @param {number} number */
  function turnTo(number) {
    if (!paintedIn(model).includes(number) || shown.slice(0, -1).includes(number)) return;
    shown = [...shown.slice(0, -1), number];
    scale(false);
    update();
    desk.announce(`Variation ${number} of ${cardsOf(model, "pictures").length}`);
  }
  /** @param {number} way */
  function step(way) {
    const others = paintedIn(model).filter((number) => !shown.slice(0, -1).includes(number));
    const at = others.indexOf(shown[shown.length - 1]);
    turnTo(others[(at + way + others.length) % others.length]);
  }
  /** @param {number} number */
  function pick(number) {
    choose(model, "pictures", number);
    shown = [number];
    dialog.close();
  }
  /** @param {boolean} isActual */
  function scale(isActual) {
    dialog.classList.toggle("pm-actual", isActual);
    actual.setAttribute("aria-pressed", String(isActual));
  }

  /** @type {Record<string, (event: KeyboardEvent) => void>} */
  const actions = {
    ArrowRight: (event) => step(forwardOf(event)),
    ArrowLeft: (event) => step(-forwardOf(event)),
    Enter: () => pick(shown[shown.length - 1]),
    " ": () => dialog.close(),
    Escape: () => dialog.close(),
    c: toggleCompare,
    s: () => toggleStar(desk, shown[shown.length - 1]),
    z: () => scale(!dialog.classList.contains("pm-actual")),
  };
  dialog.addEventListener("keydown", (event) => answerKey(event, actions, turnTo));
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener("close", () => {
    const last = shown[shown.length - 1];
    shown = [];
    update();
    comeBack(last);
  });

  function update() {
    panes.forEach((pane, k) => pane.show(shown[k] ?? 0));
    if (!dialog.open) return;
    const isPair = shown.length > 1;
    const total = cardsOf(model, "pictures").length;
    const name = isPair ? `variations ${shown.join(" and ")}` : `variation ${shown[0]} of ${total}`;
    dialog.setAttribute("aria-label", `${isPair ? "Compare" : "Zoom"}: ${name}`);
    say(title, `${model.get("brief")} · ${name}`);
    rows.classList.toggle("pm-pair", isPair);
    compare.disabled = paintedIn(model).length < 2;
    compare.setAttribute("aria-pressed", String(isPair));
    say(keys, `← → ${isPair ? "change the second" : "move on"} · Enter chooses · S stars · C ${isPair ? "one alone" : "compares"} · Esc closes`);
  }
  return {
    update,
    zoom,
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

/**
 * One picture of the lightbox, with its words, a star, and a button that chooses it.
 *
 * @param {HTMLElement} parent
 * @param {Desk} desk
 * @param {(number: number) => void} pick
 */
function makePane(parent, desk, pick) {
  const { model, album } = desk;
  const pane = add(parent, "div", "pm-pane");
  const view = add(pane, "div", "pm-view", { tabindex: "0", role: "group", "aria-label": "Picture" });
  const image = /** @type {HTMLImageElement} */ (add(view, "img", "pm-full", { alt: "" }));
  const foot = add(pane, "div", "pm-pane-foot");
  const take = button(foot, "Choose", "pm-primary", "");
  const star = iconButton(foot, "star", "Star (S)", () => toggleStar(desk, number));
  const save = iconButton(foot, "save", "Save this picture as a file", () => savePicture(desk, number));
  const words = add(foot, "span", "pm-pane-words", { dir: "auto" });
  let number = 0;
  take.addEventListener("click", () => pick(number));
  return {
    /** @param {number} next 0 shows none */
    show(next) {
      const card = pictureCard(model, next);
      number = card ? next : 0;
      pane.hidden = !card;
      if (!card) return;
      album.fetch(model, number);
      const original = album.original(number)?.url;
      const url = original ?? album.url("pictures", number) ?? "";
      if (image.src !== url) image.src = url;
      view.classList.toggle("pm-coming", !original);
      image.alt = card.alt ?? "";
      if (card.size?.length) [image.width, image.height] = card.size;
      const isChosen = model.get("chosen") === number;
      say(take, isChosen ? `✓ Chosen ${number}` : `Choose ${number}`);
      take.classList.toggle("pm-primary", !isChosen);
      take.title = `Choose variation ${number} (Enter)`;
      showStarred(star, model, number);
      save.title = `Save variation ${number} as a file`;
      save.setAttribute("aria-label", save.title);
      view.setAttribute("aria-label", `Picture ${number}`);
      showTitle(words, card.title ?? "");
      words.title = card.text ?? "";
    },
  };
}

// What the buttons do

/** Save a picture's own file where the browser saves files. @param {Desk} desk @param {number} number */
function savePicture({ model, album, announce }, number) {
  const there = album.original(number);
  if (there) return download(there);
  const ask = `${PAGE} ${performance.now()}`;
  const forget = album.watch((message) => {
    if (message.kind !== "full" || message.ask !== ask) return;
    forget();
    const original = album.original(number);
    if (original) download(original);
    else announce(message.error ?? "The picture could not be saved.");
  });
  model.send({ kind: "full", number, ask });
  return undefined;
}

/** @param {{url: string, name: string}} original */
function download({ url, name }) {
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
}

/** Put words on the clipboard, and say so on the button. @param {HTMLButtonElement} pressed @param {string | undefined} text */
async function copyText(pressed, text = "") {
  const label = pressed.dataset.label ?? pressed.textContent ?? "";
  pressed.dataset.label = label;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    copyByHand(pressed, text);
  }
  pressed.textContent = "Copied ✓";
  setTimeout(() => (pressed.textContent = label), 1500);
}

/** Pages that were not loaded over HTTPS or from this machine have no clipboard of their own. @param {HTMLElement} pressed @param {string} text */
function copyByHand(pressed, text) {
  const field = /** @type {HTMLTextAreaElement} */ (add(/** @type {HTMLElement} */ (pressed.parentElement), "textarea", "pm-unseen"));
  field.value = text;
  field.select();
  document.execCommand("copy");
  field.remove();
  pressed.focus();
}

// Buttons

/** @param {HTMLElement} root @param {Desk} desk @param {ReturnType<typeof makeTable>} prompts */
function makePaintBar(root, { model, wire }, prompts) {
  const bar = add(root, "div", "pm-tools");
  const paint = button(bar, "Paint", "pm-primary", "");
  const times = /** @type {HTMLSelectElement} */ (
    add(bar, "select", "pm-times", { "aria-label": "How many pictures", title: "How many pictures of this prompt" })
  );
  const more = button(bar, "More prompts", "", "");
  const tip = add(bar, "span", "pm-hint");

  paint.addEventListener("click", () => {
    const number = prompts.current();
    wire.ask({ kind: "paint", number, times: Number(times.value), text: prompts.text(number) });
  });
  more.addEventListener("click", () => wire.ask({ kind: "more" }));
  times.addEventListener("change", () => update());
  times.addEventListener("keydown", (event) => !(event.ctrlKey || event.metaKey) && event.stopPropagation());

  function update() {
    /** @type {string[]} */
    const prices = model.get("prices");
    const isOff = model.get("busy") || wire.pending;
    bar.hidden = model.get("kind") !== "imageprompt";
    fillTimes(times, prices.length);
    const number = prompts.current();
    const price = prices[Number(times.value) - 1];
    say(paint, price ? `Paint ${number} · ${price}` : `Paint ${number}`);
    paint.title = `Paint prompt ${number}${price ? `: ${price}` : ""}`;
    paint.disabled = isOff || !prices.length;
    times.disabled = paint.disabled;
    showOffer(more, "More prompts", model.get("offers").more, "Write 4 more prompts", isOff);
    say(tip, wire.slow ? "waiting for the cell that runs now" : model.get("busy") ? "" : "pick a prompt, edit it, then paint it");
  }
  return { update };
}

/** @param {HTMLSelectElement} times @param {number} most */
function fillTimes(times, most) {
  for (let k = times.options.length + 1; k <= Math.max(1, most); k++) times.add(new Option(many(k, "picture"), String(k)));
}

/** Show what a button offers, and what it would cost; without a price it cannot be done. @param {HTMLButtonElement} element @param {string} label @param {string | undefined} price @param {string} meaning @param {boolean} isOff */
function showOffer(element, label, price, meaning, isOff) {
  say(element, price && price !== "free" ? `${label} · ${price}` : label);
  element.title = `${meaning}${price ? `: ${price}` : ""}`;
  element.disabled = isOff || !price;
}

/**
 * The buttons below the pictures.
 *
 * @param {HTMLElement} root
 * @param {Desk} desk
 * @param {ReturnType<typeof makeTable>} pictures
 * @param {Lightbox} box
 */
function makeTools(root, desk, pictures, box) {
  const { model, wire } = desk;
  const tools = add(root, "div", "pm-tools", { role: "toolbar", "aria-label": "Picture tools" });
  const current = () => currentPicture(model);
  const keep = button(tools, "Keep", "pm-primary", "");
  const retry = button(tools, "Retry", "", "");
  const more = button(tools, "More", "", "");
  const vary = button(tools, "Vary", "", "");
  const copy = button(tools, "Copy prompt", "", "");
  const save = button(tools, "Save", "", "");
  const looks = add(tools, "span", "pm-looks");
  const zoom = iconButton(looks, "zoom", "Zoom (Enter, or double click)", () => box.zoom(current()));
  const compare = iconButton(looks, "compare", "Compare with what was chosen before (C)", () => box.compare(current()));
  const star = iconButton(looks, "star", "Star (S)", () => toggleStar(desk, current()));
  const second = add(root, "div", "pm-tools");
  const refine = makeRefine(second, desk, current);
  const tip = add(second, "span", "pm-tip");

  keep.addEventListener("click", () => wire.ask({ kind: "keep", number: current() }));
  retry.addEventListener("click", () => wire.ask({ kind: "retry", numbers: toRetry(model, pictures.active()) }));
  more.addEventListener("click", () => wire.ask({ kind: "more" }));
  vary.addEventListener("click", () => wire.ask({ kind: "vary", number: current() }));
  copy.addEventListener("click", () => copyText(copy, pictureCard(model, current())?.copy));
  save.addEventListener("click", () => savePicture(desk, current()));

  function showWork() {
    const number = current();
    const offers = model.get("offers");
    const isOff = model.get("busy") || wire.pending;
    const again = toRetry(model, pictures.active());
    retry.hidden = again.length === 0;
    showOffer(retry, labelOfRetry(again), again.length ? offers[`retry ${again[0]}`] : "", "Paint once more", isOff);
    more.hidden = model.get("kind") === "imageprompt";
    showOffer(more, "More", offers.more, "Paint 4 more, with new prompts", isOff);
    showOffer(vary, "Vary", offers[`vary ${number}`], `Paint 4 others like ${number || "this one"}`, isOff);
    refine.show(number, offers[`refine ${number}`], isOff);
    keep.hidden = !model.get("can_keep");
    say(keep, number && !model.get("busy") ? `Keep ${number}` : "Keep");
    keep.title = isStranded(model)
      ? "This page was reloaded: run the cell again to save this pick"
      : "Keep this picture: the picker gives way to a line of text";
    keep.disabled = !number || isOff || isStranded(model);
  }

  function showLooks() {
    const number = current();
    const painted = paintedIn(model);
    for (const element of [copy, save, zoom, star]) element.disabled = !number;
    copy.title = `Copy the prompt of ${number || "a picture"}`;
    save.title = `Save ${number || "a picture"} as a file`;
    compare.disabled = painted.length < 2;
    showStarred(star, model, number);
  }

  return {
    update() {
      const hasPictures = cardsOf(model, "pictures").length > 0;
      tools.hidden = second.hidden = !hasPictures;
      if (!hasPictures) return;
      showWork();
      showLooks();
      say(tip, tipFor(model, wire));
      tip.classList.toggle("pm-only-slim", howToStop(model) !== "");
    },
  };
}

/** The words in which one picture is to be changed. @param {HTMLElement} parent @param {Desk} desk @param {() => number} current */
function makeRefine(parent, { wire }, current) {
  const form = add(parent, "form", "pm-refine");
  const field = /** @type {HTMLInputElement} */ (add(form, "input", "pm-words-field", { type: "text", dir: "auto", enterkeyhint: "go" }));
  const go = button(form, "Refine", "pm-quiet", "");
  go.type = "submit";
  let isOff = true;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (isOff || !field.value.trim()) return field.focus();
    wire.ask({ kind: "refine", number: current(), text: field.value.trim() });
    field.value = "";
    return undefined;
  });
  field.addEventListener("keydown", (event) => keepKeys(event, () => field.blur()));
  return {
    /** @param {number} number @param {string | undefined} price @param {boolean} isBusy */
    show(number, price, isBusy) {
      isOff = isBusy || !price;
      field.placeholder = "Refine: “make it night”";
      field.setAttribute("aria-label", `Refine ${number || "a picture"} in words`);
      field.title = `What to change in ${number || "a picture"}, such as “make it night”`;
      field.disabled = !price;
      showOffer(go, "Refine", price, `Paint ${number || "a picture"} again, changed as the words say`, isBusy);
    },
  };
}

/** What Retry would paint: the card that the keyboard stands on if it has failed, else all that have. @param {Model} model @param {number} active @returns {number[]} */
function toRetry(model, active) {
  const offers = model.get("offers");
  const cards = cardsOf(model, "pictures").filter((card) => ["failed", "stopped"].includes(card.state));
  const numbers = cards.map((card) => card.number).filter((number) => offers[`retry ${number}`]);
  return numbers.includes(active) ? [active] : numbers;
}

/** @param {number[]} numbers */
function labelOfRetry(numbers) {
  return numbers.length > 1 ? `Retry all ${numbers.length}` : `Retry ${numbers[0] ?? ""}`.trim();
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

/** @param {HTMLButtonElement} element @param {Model} model @param {number} number */
function showStarred(element, model, number) {
  const isOn = model.get("starred").includes(number);
  element.setAttribute("aria-pressed", String(isOn));
  element.classList.toggle("pm-on", isOn);
}

// Small things

/** @param {HTMLElement} parent @param {string} text @param {string} name @param {string} label */
function button(parent, text, name, label) {
  const element = add(parent, "button", `pm-button ${name}`, { type: "button" });
  element.textContent = text;
  if (label) {
    element.title = label;
    element.setAttribute("aria-label", label);
  }
  return element;
}

/** @param {HTMLElement} parent @param {keyof typeof ICONS} name @param {string} label @param {() => void} action */
function iconButton(parent, name, label, action) {
  const element = button(parent, "", "pm-icon-button", label);
  element.append(icon(name));
  element.addEventListener("click", action);
  return element;
}

/** Lines on a square of 16. */
const ICONS = {
  actual: "M3.5 4.5 5 3.5v9M11.5 4.5l1.5-1v9M8.7 6.2v.1M8.7 10v.1",
  back: "M10 3 5 8l5 5",
  close: "M3.5 3.5l9 9M12.5 3.5l-9 9",
  compare: "M2 3.5h5v9H2zM9 3.5h5v9H9z",
  forward: "M6 3l5 5-5 5",
  save: "M8 2.5v7.5M4.8 7 8 10.2 11.2 7M3 13.2h10",
  star: "M8 1.9l1.9 3.9 4.2.6-3 3 .7 4.2L8 11.6l-3.8 2 .7-4.2-3-3 4.2-.6z",
  zoom: "M9.5 2.5h4v4M6.5 13.5h-4v-4M13.3 2.7 9.4 6.6M2.7 13.3l3.9-3.9",
};

/** @param {keyof typeof ICONS} name */
function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("class", `pm-icon pm-icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

/** @param {Card[]} cards @param {string} state */
function count(cards, state) {
  return cards.filter((card) => card.state === state).length;
}

/** @param {number} number @param {string} noun */
function many(number, noun) {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
