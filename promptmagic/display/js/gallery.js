// @ts-check
/**
 * The gallery in the page: one page of a history as cards, and what is opened from it. Words from people, models and
 * servers are only ever set as text.
 *
 * The model's traits are described in gallery.py. Beside them travel these messages:
 *   from the kernel  here                                          it is alive
 *                    picture   id, number, size, type + bytes      a picture: a "card", in the "strip", or "large"
 *                    opened    id, brief, …, variations            all that is known of a generation
 *                    original  id, number, type, name + bytes      a picture's own file, or the error why not
 *   from the page    want      page                                send everything (this page load is called `page`)
 *                    look      first, query, starred               show that page of what fits
 *                    open, restore, repaint    id                  open a generation; put it into a picker; paint it anew
 *                    enlarge   id, number                          send that picture large
 *                    original  id, number                          send that picture's own file
 *                    star      id, number, starred                 give a star, or take it away
 *                    delete    id                                  move a generation to the bin
 *                    undo                                          bring back what was deleted last
 *                    stop, back                                    end the repainting; leave the picker
 */

import { makeAlbum } from "./gallery/album.js";
import { makeGallery } from "./gallery/view.js";
import { makeWidget } from "./widget.js";

export default makeWidget(makeAlbum, makeGallery);
