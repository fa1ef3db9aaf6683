// @ts-check
/** Strokes of the brush as values: what they cover of a picture's own pixels, and how they change. */

/**
 * @typedef {{erases: boolean, size: number, points: [x: number, y: number][]}} Line
 * @typedef {{erases: boolean, box: [x: number, y: number, width: number, height: number]}} Box
 * @typedef {Line | Box} Stroke
 */

const STEP = 0.02; // of the picture's shorter side: how far an arrow key moves the rectangle, or an edge of it

/** The size of the brush after a key or the slider, in pixels of the picture. @param {number} size @param {number} factor @param {number[]} picture */
export function resized(size, factor, [width, height]) {
  const shorter = Math.min(width, height);
  return Math.round(Math.min(shorter / 2, Math.max(shorter / 64, size * factor)));
}

/** A rectangle in the middle, to begin with. @param {number[]} picture @returns {Box["box"]} */
export function firstBox([width, height]) {
  return [Math.round(width / 4), Math.round(height / 4), Math.round(width / 2), Math.round(height / 2)];
}

/**
 * The rectangle after an arrow key: moved, or with Shift its far edge; it never leaves the picture.
 *
 * @param {Box["box"]} box
 * @param {string} key
 * @param {boolean} sizes
 * @param {number[]} picture
 * @returns {Box["box"] | undefined} undefined where the key is no arrow
 */
export function nudged([x, y, wide, high], key, sizes, [width, height]) {
  const step = Math.max(1, Math.round(Math.min(width, height) * STEP));
  /** @type {Record<string, number[]>} */
  const ways = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] };
  if (!(key in ways)) return undefined;
  const [right, down] = ways[key];
  if (sizes) return [x, y, within(wide + right, step, width - x), within(high + down, step, height - y)];
  return [within(x + right, 0, width - wide), within(y + down, 0, height - high), wide, high];
}

/** @param {number} value @param {number} least @param {number} most */
function within(value, least, most) {
  return Math.min(most, Math.max(least, value));
}

/** Draw the strokes as they cover the picture. @param {CanvasRenderingContext2D} context @param {Stroke[]} strokes @param {string} colour */
export function draw(context, strokes, colour) {
  context.clearRect(0, 0, context.canvas.width, context.canvas.height);
  context.fillStyle = context.strokeStyle = colour;
  context.lineCap = context.lineJoin = "round";
  for (const stroke of strokes) {
    context.globalCompositeOperation = stroke.erases ? "destination-out" : "source-over";
    if ("box" in stroke) context.fillRect(...stroke.box);
    else drawLine(context, stroke);
  }
}

/** @param {CanvasRenderingContext2D} context @param {Line} line */
function drawLine(context, { size, points }) {
  context.beginPath();
  context.arc(...points[0], size / 2, 0, 2 * Math.PI); // a line of one point would show nothing
  context.fill();
  context.lineWidth = size;
  context.beginPath();
  context.moveTo(...points[0]);
  for (const point of points.slice(1)) context.lineTo(...point);
  context.stroke();
}

/** Draw the edge of a rectangle that is not set yet. @param {CanvasRenderingContext2D} context @param {Box["box"]} box */
export function outline(context, box) {
  const width = Math.max(2, Math.round(Math.min(context.canvas.width, context.canvas.height) / 150));
  context.globalCompositeOperation = "source-over";
  context.lineWidth = width;
  for (const [colour, dashes] of /** @type {[string, number[]][]} */ ([["#000", []], ["#fff", [3 * width, 3 * width]]])) {
    context.strokeStyle = colour;
    context.setLineDash(dashes);
    context.strokeRect(...box);
  }
  context.setLineDash([]);
}

/** Turn what is covered into a mask as painters read it: transparent where the picture may change, else white. @param {Uint8ClampedArray} pixels */
export function toMask(pixels) {
  let covers = false;
  for (let at = 0; at < pixels.length; at += 4) {
    const isCovered = pixels[at + 3] > 127;
    covers ||= isCovered;
    pixels[at] = pixels[at + 1] = pixels[at + 2] = 255;
    pixels[at + 3] = isCovered ? 0 : 255;
  }
  return covers;
}
