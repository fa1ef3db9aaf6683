// @ts-check
/** Where cards stand, which of them a key leads to, and how large the figure is. */


export const SLIM = 520; // px below which the brief has a line of its own

const GAP = 12; // px between cards, as in picker.css

const FIGURE = { side: 1024, width: 768, height: 560 }; // px: the figure's picture and its box, as in figure.py

/**
 * Return the card that a key leads to; undefined where the key is not the picker's.
 *
 * @param {string} key
 * @param {number} active
 * @param {number[]} numbers
 * @param {number} columns
 * @param {number} forward which way the right arrow leads: 1, or -1 where one reads from right to left
 */
export function targetOf(key, active, numbers, columns, forward) {
  const here = Math.max(0, numbers.indexOf(active));
  const last = numbers.length - 1;
  /** @type {Record<string, number>} */
  const steps = {
    ArrowRight: here + forward,
    ArrowLeft: here - forward,
    ArrowDown: here + columns <= last ? here + columns : here,
    ArrowUp: here - columns >= 0 ? here - columns : here,
    Home: 0,
    End: last,
  };
  if (/^[1-9]$/.test(key)) return numbers.includes(Number(key)) ? Number(key) : active;
  if (!(key in steps)) return undefined;
  return numbers[Math.min(last, Math.max(0, steps[key]))];
}

/**
 * How many columns make even rows: as many as fit, and no fewer cards in the last row than need be.
 *
 * @param {number} width
 * @param {number} cards
 * @param {number} least
 */
export function columnsFor(width, cards, least) {
  const fitting = Math.max(1, Math.floor((width + GAP) / (least + GAP)));
  const rows = Math.ceil(cards / fitting);
  return Math.max(1, Math.ceil(cards / Math.max(1, rows)));
}

/**
 * How many columns there are once cards were added: those that were there first keep their width and their place.
 *
 * @param {{width: number, least: number, most: number}} room in pixels, with the least and most of a card
 * @param {number} first
 * @param {number} now
 */
export function columnsBeside({ width, least, most }, first, now) {
  const columns = columnsFor(width, first, least);
  if (now <= first) return columns;
  const card = Math.min(most, (width - (columns - 1) * GAP) / columns);
  const fitting = Math.floor((width + GAP) / (card + GAP));
  return first > columns ? columns : Math.max(columns, Math.min(fitting, now));
}

/** How large the figure below will show a picture, in pixels, so that nothing moves when it does. @param {number[]} size */
export function figureSize([width = FIGURE.height, height = FIGURE.height]) {
  const small = Math.min(1, FIGURE.side / Math.max(width, height));
  const scale = Math.min(1, FIGURE.width / (width * small), FIGURE.height / (height * small)) * small;
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}
