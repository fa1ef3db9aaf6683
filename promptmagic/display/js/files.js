// @ts-check
/** Pictures that leave the page: as files, or by way of the clipboard. */

/** Save a file where the browser saves files. @param {{url: string, name: string}} original */
export function download({ url, name }) {
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
}

/** Put a picture itself on the clipboard, as soon as it has come; say whether the browser lets one. @param {Promise<Blob>} picture */
export async function copyBlob(picture) {
  try {
    await navigator.clipboard.write([new ClipboardItem({ "image/png": picture.then(asPng) })]);
    return true;
  } catch {
    return false;
  }
}

export const NO_COPY = "This browser lets no picture be copied: save it instead.";

/** A picture as PNG, the one kind that clipboards take. @param {Blob} blob @returns {Promise<Blob>} */
async function asPng(blob) {
  return blob.type === "image/png" ? blob : drawn(await createImageBitmap(blob), 1, "image/png");
}

/** A picture drawn anew. @param {ImageBitmap} bitmap @param {number} scale @param {string} type @returns {Promise<Blob>} */
export function drawn(bitmap, scale, type) {
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(bitmap.width * scale);
  canvas.height = Math.round(bitmap.height * scale);
  canvas.getContext("2d")?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), type, 0.92);
  });
}

/** Put words on the clipboard, and say so on the button. @param {HTMLButtonElement} pressed @param {string | undefined} text */
export async function copyText(pressed, text = "") {
  const label = pressed.dataset.label ?? pressed.textContent ?? "";
  pressed.dataset.label = label;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    copyByHand(pressed, text);
  }
  pressed.textContent = "Copied ✓";
  setTimeout(() => (pressed.textContent = label), 1500);
}

/** Pages that were not loaded over HTTPS or from this machine have no clipboard of their own. @param {HTMLElement} pressed @param {string} text */
function copyByHand(pressed, text) {
  const field = document.createElement("textarea");
  field.style.cssText = "position:fixed;opacity:0";
  field.value = text;
  pressed.parentElement?.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
  pressed.focus();
}
