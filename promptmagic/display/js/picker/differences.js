// @ts-check
/** Which words of a prompt are the brief's, and which are its own. */

const WORD = /([\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*)/u;

const SHORT_GAP = /^\s+(?:\p{L}{1,3}\s+)?$/u;

// Words that say nothing by themselves, in the languages that most briefs are written in: they are never marked.
const SILENT = new Set(
  ("a an and are as at be but by for from has her his in into is it its near not of off on or our out over she so than that the their then " +
    "they this to under up was with le la les un une des du et en au aux de der die das ein eine im mit und von el los las una del y con").split(" "),
);

/**
 * Cut a text into pieces: what the brief says too, what no other prompt says, and the rest.
 *
 * @param {string} text
 * @param {string} brief
 * @param {string[]} others
 * @returns {{kind: "asked" | "own" | "", text: string}[]}
 */
export function differences(text, brief, others) {
  const asked = new Set(wordsOf(brief));
  const elsewhere = new Set(others.flatMap(wordsOf));
  const compares = others.some(Boolean);
  /** @type {{kind: "asked" | "own" | "", text: string}[]} */
  const pieces = [];
  for (const piece of text.split(WORD)) {
    const word = piece.toLowerCase();
    const kind = SILENT.has(word) ? "" : asked.has(word) ? "asked" : isWord(word) && !isShort(word) && compares && !elsewhere.has(word) ? "own" : "";
    joinPiece(pieces, { kind, text: piece });
  }
  return pieces;
}

/** Add a piece to others of its kind, over no more than one short word between. @param {{kind: string, text: string}[]} pieces @param {{kind: any, text: string}} piece */
function joinPiece(pieces, piece) {
  const last = pieces.at(-1);
  const before = pieces.at(-2);
  if (last && last.kind === piece.kind) last.text += piece.text;
  else if (last && before && piece.kind && before.kind === piece.kind && SHORT_GAP.test(last.text)) {
    before.text += last.text + piece.text;
    pieces.pop();
  } else if (piece.text) pieces.push(piece);
}

/** Whether a word of letters is too short to set a prompt apart; a sign of other scripts may be a whole word. @param {string} word */
function isShort(word) {
  return /^[a-z]{1,3}$/.test(word);
}

/** @param {string} text */
function wordsOf(text) {
  return text.toLowerCase().split(WORD).filter(isWord);
}

/** @param {string} text */
function isWord(text) {
  return /[\p{L}\p{N}]/u.test(text);
}
