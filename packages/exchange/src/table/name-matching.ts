/**
 * Matching names of a table to names that are known: "Đăk Ruông" is perhaps "Đăk Ruồng", "hoà" is "hòa". Spellings of one word
 * are one name; everything else is proposed, never merged in silence.
 */
import { groupBy } from "../grouped-items.ts";
import { wordKey } from "../narrative/token.ts";

/** A name that the ledger or the reference data have. */
export interface KnownName {
  readonly id: string;
  readonly name: string;
}

/** What a printed name is. */
export type NameMatch =
  /** The name itself, up to upper and lower case, Unicode form, blanks, and where a tone is written. */
  | { readonly kind: "same"; readonly id: string }
  /** An officer said so before. */
  | { readonly kind: "confirmed"; readonly id: string }
  /** Near one or several known names, the nearest first, at most five. */
  | { readonly kind: "proposed"; readonly candidates: readonly ProposedName[] }
  /** Near none. */
  | { readonly kind: "unknown" };

/** A known name that may be meant. */
export interface ProposedName {
  readonly id: string;
  readonly name: string;
  /** What sets the two apart: a title before the name, a tone, a letter's mark, letters. */
  readonly differs: "title" | "tone" | "mark" | "letters";
}

/** Proposals for one name. */
const candidatesMax = 5;

/**
 * Matches printed names.
 *
 * @param confirmed what an officer settled before: printed name → id of a known one
 * @returns by printed name; two known names that are one spelling are proposed both
 */
export function matchNames(
  printed: Iterable<string>,
  {
    known,
    confirmed = new Map(),
  }: { readonly known: readonly KnownName[]; readonly confirmed?: ReadonlyMap<string, string> | undefined },
): ReadonlyMap<string, NameMatch> {
  const shapes = known.map((each) => ({ known: each, shape: shapeOf(each.name) }));
  const byKey = groupBy(shapes, ({ shape }) => shape.key);
  const byInitials = groupBy(shapes, ({ shape }) => String(shape.bare.length));
  const confirmedByKey = new Map([...confirmed].map(([name, id]) => [shapeOf(name).key, id]));
  const matches = new Map<string, NameMatch>();
  for (const name of printed) {
    if (matches.has(name)) continue;
    const shape = shapeOf(name);
    const same = byKey.get(shape.key) ?? [];
    const settled = confirmedByKey.get(shape.key);
    const [only] = same;
    if (settled !== undefined) matches.set(name, { kind: "confirmed", id: settled });
    else if (only !== undefined && same.length === 1) matches.set(name, { kind: "same", id: only.known.id });
    else {
      const near = proposals(shape, byInitials.get(String(shape.bare.length)) ?? []);
      matches.set(name, near.length === 0 ? { kind: "unknown" } : { kind: "proposed", candidates: near });
    }
  }
  return matches;
}

interface NameShape {
  /** Equal for spellings of one name. */
  readonly key: string;
  /** Syllables behind a title: "UBND xã Tân Lập" is "tân lập". */
  readonly bare: readonly string[];
  readonly title: string;
}

const titles =
  /^(?:(?:ubnd|ủy ban nhân dân|uỷ ban nhân dân|hđnd)\s+)?(?:(?:xã|phường|thị trấn|thị xã|huyện|quận|thành phố|tp\.?|tỉnh|đặc khu|h\.|x\.|p\.|tt\.?|xa|phuong|thi tran|thi xa|huyen|quan|thanh pho|tinh|dac khu)\s+)?/iu;

function shapeOf(name: string): NameShape {
  const tidy = name
    .normalize("NFC")
    .replaceAll(/[\s\u00a0]+/gu, " ")
    .trim()
    .toLowerCase();
  const title = titles.exec(tidy)?.[0] ?? "";
  const rest = tidy.slice(title.length);
  return { key: syllablesOf(tidy).join(" "), bare: syllablesOf(rest === "" ? tidy : rest), title: title.trim() };
}

function syllablesOf(text: string): readonly string[] {
  return text
    .split(/[\s\-–—.,'’()]+/u)
    .filter((syllable) => syllable !== "")
    .map(wordKey);
}

interface ShapedName {
  readonly known: KnownName;
  readonly shape: NameShape;
}

function proposals(shape: NameShape, shapes: readonly ShapedName[]): readonly ProposedName[] {
  const near = shapes.flatMap(({ known, shape: other }) => {
    const distance = distanceOf(shape.bare, other.bare);
    if (distance === null) return [];
    const differs = distance.cost > 0 ? distance.differs : shape.title === other.title ? "letters" : "title";
    return [{ id: known.id, name: known.name, differs, cost: distance.cost } as const];
  });
  return near
    .toSorted((left, right) => left.cost - right.cost || (left.id < right.id ? -1 : 1))
    .slice(0, candidatesMax)
    .map(({ id, name, differs }) => ({ id, name, differs }));
}

/** A tone is the lightest slip of the pen, then a mark of a letter, then a letter. */
const costs = { tone: 1, mark: 2, letters: 4 } as const;

/** How far two names are apart; null: too far for a slip of the pen. */
function distanceOf(
  left: readonly string[],
  right: readonly string[],
): { readonly cost: number; readonly differs: "tone" | "mark" | "letters" } | null {
  let cost = 0;
  let differs: "tone" | "mark" | "letters" = "tone";
  for (const [index, syllable] of left.entries()) {
    const slip = slipBetween(syllable, right[index] ?? "");
    if (slip === "none") continue;
    if (slip === null) return null;
    cost += costs[slip];
    if (costs[slip] > costs[differs]) differs = slip;
  }
  // One syllable in two may be off, and letters in one syllable only.
  const isNear = cost <= costs.letters && cost <= costs.mark * left.length;
  return isNear ? { cost, differs } : null;
}

const toneMarks = /[\u0300\u0301\u0303\u0309\u0323]/gu;
const allMarks = /\p{M}/gu;

function slipBetween(left: string, right: string): "none" | keyof typeof costs | null {
  if (left === right) return "none";
  const [leftLetters, rightLetters] = [left.normalize("NFD"), right.normalize("NFD")];
  const withoutTone = (text: string): string => text.replaceAll(toneMarks, "");
  if (withoutTone(leftLetters) === withoutTone(rightLetters)) return "tone";
  const bare = (text: string): string => text.replaceAll(allMarks, "").replaceAll("đ", "d");
  const [first, second] = [bare(leftLetters), bare(rightLetters)];
  if (first === second) return "mark";
  return Math.min(first.length, second.length) >= 3 && isOneEdit(first, second) ? "letters" : null;
}

/** One letter put in, left out or replaced, or two neighbours swapped. */
function isOneEdit(first: string, second: string): boolean {
  const [short, long] = first.length <= second.length ? [first, second] : [second, first];
  if (long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  const rest = short.slice(start);
  if (long.length > short.length) return rest === long.slice(start + 1);
  const isSwap = rest[0] === long[start + 1] && rest[1] === long[start] && rest.slice(2) === long.slice(start + 2);
  return isSwap || rest.slice(1) === long.slice(start + 1);
}
