// @ts-check
/**
 * The picker in the page: shows the cards that the kernel describes, and answers clicks and keys by itself, because the
 * kernel may be busy. Words from people, models and servers are only ever set as text.
 *
 * The model's traits are described in picker.py. Beside them travel these messages:
 *   from the kernel  here                                          it is alive, and the pictures follow
 *                    picture   row, number, type + bytes           a thumbnail, kept in the album
 *                    progress  number, fraction, [type + bytes]    how far a picture is, and what can be seen of it
 *   from the page    want      page                                send all pictures (this page load is called `page`)
 *                    edit      number, text                        a prompt has another wording
 *                    paint     number, times, text                 paint this prompt
 *                    keep      number                              let the picker give way to a line of text
 *
 * @typedef {{get(name: string): any, set(name: string, value: any): void, save_changes(): void,
 *            send(content: object): void, on(name: string, call: (...args: any[]) => void): void,
 *            off(name: string, call?: (...args: any[]) => void): void, widget_manager?: any}} Model
 * @typedef {{number: number, state: string, title?: string, text?: string, alt?: string, error?: string,
 *            undrawn?: string[], edited?: boolean}} Card
 * @typedef {"prompts" | "pictures"} Row
 * @typedef {{chosen: boolean, active: boolean, url?: string, fraction: number}} Look
 * @typedef {{element: HTMLElement, show(card: Card, look: Look): void, edit?(): void, text?(): string}} CardView
 * @typedef {{update(): void, arrange?(): void, stop?(): void}} Part
 */

/** What this load of the page is called: a reloaded page has another name. */
const PAGE = performance.timeOrigin;

const EDIT_PAUSE = 700; // ms after the last key before an edit is sent, so that its preview follows the typing
const KERNEL_PAUSE = 1500; // ms without an answer before the picker says that the kernel is busy
const ANSWER_PAUSE = 1500; // ms within which an idle kernel answers
const SLIM = 520; // px below which the brief has a line of its own
const GAP = 12; // px between cards, as in picker.css
const WIDTHS = { pictures: { least: 140, most: 272 }, painted: { least: 116, most: 176 }, prompts: { least: 340, most: 560 } }; // px
const SLIM_LEAST = 116; // px: on a slim page two pictures stand side by side

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
      return makePicker(model, el, album);
    },
  };
};

// The album: what came as bytes

