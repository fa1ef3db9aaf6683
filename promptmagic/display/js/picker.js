// @ts-check
/**
 * The picker in the page: shows the cards that the kernel describes, and answers clicks and keys by itself, because the
 * kernel may be busy. Words from people, models and servers are only ever set as text.
 *
 * The model's traits are described in picker.py. Beside them travel these messages:
 *   from the kernel  here                                          it is alive, and the pictures follow
 *                    heard                                         it has heard what was last asked for
 *                    picture   row, number, type + bytes           a thumbnail, kept in the album
 *                    progress  number, fraction, [grows], [type + bytes]  how far a picture is, and what can be seen of it
 *                    full      number, ask, type, name + bytes     a picture's own file, or the error why not
 *   from the page    want      page                                send all pictures (this page load is called `page`)
 *                    full      number, ask                         send a picture's own file
 *                    edit      number, text                        a prompt has another wording
 *                    paint     number, times, text                 paint this prompt
 *                    more                                          add variations
 *                    vary      number                              add others like this one
 *                    refine    number, text                        add this one, changed as the words say
 *                    retry     numbers                             paint what has failed once more
 *                    remove    number, [undo]                      take a variation out of sight, or bring it back
 *                    stop                                          end what was asked for here
 *                    keep      number                              let the picker give way to a line of text
 */

import { makeAlbum } from "./picker/album.js";
import { makePicker } from "./picker/view.js";
import { makeWidget } from "./widget.js";

export default makeWidget(makeAlbum, makePicker);
