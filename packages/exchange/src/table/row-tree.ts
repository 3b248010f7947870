/**
 * How the rows of a table belong to one another: by their labels, whose numbering begins again under each parent; by
 * dashes, bold letters and indentation where they have none; "Trong đó" makes parts that need not add up.
 */
import { tokenize } from "../narrative/token.ts";
import { type LabelKind, rankOfLabel, type RowLabel } from "./row-label.ts";

/** A row as it looks. */
export interface RowLook {
  readonly label: RowLabel | null;
  readonly name: string;
  readonly isBold: boolean;
  /** Steps of indentation, of the cell or by blanks. */
  readonly indent: number;
  /** Whether any column of figures holds something. */
  readonly hasFigures: boolean;
}

/** Where a row belongs. */
export interface RowPlace {
  /** Index of the row that it is part of; null: at the top. */
  readonly parent: number | null;
  readonly depth: number;
  readonly isTotal: boolean;
  readonly isPartial: boolean;
}

/** A level that is open while rows are read. */
interface OpenLevel {
  readonly index: number;
  readonly kind: LabelKind | "boldName" | "name" | "partial";
  /** Of its label; "": none. */
  readonly text: string;
  readonly indent: number;
  readonly rank: number | null;
  readonly isPartial: boolean;
}

const totalWords =
  /^(?:TỔNG(?: SỐ| CỘNG)?|CỘNG|TỔNG VỐN|TOÀN (?:TỈNH|HUYỆN|XÃ)|TOTAL)(?: *[(:,].*| *[A-Z0-9]{1,4}(?: *\+ *[A-Z0-9]{1,4})+| *$)/u;
const partialWords = /^(?:trong đó|gồm|bao gồm|chia ra|của cả)(?![\p{L}])/iu;

/** "TỔNG CỘNG", "Tổng số (A+B)": the table's own total. "Tổng mức đầu tư" and "Cộng đồng" are none. */
export function isTotalName(name: string): boolean {
  return totalWords.test(name.normalize("NFC").toUpperCase());
}

/** "Cộng trang 1", "Mang sang": what printed pages carry over. */
function isPageSum(name: string): boolean {
  return /^(?:(?:cộng|tổng)(?: số| cộng)? trang|(?:cộng |trang trước )?(?:mang|chuyển) (?:sang|trang))(?![\p{L}])/iu.test(
    name.normalize("NFC"),
  );
}

/** "Cộng mục I": the label of the group that such a row closes, and sums again; null: it is no such row. */
function closedLabel(name: string): string | null {
  const closing = /^(?:cộng|tổng)(?: (?:mục|phần|nhóm|điểm))? *([ivxlc]{1,5}|[a-z]|\d{1,2})$/iu;
  return closing.exec(name.normalize("NFC"))?.[1] ?? null;
}

/** "Tỷ lệ giải ngân (%)", "So sánh": a row of shares under amounts, which is no money. */
function isRateName(name: string): boolean {
  return /^(?:tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng|%|so sánh|chênh lệch)(?![\p{L}])/iu.test(name.normalize("NFC"));
}

/** "Trong đó:", "Bao gồm: NSTW". */
export function isPartialName(name: string): boolean {
  return partialWords.test(name) && tokenize(name).length < 30;
}

/** Places rows in their order. */
export function placeRows(looks: readonly RowLook[]): readonly RowPlace[] {
  const isLabelled = looks.some(({ label }) => label !== null && label.kind !== "dash" && label.kind !== "plus");
  const places: RowPlace[] = [];
  const named = findGrandTotal(looks);
  // Figures under the last row without a word are what all rows come to.
  const last = looks.at(-1);
  const isBareTotal = looks.length > 1 && last?.label === null && last.name === "" && last.hasFigures;
  const totalIndex = named === -1 && isBareTotal ? looks.length - 1 : named;
  let open: readonly OpenLevel[] = [];
  for (const [index, look] of looks.entries()) {
    if (index === totalIndex) {
      places.push({ parent: null, depth: 0, isTotal: true, isPartial: false });
      open = [];
      continue;
    }
    const level = levelOf(look, { index, open, isLabelled });
    const kept = open.slice(0, level.depth);
    const parent = kept.at(-1);
    const isPartial = level.level.isPartial || (parent?.kind === "partial" && parent.isPartial);
    places.push({
      parent: parent === undefined ? (totalIndex === -1 ? null : totalIndex) : parent.index,
      depth: kept.length + (totalIndex === -1 ? 0 : 1),
      isTotal: false,
      isPartial,
    });
    open = [...kept, level.level];
  }
  return places;
}

/**
 * The row that sums all others; -1: none. Of several such rows one that stands first or last does; the others close the
 * groups before them ("Cộng" behind the rows of each).
 */
function findGrandTotal(looks: readonly RowLook[]): number {
  const totals = looks.flatMap(({ label, name }, index) => (label === null && isTotalName(name) ? [index] : []));
  const [first = -1] = totals;
  const last = totals.at(-1) ?? -1;
  if (totals.length < 2 || !looks.slice(0, first).some(({ hasFigures }) => hasFigures)) return first;
  return looks.slice(last + 1).some(({ label, hasFigures }) => label !== null && hasFigures) ? -1 : last;
}

/** How deep a row stands among the open levels, and the level that it opens. */
function levelOf(
  look: RowLook,
  {
    index,
    open,
    isLabelled,
  }: { readonly index: number; readonly open: readonly OpenLevel[]; readonly isLabelled: boolean },
): { readonly depth: number; readonly level: OpenLevel } {
  const { indent } = look;
  const closed = look.label === null ? closedLabel(look.name) : null;
  if (closed !== null) {
    const group = open.findIndex(({ text }) => text === closed);
    const depth = group === -1 ? withoutNames(open) : group + 1;
    return { depth, level: { index, kind: "partial", text: "", indent, rank: null, isPartial: true } };
  }
  if (look.label === null && (isTotalName(look.name) || isPageSum(look.name))) {
    // It closes the group of the row before it, or a printed page, and sums again what stands above.
    const depth = Math.max(0, open.length - 1);
    return { depth, level: { index, kind: "partial", text: "", indent, rank: null, isPartial: true } };
  }
  if (isPartialName(look.name) || isRateName(look.name)) {
    // It stands under the row before it, beside another "trong đó" of that row.
    const at = open.findIndex(({ kind }) => kind === "partial");
    const depth = at === -1 ? open.length : at;
    return { depth, level: { index, kind: "partial", text: "", indent, rank: null, isPartial: true } };
  }
  const label = look.label === null ? null : settleKind(look.label, open);
  const isBoldName = look.isBold || isShouted(look.name);
  const kind = label?.kind ?? (isBoldName ? "boldName" : "name");
  const rank = label === null ? null : rankOfLabel(label);
  const level: OpenLevel = { index, kind, text: label?.text ?? "", indent, rank, isPartial: false };
  const same = open.findLastIndex((each) => each.kind === kind);
  if (label !== null) {
    if (same !== -1) return { depth: isRestart({ open, same, rank, kind }) ? open.length : same, level };
    return { depth: depthOfNewKind(label.kind, open), level };
  }
  if (same !== -1 && (isLabelled || kind === "boldName")) return { depth: same, level };
  if (kind === "boldName" && isLabelled) return { depth: depthOfBoldName(open), level };
  if (kind === "boldName") {
    const plain = open.findIndex((each) => each.kind === "name");
    return { depth: plain === -1 ? open.length : plain, level };
  }
  const outer = open.findIndex((each) => each.kind === kind && each.indent >= indent);
  if (outer !== -1) return { depth: outer, level };
  return { depth: same !== -1 && (open[same]?.indent ?? 0) >= indent ? same : open.length, level };
}

/** "I" behind "H" is a letter; with nothing before it, "V" is a number. */
function settleKind(label: RowLabel, open: readonly OpenLevel[]): RowLabel {
  const { otherKind } = label;
  if (otherKind === null) return label;
  const other: RowLabel = { ...label, kind: otherKind, otherKind: null };
  const [romanRank, letterRank] = [rankOfLabel(label), rankOfLabel(other)];
  const roman = open.findLast(({ kind }) => kind === label.kind);
  const letter = open.findLast(({ kind }) => kind === otherKind);
  const follows = (level: OpenLevel | undefined, rank: number | null): boolean =>
    level !== undefined && rank !== null && level.rank !== null && rank === level.rank + 1;
  if (follows(roman, romanRank)) return label;
  if (follows(letter, letterRank)) return other;
  return label;
}

/** "1" again under the last of its kind: "1, 2, 1, 2" without a row between them is a list under the second. */
function isRestart({
  open,
  same,
  rank,
  kind,
}: {
  readonly open: readonly OpenLevel[];
  readonly same: number;
  readonly rank: number | null;
  readonly kind: OpenLevel["kind"];
}): boolean {
  if (rank !== 1 || kind.startsWith("dotted")) return false;
  const last = open.at(-1);
  const before = open[same]?.rank ?? null;
  // A name without a label stands between them: the list begins again under it.
  return same !== open.length - 1 && (last?.kind === "boldName" || last?.kind === "name") && before !== null;
}

/** A dotted label stands below the label that it goes on from; dashes below all labels. */
function depthOfNewKind(kind: LabelKind, open: readonly OpenLevel[]): number {
  const shorter = kind.startsWith("dotted") ? Number(kind.slice(6)) : null;
  if (shorter !== null) {
    const at = open.findLastIndex((each) => partsOf(each.kind) < shorter && partsOf(each.kind) > 0);
    return at === -1 ? withoutNames(open) : at + 1;
  }
  return kind === "dash" || kind === "plus" ? open.length : withoutNames(open);
}

function partsOf(kind: OpenLevel["kind"]): number {
  if (kind.startsWith("dotted")) return Number(kind.slice(6));
  return kind === "arabic" || kind === "roman" || kind === "upper" ? 1 : 0;
}

/** A labelled row does not stand under a plain name, unless the name stands above all labels ("Vốn trong nước"). */
function withoutNames(open: readonly OpenLevel[]): number {
  const labelled = open.findIndex(({ kind }) => kind !== "name" && kind !== "boldName");
  const at = open.findIndex(
    ({ kind }, index) =>
      kind === "partial" ||
      kind === "dash" ||
      kind === "plus" ||
      (kind === "name" && labelled !== -1 && index > labelled),
  );
  return at === -1 ? open.length : at;
}

/** A bold name among labels: below the innermost label that groups, beside other bold names. */
function depthOfBoldName(open: readonly OpenLevel[]): number {
  return withoutNames(open);
}

function isShouted(name: string): boolean {
  const letters = name.replaceAll(/[^\p{L}]/gu, "");
  return letters.length > 3 && letters === letters.toUpperCase();
}
