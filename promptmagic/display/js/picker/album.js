// @ts-check
/** The album: what came as bytes. */

import { release, urlOf } from "../page.js";

/** @typedef {import("./types.js").Model} Model */
/** @typedef {import("./types.js").Row} Row */

const ORIGINALS = 6; // pictures in full size that the page holds at most

/** Keep the pictures of one model for all of its views. */
export function makeAlbum() {
  /** @type {Map<string, string>} */
  const thumbnails = new Map();
  /** @type {Map<number, {url: string, name: string}>} */
  const originals = new Map();
  /** @type {Set<number>} */
  const fetched = new Set();
  /** @type {Map<number, number>} */
  const fractions = new Map();
  /** @type {Set<number>} */
  const growing = new Set();
  /** @type {Set<(message: any) => void>} */
  const watchers = new Set();
  const album = {
    alive: false,
    /** Where the model was first shown. @type {Element | undefined} */
    home: undefined,
    /** @param {any} message @param {DataView[]} buffers */
    receive(message, buffers) {
      album.alive = true;
      if (message.kind === "progress") fractions.set(message.number, message.fraction ?? 0);
      if (message.grows) growing.add(message.number);
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
    /** Whether what is seen of an unfinished picture is right as far as it goes. @param {number} number */
    grows: (number) => growing.has(number),
    /** @param {(message: any) => void} watcher */
    watch(watcher) {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    /** Give all pictures back to the browser: their model is gone. */
    close() {
      for (const url of [...thumbnails.values(), ...[...originals.values()].map((original) => original.url)]) release(url);
      thumbnails.clear();
      originals.clear();
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
