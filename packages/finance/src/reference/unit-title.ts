/**
 * Titles of units: the word before a name, "Tỉnh Kon Tum", "Thành phố Kon Tum": one name, two units.
 */
import { foldAccents, foldSpelling, nameNumbers } from "./name-folding.ts";
import type { Unit, UnitKind } from "./unit.ts";

/** The titles that units of a kind may have; a kind without any is named by its name alone. */
const titlesOfKind: Readonly<Partial<Record<UnitKind, readonly string[]>>> = {
  province: ["Tỉnh", "Thành phố"],
  district: ["Huyện", "Quận", "Thị xã", "Thành phố"],
  commune: ["Xã", "Phường", "Thị trấn", "Đặc khu"],
  village: ["Thôn", "Làng", "Bản", "Buôn", "Ấp", "Khu phố", "Tổ dân phố"],
};

const titles: readonly string[] = Object.values(titlesOfKind)
  .flat()
  .sort((left, right) => right.length - left.length);
const shortTitles: Readonly<Record<string, string>> = { tp: "Thành phố", tx: "Thị xã" };
const committee = /^(?:ủy\s+ban\s+nhân\s+dân|uỷ\s+ban\s+nhân\s+dân|ubnd)\s+/iu;
const shortTitle = /^(tp|tx)\s?(?:\.\s*|\s)/iu;

/** A name in two parts. */
export interface TitledName {
  /** As `titlesOfKind` writes it; null when none is stated. */
  readonly title: string | null;
  /** NFC, blanks made one. */
  readonly name: string;
}

/**
 * Splits the title off a name; "TP." and "TX." are told in full. A name that is only a number keeps its title.
 *
 * @example
 * ```ts
 * splitTitle("tỉnh Kon Tum") // => { title: "Tỉnh", name: "Kon Tum" }
 * splitTitle("TP. Hồ Chí Minh") // => { title: "Thành phố", name: "Hồ Chí Minh" }
 * splitTitle("Quận 1") // => { title: null, name: "Quận 1" }
 * ```
 */
export function splitTitle(text: string): TitledName {
  const whole = text.normalize("NFC").trim().replaceAll(/\s+/gu, " ");
  const short = shortTitle.exec(whole);
  if (short !== null) return named(whole, shortTitles[(short[1] ?? "").toLowerCase()] ?? null, short[0].length);
  const lower = whole.toLowerCase();
  const title = titles.find((each) => lower.startsWith(`${each.toLowerCase()} `));
  return named(whole, title ?? null, (title?.length ?? -1) + 1);
}

/** A name with its folded forms. */
export interface FoldedName extends TitledName {
  readonly spelling: string;
  readonly accents: string;
  /** The numbers in it, joined. */
  readonly numbers: string;
}

/**
 * A name folded without its title.
 *
 * @example
 * ```ts
 * foldTitledName("Xã Đăk Ruồng").accents // => "dakruong"
 * ```
 */
export function foldTitledName(text: string): FoldedName {
  const titled = splitTitle(text);
  const { name } = titled;
  const numbers = nameNumbers(name).join(" ");
  return { ...titled, spelling: foldSpelling(name), accents: foldAccents(name), numbers };
}

/**
 * Takes "UBND", "Ủy ban nhân dân" off the front: reports are signed by the committee of a unit.
 *
 * @example
 * ```ts
 * withoutCommittee("UBND huyện Kon Rẫy") // => "huyện Kon Rẫy"
 * ```
 */
export function withoutCommittee(text: string): string {
  return text.normalize("NFC").trim().replace(committee, "");
}

/**
 * Whether the unit may be called by the title; any may be called without one.
 *
 * @example
 * ```ts
 * const unit = { id: "a", name: "Kon Tum", title: "Tỉnh", kind: "province", code: null, parentId: null, validFrom: null, validTo: null, predecessors: [] };
 * mayBeCalled(unit, "Tỉnh") // => true
 * mayBeCalled(unit, "Thành phố") // => false
 * ```
 */
export function mayBeCalled(unit: Unit, title: string | null): boolean {
  if (title === null) return true;
  const own = unit.title ?? splitTitle(unit.name).title;
  return own === null ? (titlesOfKind[unit.kind] ?? []).includes(title) : own.toLowerCase() === title.toLowerCase();
}

function named(whole: string, title: string | null, length: number): TitledName {
  const name = whole.slice(length);
  return /\p{L}/u.test(name) && title !== null ? { title, name } : { title: null, name: whole };
}
