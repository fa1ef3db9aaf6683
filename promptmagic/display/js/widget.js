// @ts-check
/** A widget as the page's host runs it: what all its views share lives as long as its model does. */

import { makeViews, pageOf } from "./page.js";
import { holdWhenSaved } from "./saving.js";

/**
 * @template {{receive(message: any, buffers: any): void, close(): void}} Album
 * @param {() => Album} makeAlbum what holds its pictures
 * @param {(model: any, el: HTMLElement, album: Album) => any} makeView what shows it in one place
 */
export const makeWidget = (makeAlbum, makeView) => () => {
  const album = makeAlbum();
  const views = makeViews();
  return {
    /** @param {{model: any}} context */
    initialize({ model }) {
      model.on("msg:custom", (/** @type {any} */ message, /** @type {any} */ buffers) => album.receive(message, buffers));
      model.send({ kind: "want", page: pageOf(model) });
      return () => {
        views.end();
        album.close();
      };
    },
    /** @param {{model: any, el: HTMLElement}} context */
    render({ model, el }) {
      holdWhenSaved(model.widget_manager);
      return views.add(el, makeView(model, el, album));
    },
  };
};
