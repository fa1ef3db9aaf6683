// @ts-check
/** The wire: what a person asks of the kernel. */

import { PAGE, watchKernel } from "../page.js";

/** @typedef {import("./types.js").Album} Album */
/** @typedef {import("./types.js").Model} Model */

const KERNEL_PAUSE = 1500; // ms without an answer before the picker says that the kernel is busy

let last = 0; // of all views of this page: the kernel hears what they send in its order

/** Send what was asked for, and know whether the kernel has heard it. @param {Model} model @param {Album} album */
export function makeWire(model, album) {
  /** @type {Set<() => void>} */
  const watchers = new Set();
  /** @type {number | undefined} */
  let late;
  let asked = 0;
  let heard = 0;
  const wire = {
    /** Whether nothing can be asked: an answer is waited for, which may be long in coming, or the kernel is gone. */
    pending: false,
    slow: false,
    gone: false,
    /** Send something that nobody waits for, and return its serial number. @param {object} content @param {ArrayBuffer[]} [buffers] */
    send(content, buffers) {
      last += 1;
      model.send({ ...content, page: PAGE, serial: last }, undefined, buffers);
      return last;
    },
    /** Whether the kernel has dealt with what was sent. @param {number} serial */
    isHeard: (serial) => serial <= heard,
    /** @param {object} content @param {ArrayBuffer[]} [buffers] */
    ask(content, buffers) {
      asked = wire.send(content, buffers);
      settle();
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
    settle();
  });
  const unwatch = album.watch((message) => {
    if (message.kind !== "heard" || message.page !== PAGE) return;
    heard = Math.max(heard, message.serial);
    settle();
  });

  function settle() {
    wire.pending = wire.gone || !wire.isHeard(asked);
    if (!wire.pending || wire.gone) {
      clearTimeout(late);
      wire.slow = false;
    }
    tell();
  }
  function tell() {
    for (const watcher of watchers) watcher();
  }
  return wire;
}
