/**
 * Texts that stand by themselves. A part of a long text keeps all of it in memory for as long as the part is used: of a
 * file that is read piece by piece, each piece would stay.
 */

/** Shorter parts are copied by the engine anyway. */
const partLengthMin = 13;

/** The same text, without what it was cut from. */
export function ownText(text: string): string {
  return text.length < partLengthMin ? text : Buffer.from(text, "utf8").toString("utf8");
}
