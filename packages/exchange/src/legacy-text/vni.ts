/**
 * VNI-Windows: a plain letter, and behind it a letter that stands for its mark and tone ("söï" is "sự"). The longest sequence
 * is read first: "öï" is ự, and "ö" alone is ư.
 *
 * Source: the VNI-Windows table of the VNI Company; all 134 letters are held against it in the tests.
 */

/** Behind each plain letter: mark letter and what both are. */
const marks: Readonly<Record<string, string>> = {
  a: "ùáøàûảõãïạêăéắèằúẳüẵëặââáấàầåẩãẫäậ",
  e: "ùéøèûẻõẽïẹâêáếàềåểãễäệ",
  o: "ùóøòûỏõõïọâôáốàồåổãỗäộ",
  ô: "ùớøờûởõỡïợ",
  u: "ùúøùûủõũïụ",
  ö: "ùứøừûửõữïự",
  y: "ùýøỳûỷõỹ",
};

/** Letters that are one character. */
const singles = "ííììæỉóĩòịôơöưîỵñđ";

const pairs: ReadonlyMap<string, string> = new Map(
  Object.entries(marks).flatMap(([plain, sequence]) =>
    inTwos(sequence).flatMap(([mark, letter]) => [
      [plain + mark, letter] as const,
      [plain + mark.toUpperCase(), letter] as const,
      [plain.toUpperCase() + mark, letter.toUpperCase()] as const,
      [plain.toUpperCase() + mark.toUpperCase(), letter.toUpperCase()] as const,
    ]),
  ),
);

const lone: ReadonlyMap<string, string> = new Map(
  inTwos(singles).flatMap(([code, letter]) => [
    [code, letter] as const,
    [code.toUpperCase(), letter.toUpperCase()] as const,
  ]),
);

/** Longest first: a plain letter with its mark, else a single character; else a letter that is not VNI. */
const sequence = /[AEOUYÔÖaeouyôö][ÙØÛÕÏÊÉÈÚÜËÂÁÀÅÃÄùøûõïêéèúüëâáàåãä]|[\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u1FFF]/gu;

/** The text that a VNI font shows; null: the text holds a letter that is not VNI. */
export function decodeVni(text: string): string | null {
  let isVni = true;
  const decoded = text.replaceAll(sequence, (found: string) => {
    const letter = pairs.get(found) ?? lone.get(found);
    if (letter === undefined) isVni = false;
    return letter ?? found;
  });
  return isVni ? decoded : null;
}

/** Pairs that Vietnamese in Unicode does not have ("toàn" has one of the others), but other languages may: "où", "naïf". */
const unVietnamesePair = /[aeouyôö][ùøûõïå]|[aeo][âä]|a[êéèúüëáàã]|e[áàã]/iu;

/** Pairs that no other language has either. */
const vniPair = /[aeou][øåä]|[ae][àãõ]|[yôö][ùøûõï]/iu;

/** Whether letters stand together as in no Vietnamese text in Unicode. */
export function hasUnVietnamesePair(text: string): boolean {
  return unVietnamesePair.test(text);
}

/** Whether letters stand together as in VNI and, among European languages, in no other writing. */
export function hasVniPair(text: string): boolean {
  return vniPair.test(text);
}

function inTwos(characters: string): readonly (readonly [string, string])[] {
  return Array.from({ length: characters.length / 2 }, (_, index) => [
    characters.charAt(2 * index),
    characters.charAt(2 * index + 1),
  ]);
}
