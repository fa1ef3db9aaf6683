// @ts-check
/**
 * Whether the saved output below follows what is picked here.
 *
 * The kernel changes that output where it was shown first, and hears of no failure. So the page looks: a cell that was
 * moved, pasted or brought back has another output area, one inside an Output widget never follows, and neither does one
 * in a page that was loaded later.
 */

import { PAGE } from "../page.js";

/** @typedef {import("./types.js").Album} Album */
/** @typedef {import("./types.js").Model} Model */

const AREA = ".jp-OutputArea";
const NUMBER = /variation (\d+)(?: of \d|, one of \d|, the only one)/;

/** @param {HTMLElement} root @param {Model} model @param {Album} album */
export function makeReach(root, model, album) {
  let isTold = false;

  function isElsewhere() {
    const area = root.closest(AREA);
    if (!area) return false;
    album.home ??= area;
    const isInside = area.parentElement?.closest(AREA) !== null;
    return isInside || (area !== album.home && !album.home.isConnected);
  }

  return {
    /** Whether what is picked here no longer reaches the output that is saved. */
    isLost() {
      const page = model.get("page");
      const isLost = model.get("can_keep") && ((Boolean(page) && page !== PAGE) || isElsewhere());
      if (isLost && !isTold) {
        isTold = true;
        model.send({ kind: "lost" });
      }
      return isLost;
    },
    /** The number of the picture that the output shows here: none where that cannot be told. */
    shown() {
      const captions = [...(root.closest(AREA)?.querySelectorAll("figcaption") ?? [])];
      const below = captions.find((caption) => root.compareDocumentPosition(caption) & Node.DOCUMENT_POSITION_FOLLOWING);
      return Number(below?.textContent?.match(NUMBER)?.[1] ?? 0);
    },
  };
}
