/** The characters of XML 1.0: which may stand in a text and in a name, and what a reference such as `&amp;` stands for. */

/** A character that no XML text may hold; a lone half of a surrogate pair cannot come out of a decoder. */
// oxlint-disable-next-line no-control-regex
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/u;

/** Where a text holds a character that XML forbids; -1: nowhere. */
export function forbiddenCharacterIn(text: string): number {
  return text.search(forbidden);
}

const nameStart =
  ":A-Z_a-z\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u02ff\\u0370-\\u037d\\u037f-\\u1fff\\u200c\\u200d\\u2070-\\u218f\\u2c00-\\u2fef\\u3001-\\ud7ff\\uf900-\\ufdcf\\ufdf0-\\ufffd\\u{10000}-\\u{effff}";
const wholeName = new RegExp(`^[${nameStart}][${nameStart}\\-.0-9\\u00b7\\u0300-\\u036f\\u203f\\u2040]*$`, "u");

/** Whether a text is a name (XML 1.0, production 5). Names of ASCII letters need not be asked: `nameEnd` knows them. */
export function isName(text: string): boolean {
  return wholeName.test(text);
}

/** 1: may begin a name, 2: may only go on in it, 0: neither. Above ASCII 1, and `isName` decides. */
const nameClass = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCodePoint(code);
  if (/[:A-Z_a-z]/u.test(character)) return 1;
  return /[-.0-9]/u.test(character) ? 2 : 0;
});

/** Where the name that begins at `start` ends; `start` itself where none begins, -1 where it holds what no name may. */
export function nameEnd(text: string, start: number): number {
  let at = start;
  let isAscii = true;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const kind = code < 128 ? (nameClass[code] ?? 0) : 1;
    if (kind === 0 || (kind === 2 && at === start)) break;
    if (code >= 128) isAscii = false;
  }
  return isAscii || isName(text.slice(start, at)) ? at : -1;
}

/** Whether a UTF-16 unit is a blank of XML: space, tab, line feed, carriage return. */
export function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d;
}

/** Where the blanks from `start` on end. */
export function blanksEnd(text: string, start: number): number {
  let at = start;
  while (isBlank(text.charCodeAt(at))) at += 1;
  return at;
}

const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const reference = /&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|(amp|lt|gt|quot|apos));/uy;

/** A text with its references resolved: the five names and numbers; null where one is neither. */
export function resolveReferences(text: string): string | null {
  const parts: string[] = [];
  let from = 0;
  for (let at = text.indexOf("&"); at !== -1; at = text.indexOf("&", from)) {
    reference.lastIndex = at;
    const found = reference.exec(text);
    if (found === null) return null;
    const [whole, decimal, hexadecimal, name] = found;
    const character =
      name === undefined
        ? characterOf(decimal === undefined ? Number.parseInt(hexadecimal ?? "", 16) : Number(decimal))
        : named[name];
    if (character === undefined) return null;
    parts.push(text.slice(from, at), character);
    from = at + whole.length;
  }
  parts.push(text.slice(from));
  return parts.join("");
}

function characterOf(code: number): string | undefined {
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined;
  const character = String.fromCodePoint(code);
  return forbidden.test(character) ? undefined : character;
}
