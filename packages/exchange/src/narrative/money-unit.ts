/**
 * Units of money behind a number: đồng, nghìn, triệu, tỷ, nghìn tỷ and their short forms ("trđ", "tr. đồng", "VNĐ").
 */
import type { Token } from "./token.ts";
import { wordKey } from "./token.ts";

/** A unit found behind a number. */
export interface UnitReading {
  /** Đồng in one unit. */
  readonly dong: bigint;
  /** Index after its last token. */
  readonly to: number;
  /** "đồng" or a sign for it is printed: it cannot be a count of things. */
  readonly namesDong: boolean;
  /** Two units are printed, of which one is wrong ("522 tỷ triệu đồng"); `dong` is that of the first, or of both: "nghìn triệu". */
  readonly isDoubled: boolean;
}

const keysOf = (words: string): ReadonlySet<string> => new Set(words.split(" ").map(wordKey));

const thousandWords = keysOf("nghìn ngàn");
const millionWords = keysOf("triệu");
const billionWords = keysOf("tỷ tỉ");
const dongWords = keysOf("đồng đ vnd vnđ");
const shortMillions = keysOf("trđ trđồng trd");
const shortBillions = keysOf("tỷđ tỉđ");
/** "đồng" begins other words: đồng bào, đồng chí, Đồng Nai. */
const afterDong = keysOf("bào chí thời bộ nghiệp nai tháp hới xoài văn hỷ đội hành lòng tâm ruộng cỏ phục hồ");
/** "tỷ" begins other words: tỷ lệ, tỷ trọng. */
const afterBillion = keysOf("lệ trọng suất số giá phú");
/** What is counted in millions, and is no đồng. */
const otherCurrencies = keysOf("usd đô euro eur yên won nhân");

const million = 1_000_000n;
const billion = 1_000_000_000n;

/**
 * Reads the unit that starts at `from`.
 *
 * @returns null when there is none, or when the words are a count ("1,2 triệu lượt", "3 tỷ USD", "05 đồng chí")
 */
export function readUnit(tokens: readonly Token[], from: number): UnitReading | null {
  const key = wordAt(tokens, from);
  if (key === null) return null;
  const next = wordAt(tokens, from + 1);
  if (dongWords.has(key))
    return isDongAt(tokens, from) ? { dong: 1n, to: from + 1, namesDong: true, isDoubled: false } : null;
  if (shortMillions.has(key)) return { dong: million, to: from + 1, namesDong: true, isDoubled: false };
  if (shortBillions.has(key)) return { dong: billion, to: from + 1, namesDong: true, isDoubled: false };
  if (key === "tr") {
    const after = tokens[from + 1]?.key === "." ? from + 2 : from + 1;
    return isDongAt(tokens, after) ? { dong: million, to: after + 1, namesDong: true, isDoubled: false } : null;
  }
  const scale = scaleOf(key);
  if (scale === null || (scale === billion && next !== null && afterBillion.has(next))) return null;
  const isMultiple = scale !== billion && next !== null && billionWords.has(next) && !followsBillion(tokens, from + 2);
  const dong = isMultiple ? scale * billion : scale;
  const to = isMultiple ? from + 2 : from + 1;
  if (isDongAt(tokens, to)) return { dong, to: to + 1, namesDong: true, isDoubled: false };
  const second = scaleOf(wordAt(tokens, to));
  if (second !== null && isDongAt(tokens, to + 1)) {
    const isThousands = scale === 1_000n && !isMultiple;
    return { dong: isThousands ? dong * second : dong, to: to + 2, namesDong: true, isDoubled: true };
  }
  if (scale === 1_000n && !isMultiple) return null;
  return isCountedThing(tokens, to, dong) ? null : { dong, to, namesDong: false, isDoubled: false };
}

function scaleOf(key: string | null): bigint | null {
  if (key === null) return null;
  if (thousandWords.has(key)) return 1_000n;
  if (millionWords.has(key)) return million;
  return billionWords.has(key) ? billion : null;
}

function followsBillion(tokens: readonly Token[], index: number): boolean {
  const key = wordAt(tokens, index);
  return key !== null && afterBillion.has(key);
}

function isDongAt(tokens: readonly Token[], index: number): boolean {
  const key = wordAt(tokens, index);
  if (key === null || !dongWords.has(key)) return false;
  const next = wordAt(tokens, index + 1);
  return next === null || !afterDong.has(next);
}

/** Without "đồng": millions of a thing (people, trees, kWh) are a count; billions are money unless in a currency. */
function isCountedThing(tokens: readonly Token[], index: number, dong: bigint): boolean {
  const next = wordAt(tokens, index);
  if (next === null) return false;
  if (otherCurrencies.has(next) || countedThings.has(next)) return true;
  return dong === million && !afterBareMillion.has(next);
}

const countedThings = keysOf(
  "lượt người cây con m m2 m3 khối kwh tấn lít quả hộ ha suất liều bản cuốn trang khách công lao viên sản thuê giờ cổ",
);
/** What may follow "5 triệu" when đồng is meant. */
const afterBareMillion = keysOf(
  "và đạt bằng chiếm tăng giảm từ của cho để là so trong đã vốn nguồn kinh ngân do mỗi một đến tính còn nhưng tương với hỗ",
);

function wordAt(tokens: readonly Token[], index: number): string | null {
  const token = tokens[index];
  return token?.kind === "word" ? token.key : null;
}
