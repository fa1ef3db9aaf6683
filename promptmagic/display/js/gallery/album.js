// @ts-check
/** The album: what came as bytes, and what was opened. */

import { release, urlOf } from "../page.js";

/** @typedef {import("./types.js").Model} Model */
/** @typedef {import("./types.js").Opened} Opened */
/** @typedef {import("./types.js").Size} Size */

const MOST_PICTURES = 240; // beyond these the oldest are given back to the browser

export function makeAlbum() {
  /** @type {Map<string, string>} */
  const urls = new Map();
  /** @type {Set<(opened?: Opened) => void>} */
  const watchers = new Set();
  /** @type {Map<string, {keep(file: {blob: Blob, name: string}): void, fail(error: Error): void}>} Who waits for a picture's own file. */
  const asked = new Map();
  const album = {
    alive: false,
    /** @param {any} message @param {DataView[]} buffers */
    receive(message, buffers) {
      album.alive = true;
      if (message.kind === "original") return hand(message, buffers);
      if (buffers?.length) keep(keyOf(message.id, message.number, message.size), buffers[0], message.type);
      for (const watcher of watchers) watcher(message.kind === "opened" ? message : undefined);
      return undefined;
    },
    /** Ask for a picture's own file. @param {Model} model @param {string} id @param {number} number @returns {Promise<{blob: Blob, name: string}>} */
    original(model, id, number) {
      return new Promise((resolve, reject) => {
        asked.set(`${id}/${number}`, { keep: resolve, fail: reject });
        model.send({ kind: "original", id, number });
      });
    },
    /** @param {string} id @param {number} number @param {Size} size @returns {string | undefined} */
    url: (id, number, size) => urls.get(keyOf(id, number, size)),
    /** @param {(opened?: Opened) => void} watcher */
    watch(watcher) {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    /** Give all pictures back to the browser: their model is gone. */
    close() {
      for (const key of [...urls.keys()]) forget(key);
    },
  };

  /** @param {any} message @param {DataView[]} buffers */
  function hand(message, buffers) {
    const key = `${message.id}/${message.number}`;
    const waits = asked.get(key);
    asked.delete(key);
    if (!buffers?.length) waits?.fail(new Error(message.error));
    else waits?.keep({ blob: new Blob([/** @type {any} */ (buffers[0])], { type: message.type }), name: message.name });
  }

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
