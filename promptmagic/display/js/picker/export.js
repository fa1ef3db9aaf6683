// @ts-check
/** What leaves the picker: a picture as a file, or by way of the clipboard. */

import { copyBlob, download, NO_COPY } from "../files.js";
import { PAGE } from "../page.js";

/** @typedef {import("./types.js").Album} Album */
/** @typedef {import("./types.js").Desk} Desk */
/** @typedef {import("./types.js").Model} Model */

/** Save a picture's own file where the browser saves files. @param {Desk} desk @param {number} number */
export function savePicture({ model, album, tell }, number) {
  /** @param {{url: string, name: string}} file */
  function save(file) {
    download(file);
    tell(`saved in your downloads as ${file.name}`);
  }
  const there = album.original(number);
  if (there) return save(there);
  const ask = `${PAGE} ${performance.now()}`;
  const forget = album.watch((message) => {
    if (message.kind !== "full" || message.ask !== ask) return;
    forget();
    const original = album.original(number);
    if (original) save(original);
    else tell(message.error ?? "The picture could not be saved.");
  });
  model.send({ kind: "full", number, ask });
  return undefined;
}

/** Put a picture itself on the clipboard. @param {Desk} desk @param {number} number */
export async function copyPicture(desk, number) {
  if (!number) return;
  const isCopied = await copyBlob(blobOf(desk, number));
  desk.tell(isCopied ? `picture ${number} is on the clipboard` : NO_COPY);
}

/** A picture's own file. @param {Desk} desk @param {number} number @returns {Promise<Blob>} */
async function blobOf({ model, album }, number) {
  const url = album.original(number)?.url ?? (await arrived(model, album, number));
  return (await fetch(url)).blob();
}

/** @param {Model} model @param {Album} album @param {number} number @returns {Promise<string>} */
function arrived(model, album, number) {
  return new Promise((resolve, reject) => {
    const forget = album.watch((/** @type {any} */ message) => {
      if (message.kind !== "full" || message.number !== number) return;
      forget();
      const original = album.original(number);
      if (original) resolve(original.url);
      else reject(new Error(message.error));
    });
    album.fetch(model, number);
  });
}
