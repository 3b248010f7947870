/**
 * Text of a file without fonts that was decoded as windows-1258, because nothing said that it is TCVN3 or VNI: the fourteen
 * bytes in which windows-1258 differs from Latin-1 became other letters, and tones that stand alone.
 *
 * Source: the WHATWG Encoding Standard, index windows-1258.
 */
const latinOf: ReadonlyMap<string, string> = new Map([
  ["Ă", "\u00C3"],
  ["\u0300", "\u00CC"],
  ["Đ", "\u00D0"],
  ["\u0309", "\u00D2"],
  ["Ơ", "\u00D5"],
  ["Ư", "\u00DD"],
  ["\u0303", "\u00DE"],
  ["ă", "\u00E3"],
  ["\u0301", "\u00EC"],
  ["đ", "\u00F0"],
  ["\u0323", "\u00F2"],
  ["ơ", "\u00F5"],
  ["ư", "\u00FD"],
  ["\u20AB", "\u00FE"],
]);

const differing = /Ă|ă|Đ|đ|Ơ|ơ|Ư|ư|\u0300|\u0301|\u0303|\u0309|\u0323|\u20AB/gu;

/** The Latin-1 characters of the bytes that windows-1258 made the text of. */
export function latinOfWindows1258(text: string): string {
  return text.replaceAll(differing, (character) => latinOf.get(character) ?? character);
}
