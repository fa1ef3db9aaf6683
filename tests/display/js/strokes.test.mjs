/** What strokes of the brush cover, and how the keyboard's rectangle moves. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { firstBox, nudged, resized, toMask } from "../../../promptmagic/display/js/picker/strokes.js";

const PICTURE = [512, 384];

test("a mask is transparent where something covers it, white elsewhere, and nothing between", () => {
  const pixels = new Uint8ClampedArray([255, 45, 135, 255, 0, 0, 0, 0, 255, 45, 135, 128, 255, 45, 135, 127]);
  assert.equal(toMask(pixels), true);
  assert.deepEqual([...pixels], [255, 255, 255, 0, 255, 255, 255, 255, 255, 255, 255, 0, 255, 255, 255, 255]);
});

test("where nothing is covered, there is no mask", () => {
  assert.equal(toMask(new Uint8ClampedArray(16)), false);
});

test("the rectangle never leaves the picture, and never vanishes", () => {
  for (const key of ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"]) {
    for (const sizes of [false, true]) {
      let box = firstBox(PICTURE);
      for (let k = 0; k < 100; k++) box = nudged(box, key, sizes, PICTURE) ?? box;
      const [x, y, width, height] = box;
      assert.ok(x >= 0 && y >= 0 && x + width <= 512 && y + height <= 384, `${key} ${box}`);
      assert.ok(width > 0 && height > 0);
    }
  }
});

test("other keys are not the rectangle's", () => {
  assert.equal(nudged(firstBox(PICTURE), "x", false, PICTURE), undefined);
});

test("the brush is neither too small to see nor larger than half the picture", () => {
  let size = 40;
  for (let k = 0; k < 50; k++) size = resized(size, 1.25, PICTURE);
  assert.equal(size, 192);
  for (let k = 0; k < 50; k++) size = resized(size, 0.8, PICTURE);
  assert.equal(size, 6);
});
