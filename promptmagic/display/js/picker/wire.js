// @ts-check
/** The wire: what a person asks of the kernel. */

import { watchKernel } from "../page.js";

/** @typedef {import("./types.js").Album} Album */
/** @typedef {import("./types.js").Model} Model */

const KERNEL_PAUSE = 1500; // ms without an answer before the picker says that the kernel is busy

/** Send what was asked for, and know whether the kernel has heard it. @param {Model} model @param {Album} album */
export function makeWire(model, album) {
  /** @type {Set<() => void>} */
  const watchers = new Set();
  /** @type {number | undefined} */
  let late;
  const wire = {
    /** Whether nothing can be asked: an answer is waited for, which may be long in coming, or the kernel is gone. */
    pending: false,
    slow: false,
    gone: false,
    /** @param {object} content @param {ArrayBuffer[]} [buffers] */
    ask(content, buffers) {
      model.send(content, undefined, buffers);
      settle(true);
      late = setTimeout(() => ((wire.slow = true), tell()), KERNEL_PAUSE);
    },
    /** @param {() => void} watcher */
    watch: (watcher) => watchers.add(watcher),
    stop() {
      clearTimeout(late);
      unwatch();
      leave();
    },
  };
  const leave = watchKernel(model, () => {
    wire.gone = true;
    settle(true);
  });
  const unwatch = album.watch((message) => message.kind === "heard" && settle(false));

  /** @param {boolean} pending */
  function settle(pending) {
    clearTimeout(late);
    wire.pending = pending || wire.gone;
    wire.slow = false;
    tell();
  }
  function tell() {
    for (const watcher of watchers) watcher();
  }
  return wire;
}