/** Keep the pictures of one model for all of its views. */
function makeAlbum() {
  /** @type {Map<string, string>} */
  const urls = new Map();
  /** @type {Map<number, number>} */
  const fractions = new Map();
  /** @type {Set<() => void>} */
  const watchers = new Set();
  const album = {
    alive: false,
    /** @param {any} message @param {DataView[]} buffers */
    receive(message, buffers) {
      album.alive = true;
      if (message.kind === "progress") fractions.set(message.number, message.fraction ?? 0);
      if (buffers?.length) keep(`${message.row ?? "pictures"}/${message.number}`, buffers[0], message.type);
      for (const watcher of watchers) watcher();
    },
    /** @param {Row} row @param {number} number @returns {string | undefined} */
    url: (row, number) => urls.get(`${row}/${number}`),
    /** @param {number} number */
    fraction: (number) => fractions.get(number) ?? 0,
    /** @param {() => void} watcher */
    watch(watcher) {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
  };

  /** @param {string} key @param {DataView} bytes @param {string} type */
  function keep(key, bytes, type) {
    const old = urls.get(key);
    urls.set(key, URL.createObjectURL(new Blob([/** @type {any} */ (bytes)], { type })));
    if (old) setTimeout(() => URL.revokeObjectURL(old), 1000);
  }
  return album;
}

// One view

/**
 * Build one view of the picker, keep it in step with the model, and return what takes it down.
 *
 * @param {Model} model
 * @param {HTMLElement} el
 * @param {ReturnType<typeof makeAlbum>} album
 */
function makePicker(model, el, album) {
  el.classList.add("pm-host");
  const root = add(el, "div", "pm-picker");
  const head = makeHead(root, model, album);
  const prompts = makeTable(root, model, album, "prompts");
  const paint = makePaintBar(root, model, prompts);
  const pictures = makeTable(root, model, album, "pictures");
  const tools = makeTools(root, model);
  const note = add(root, "div", "pm-note", { role: "status" });
  /** @type {Part[]} */
  const parts = [head, prompts, paint, pictures, tools];

  const asked = performance.now();
  /** @type {number} */
  let asking;

  function update() {
    root.hidden = !album.alive && !model.get("busy") && !mayAnswer(model, asked);
    if (album.alive) clearInterval(asking);
    root.style.setProperty("--pm-aspect", model.get("aspect"));
    for (const part of parts) part.update();
    say(note, isStranded(model) ? "This page was reloaded: run the cell again to save a pick." : model.get("note"));
  }
  asking = setInterval(update, ANSWER_PAUSE);
  const forget = album.watch(update);
  model.on("change", update);
  const sizes = new ResizeObserver(() => {
    root.classList.toggle("pm-slim", root.clientWidth < SLIM);
    for (const part of parts) part.arrange?.();
  });
  sizes.observe(root);
  update();
  return () => {
    forget();
    clearInterval(asking);
    model.off("change", update);
    sizes.disconnect();
    parts.forEach((part) => part.stop?.());
  };
}

/**
 * Whether a kernel may still answer: none is there in a static page, and one that is idle and has not answered knows
 * nothing of this picker (the notebook was opened again). One that is busy may answer later.
 *
 * @param {Model} model
 * @param {number} asked
 */
function mayAnswer(model, asked) {
  const kernel = model.widget_manager?.kernel;
  return Boolean(kernel) && !(kernel.status === "idle" && performance.now() - asked > ANSWER_PAUSE);
}

/** Whether the output that this cell has saved can no longer be reached: its page was reloaded since. @param {Model} model */
function isStranded(model) {
  const page = model.get("page");
  return Boolean(page) && page !== PAGE && model.get("can_keep");
}

// The head: brief, status, clock and bar

/** @param {HTMLElement} root @param {Model} model @param {ReturnType<typeof makeAlbum>} album */
function makeHead(root, model, album) {
  const head = add(root, "div", "pm-head");
  const brief = add(head, "span", "pm-brief", { dir: "auto" });
  const state = add(head, "span", "pm-state");
  const status = add(state, "span", "pm-status", { role: "status" });
  const clock = add(state, "span", "pm-clock", { "aria-hidden": "true" });
  const bar = add(head, "span", "pm-bar", { role: "progressbar", "aria-label": "Painted", "aria-valuemax": "100" });
  const fill = add(bar, "span", "pm-fill");
  const hint = add(head, "span", "pm-hint");
  let began = 0;
  /** @type {number | undefined} */
  let ticking;

  function tick() {
    const cost = model.get("cost");
    const seconds = model.get("busy") ? (performance.now() - began) / 1000 : model.get("seconds");
    const earlier = !model.get("busy") && !seconds;
    const time = seconds >= 0.5 ? `${Math.round(seconds)} s` : "";
    const words = earlier ? ["shown again, nothing asked"] : [time, cost].filter(Boolean);
    say(clock, words.map((word) => ` · ${word}`).join(""));
  }

  return {
    update() {
      const busy = model.get("busy");
      if (busy && ticking === undefined) {
        began = performance.now();
        ticking = setInterval(tick, 500);
      } else if (!busy && ticking !== undefined) {
        clearInterval(ticking);
        ticking = undefined;
      }
      say(brief, model.get("brief"));
      brief.title = model.get("brief");
      say(status, statusOf(model, album));
      const done = progressOf(model, album);
      bar.classList.toggle("pm-idle", !busy);
      bar.setAttribute("aria-valuenow", String(Math.round(done * 100)));
      fill.style.inlineSize = `${done * 100}%`;
      say(hint, howToStop(model));
      tick();
    },
    stop: () => clearInterval(ticking),
  };
}

/** Say in words how far the work is. @param {Model} model @param {ReturnType<typeof makeAlbum>} album */
function statusOf(model, album) {
  const pictures = model.get("pictures");
  const parts = model.get("kind") === "imageprompt" ? promptsOf(model, album) : [paintedOf(model)];
  const failed = count(pictures, "failed");
  if (failed) parts.push(`${failed} failed`);
  return parts.join(" · ");
}

/** @param {Model} model @returns {string} */
function paintedOf(model) {
  const pictures = model.get("pictures");
  const painted = count(pictures, "painted");
  if (model.get("busy") && count(pictures, "waiting") === pictures.length) return `writing ${many(pictures.length, "prompt")}`;
  return painted === pictures.length ? `${painted} painted` : `${painted} of ${pictures.length} painted`;
}

/** @param {Model} model @param {ReturnType<typeof makeAlbum>} album @returns {string[]} */
function promptsOf(model, album) {
  /** @type {Card[]} */
  const prompts = model.get("prompts");
  const pictures = model.get("pictures");
  const written = count(prompts, "prompted");
  if (model.get("busy") && written < prompts.length) return [`writing ${many(prompts.length, "prompt")}`];
  const parts = [many(written, "prompt")];
  const painting = count(pictures, "painting");
  const painted = count(pictures, "painted");
  if (painting) parts.push(`painting ${painting}`);
  else if (model.get("busy") && prompts.some((card) => !album.url("prompts", card.number))) parts.push("sketching previews");
  if (painted) parts.push(`${painted} painted`);
  return parts;
}

/** How much is done, 0 to 1. @param {Model} model @param {ReturnType<typeof makeAlbum>} album */
function progressOf(model, album) {
  if (!model.get("busy")) return 1;
  /** @type {number[]} */
  const shares = [];
  for (const card of model.get("prompts")) {
    shares.push(card.state === "waiting" ? 0 : album.url("prompts", card.number) ? 1 : 0.4);
  }
  for (const card of model.get("pictures")) {
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
 * @param {Model} model
 * @param {ReturnType<typeof makeAlbum>} album
 * @param {Row} row
 */
function makeTable(root, model, album, row) {
  const isPrompts = row === "prompts";
  const trait = isPrompts ? "picked_prompt" : "chosen";
  const table = add(root, "div", `pm-table pm-${row}`, {
    role: isPrompts ? "grid" : "listbox",
    "aria-label": isPrompts ? "Prompts" : "Pictures",
  });
  if (!isPrompts) table.setAttribute("aria-orientation", "horizontal");
  const choose = (/** @type {number} */ number) => chooseIn(model, row, trait, number);
  /** @type {(table: HTMLElement, number: number, model: Model) => CardView} */
  const make = isPrompts ? makePromptCard : makePictureCard;
  /** @type {Map<number, CardView>} */
  const cards = new Map();
  let columns = 1;
  let active = 1;

  /** Choose a card and let the keyboard stand on it. @param {number} number */
  function go(number) {
    const card = cards.get(number);
    if (!card) return;
    active = number;
    update();
    card.element.focus({ preventScroll: false });
    choose(number);
  }

  table.addEventListener("keydown", (event) => {
    if (event.target instanceof HTMLElement && event.target.closest("textarea, button")) return;
    const number = targetOf(event, active, [...cards.keys()], columns);
    if (number === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Enter" && isPrompts) cards.get(active)?.edit?.();
    else go(number);
  });
  table.addEventListener("click", (event) => {
    const element = event.target instanceof HTMLElement ? event.target.closest("[data-number]") : null;
    if (!(element instanceof HTMLElement)) return;
    const number = Number(element.dataset.number);
    if (!(event.target instanceof HTMLElement && event.target.closest("textarea, button"))) go(number);
  });
  table.addEventListener("focusin", (event) => {
    const element = event.target instanceof HTMLElement ? event.target.closest("[data-number]") : null;
    if (!(element instanceof HTMLElement) || element === event.target) return;
    active = Number(element.dataset.number);
    choose(active);
    update();
  });

  function update() {
    /** @type {Card[]} */
    const described = model.get(row);
    table.hidden = described.length === 0;
    const chosen = model.get(trait);
    if (chosen && !table.contains(document.activeElement)) active = chosen;
    for (const card of described) {
      if (!cards.has(card.number)) cards.set(card.number, make(table, card.number, model));
    }
    for (const card of described) {
      cards.get(card.number)?.show(card, {
        chosen: card.number === chosen,
        active: card.number === active,
        url: album.url(row, card.number),
        fraction: album.fraction(card.number),
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
    /** Which card the buttons speak of: the chosen one, or the first. */
    current: () => model.get(trait) || (cards.has(active) ? active : 1),
    /** @param {number} number */
    text: (number) => cards.get(number)?.text?.() ?? "",
  };
}

/** Choose at once, here; the kernel hears of it when it can. @param {Model} model @param {Row} row @param {string} trait @param {number} number */
function chooseIn(model, row, trait, number) {
  const state = model.get(row).find((/** @type {Card} */ card) => card.number === number)?.state;
  if (state !== (row === "prompts" ? "prompted" : "painted") || model.get(trait) === number) return;
  model.set(trait, number);
  model.save_changes();
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
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.isComposing) return undefined;
  const here = Math.max(0, numbers.indexOf(active));
  const last = numbers.length - 1;
  const forward = getComputedStyle(/** @type {Element} */ (event.currentTarget)).direction === "rtl" ? -1 : 1;
  /** @type {Record<string, number>} */
  const steps = {
    ArrowRight: here + forward,
    ArrowLeft: here - forward,
    ArrowDown: here + columns <= last ? here + columns : here,
    ArrowUp: here - columns >= 0 ? here - columns : here,
    Home: 0,
    End: last,
    Enter: here,
    " ": here,
  };
  if (/^[1-9]$/.test(event.key)) {
    const number = Number(event.key);
    return numbers.includes(number) ? number : active;
  }
  if (!(event.key in steps)) return undefined;
  return numbers[Math.min(last, Math.max(0, steps[event.key]))];
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
  const why = add(frame, "span", "pm-why", { dir: "auto" });
  const track = add(frame, "span", "pm-track", { "aria-hidden": "true" });
  const fill = add(track, "span", "pm-fill");
  return {
    /** @param {Card} card @param {{url?: string, fraction: number}} view @param {string} why_ @param {boolean} waits */
    show(card, view, why_, waits) {
      if (view.url && image.src !== view.url) image.src = view.url;
      image.hidden = !view.url;
      say(why, why_);
      frame.classList.toggle("pm-waits", waits);
      frame.classList.toggle("pm-unfinished", card.state === "painting" && Boolean(view.url));
      track.hidden = card.state !== "painting" || !view.fraction;
      fill.style.inlineSize = `${view.fraction * 100}%`;
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
    show(card, view) {
      const waits = ["waiting", "prompted", "painting"].includes(card.state) || (card.state === "painted" && !view.url);
      frame.show(card, view, { failed: card.error || "failed", stopped: "not painted" }[card.state] ?? "", waits);
      showTitle(words, card.title ?? "");
      element.title = [card.text, card.undrawn?.length ? `not drawn: ${card.undrawn.join(", ")}` : ""].filter(Boolean).join("\n\n");
      element.dataset.state = card.state;
      element.classList.toggle("pm-chosen", view.chosen);
      element.setAttribute("aria-selected", String(view.chosen));
      element.setAttribute("aria-disabled", String(card.state !== "painted"));
      element.setAttribute("aria-label", nameOf(card));
      element.tabIndex = view.active ? 0 : -1;
    },
  };
}

/** What a screen reader says for a picture's card. @param {Card} card */
function nameOf(card) {
  const states = { waiting: "waiting", prompted: "waiting for its picture", painting: "being painted", stopped: "not painted" };
  const state = card.state === "failed" ? `failed: ${card.error ?? ""}` : /** @type {any} */ (states)[card.state];
  return [`Variation ${card.number}`, card.alt || card.title, state].filter(Boolean).join(", ");
}

/** The first phrase of a title stands out. @param {HTMLElement} words @param {string} title */
function showTitle(words, title) {
  if (words.dataset.title === title) return;
  words.dataset.title = title;
  words.replaceChildren();
  const comma = title.indexOf(",");
  const first = comma > 0 ? title.slice(0, comma) : title;
  add(words, "span", "pm-first").textContent = first;
  if (first.length < title.length) add(words, "span", "").textContent = title.slice(first.length);
}

/** @param {HTMLElement} table @param {number} number @param {Model} model @returns {CardView} */
function makePromptCard(table, number, model) {
  const line = add(table, "div", "pm-line", { role: "row" });
  const element = add(line, "div", "pm-card", { role: "gridcell", "data-number": String(number) });
  const frame = makeFrame(element, number);
  const side = add(element, "div", "pm-side");
  const top = add(side, "div", "pm-top");
  const words = add(top, "div", "pm-words", { dir: "auto" });
  const edited = add(top, "span", "pm-edited");
  const copy = button(top, "Copy", "pm-quiet", `Copy prompt ${number}`);
  const field = /** @type {HTMLTextAreaElement} */ (
    add(side, "textarea", "pm-field", { "aria-label": `Prompt ${number}`, dir: "auto", spellcheck: "true", rows: "6" })
  );
  let sent = "";
  /** @type {number | undefined} */
  let pause;

  function send() {
    clearTimeout(pause);
    if (field.value.trim() === sent.trim()) return;
    sent = field.value;
    model.send({ kind: "edit", number, text: field.value });
  }
  field.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(send, EDIT_PAUSE);
    grow();
  });
  field.addEventListener("change", send);
  field.addEventListener("keydown", (event) => keepKeys(event, () => (send(), element.focus())));
  field.addEventListener("focus", grow);
  copy.addEventListener("click", () => copyText(field, copy));

  function grow() {
    if (field.scrollHeight > field.clientHeight) field.style.blockSize = `${field.scrollHeight + 4}px`;
  }
  return {
    element,
    edit: () => field.focus(),
    text: () => (clearTimeout(pause), (sent = field.value)),
    show(card, view) {
      const arrived = card.state === "prompted";
      frame.show(card, view, card.state === "stopped" ? "not written" : card.error ?? "", !view.url && card.state !== "stopped");
      showTitle(words, card.title ?? "");
      say(edited, card.edited ? "edited" : "");
      const text = card.text ?? "";
      // While a person types, what they have typed is newer than what the kernel knows.
      if (field.value === sent || document.activeElement !== field) field.value = sent = text;
      field.readOnly = !arrived || !model.get("prices").length;
      copy.disabled = !arrived;
      element.dataset.state = card.state;
      element.classList.toggle("pm-chosen", view.chosen);
      element.setAttribute("aria-selected", String(view.chosen));
      element.setAttribute("aria-label", `Prompt ${number}${arrived ? "" : ", waiting"}: ${card.title ?? ""}`);
      element.tabIndex = view.active ? 0 : -1;
      field.tabIndex = copy.tabIndex = view.active ? 0 : -1;
    },
  };
}

/**
 * Keep a field's keys from the notebook, but let its commands (Ctrl+S) through. Escape and Ctrl+Enter leave the field.
 *
 * @param {KeyboardEvent} event
 * @param {() => void} leave
 */
function keepKeys(event, leave) {
  const command = event.ctrlKey || event.metaKey;
  const editing = ["a", "c", "v", "x", "z", "y", "Backspace", "Delete", "Home", "End"];
  if (event.key === "Escape" || (command && event.key === "Enter")) {
    event.preventDefault();
    event.stopPropagation();
    leave();
  } else if (!command || editing.includes(event.key) || event.key.startsWith("Arrow")) {
    event.stopPropagation();
  }
}

/** @param {HTMLTextAreaElement} field @param {HTMLButtonElement} copy */
async function copyText(field, copy) {
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    // Pages that were not loaded over HTTPS or from this machine have no clipboard of their own.
    field.select();
    document.execCommand("copy");
  }
  copy.textContent = "Copied ✓";
  setTimeout(() => (copy.textContent = "Copy"), 1500);
}

// Buttons

/** @param {HTMLElement} root @param {Model} model @param {ReturnType<typeof makeTable>} prompts */
function makePaintBar(root, model, prompts) {
  const bar = add(root, "div", "pm-tools");
  const paint = button(bar, "Paint", "pm-primary", "");
  const times = /** @type {HTMLSelectElement} */ (add(bar, "select", "pm-times", { "aria-label": "How many pictures" }));
  const tip = add(bar, "span", "pm-hint");
  /** @type {number | undefined} */
  let unanswered;

  paint.addEventListener("click", () => {
    const number = prompts.current();
    model.send({ kind: "paint", number, times: Number(times.value), text: prompts.text(number) });
    paint.disabled = true;
    unanswered = setTimeout(() => say(tip, "waiting for the cell that runs now"), KERNEL_PAUSE);
  });
  times.addEventListener("change", () => update());
  times.addEventListener("keydown", (event) => !(event.ctrlKey || event.metaKey) && event.stopPropagation());

  function update() {
    /** @type {string[]} */
    const prices = model.get("prices");
    const busy = model.get("busy");
    bar.hidden = model.get("kind") !== "imageprompt";
    fillTimes(times, prices.length);
    const number = prompts.current();
    const price = prices[Number(times.value) - 1];
    paint.textContent = price ? `Paint ${number} · ${price}` : `Paint ${number}`;
    paint.title = `Paint prompt ${number}${price ? `: ${price}` : ""}`;
    paint.disabled = busy || !prices.length;
    times.disabled = paint.disabled;
    clearTimeout(unanswered);
    say(tip, busy ? howToStop(model) : "pick a prompt, edit it, then paint it");
    tip.classList.toggle("pm-only-slim", busy);
  }
  return { update, stop: () => clearTimeout(unanswered) };
}

/** @param {HTMLSelectElement} times @param {number} most */
function fillTimes(times, most) {
  for (let k = times.options.length + 1; k <= Math.max(1, most); k++) times.add(new Option(many(k, "picture"), String(k)));
}

/** @param {HTMLElement} root @param {Model} model */
function makeTools(root, model) {
  const tools = add(root, "div", "pm-tools");
  const keep = button(tools, "Keep", "pm-primary", "");
  const tip = add(tools, "span", "pm-hint");
  /** @returns {number} */
  const current = () => model.get("chosen") || firstPainted(model.get("pictures"));
  keep.addEventListener("click", () => {
    keep.disabled = true;
    model.send({ kind: "keep", number: current() });
  });
  return {
    update() {
      const number = current();
      const painted = count(model.get("pictures"), "painted");
      tools.hidden = !model.get("can_keep") || (model.get("kind") === "imageprompt" && !model.get("pictures").length);
      keep.textContent = number && !model.get("busy") ? `Keep ${number}` : "Keep";
      keep.title = "Keep this picture: the picker gives way to a line of text";
      keep.disabled = !number || model.get("busy") || isStranded(model);
      const asks = painted > 1 && !model.get("chosen") && !model.get("busy");
      say(tip, asks ? "click a picture, or use ← → and 1 to 9" : howToStop(model));
      tip.classList.toggle("pm-only-slim", !asks);
    },
  };
}

/** @param {Card[]} cards */
function firstPainted(cards) {
  return cards.find((card) => card.state === "painted")?.number ?? 0;
}

// Small things

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {HTMLElement} parent
 * @param {Tag} tag
 * @param {string} name
 * @param {Record<string, string>} [attributes]
 * @returns {HTMLElementTagNameMap[Tag]}
 */
function add(parent, tag, name, attributes = {}) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  parent.append(element);
  return element;
}

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

/** Set an element's text only where it differs, so that screen readers are not told twice. @param {HTMLElement} element @param {string} text */
function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** @param {Card[]} cards @param {string} state */
function count(cards, state) {
  return cards.filter((card) => card.state === state).length;
}

/** @param {number} number @param {string} noun */
function many(number, noun) {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
