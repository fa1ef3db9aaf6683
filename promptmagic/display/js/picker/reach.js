// @ts-check
/**
 * Whether the saved output below follows what is picked here.
 *
 * The kernel changes that output where it was shown first, and hears of no failure. So the page looks: a cell that was
 * moved, pasted or brought back has another output area, one inside an Output widget never follows, and neither does one
 * in a page that was loaded later. Where several people work in one notebook, the output follows in all of their pages as
 * long as the one is open in which its cell was run: there only the output itself tells.
 */

import { pageOf, SHARED } from "../page.js";

/** @typedef {import("./types.js").Album} Album */
/** @typedef {import("./types.js").Model} Model */

const AREA = ".jp-OutputArea";
const NUMBER = /variation (\d+)(?: of \d|, one of \d|, the only one)/;
const PATIENCE = 2000; // ms that a change takes at most from the kernel through another person's page to this one

/**
 * @param {HTMLElement} root
 * @param {Model} model
 * @param {Album} album
 * @param {() => void} look called when it is time to ask again
 */
export function makeReach(root, model, album, look) {
  let isTold = false;
  let behindSince = 0;

  function isElsewhere() {
    const area = root.closest(AREA);
    if (!area) return false;
    album.home ??= area;
    const isInside = area.parentElement?.closest(AREA) !== null;
    return isInside || (area !== album.home && !album.home.isConnected);
  }

  /** The number of the picture that the output shows here: none where that cannot be told. */
  function shown() {
    const captions = [...(root.closest(AREA)?.querySelectorAll("figcaption") ?? [])];
    const below = captions.find((caption) => root.compareDocumentPosition(caption) & Node.DOCUMENT_POSITION_FOLLOWING);
    return Number(below?.textContent?.match(NUMBER)?.[1] ?? 0);
  }

  /** Whether the output has not followed, though the kernel has changed it a while ago. */
  function isBehind() {
    const [told, found] = [model.get("below"), shown()];
    if (!told || !found || told === found) {
      behindSince = 0;
      return false;
    }
    if (!behindSince) {
      behindSince = performance.now();
      setTimeout(look, PATIENCE + 50);
    }
    return performance.now() - behindSince > PATIENCE;
  }

  function isUnheard() {
    const page = model.get("page");
    return page === SHARED ? isBehind() : Boolean(page) && page !== pageOf(model);
  }

  return {
    /** Whether what is picked here no longer reaches the output that is saved. */
    isLost() {
      const isLost = model.get("can_keep") && (isUnheard() || isElsewhere());
      if (isLost && !isTold) {
        isTold = true;
        model.send({ kind: "lost" });
      }
      return isLost;
    },
    shown,
  };
}
