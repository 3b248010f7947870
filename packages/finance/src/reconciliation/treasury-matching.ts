/**
 * Matching the unit's lines with the Treasury's: in rounds from the surest likeness to the faintest, within a round as
 * `choosePairs` pairs them, each line at most once. Lines are put in order first, so how the two
 * lists were sorted does not matter; true twins are matched one to one.
 */
import { daysBetween } from "../calendar.ts";
import type { Dong } from "../money.ts";
import { choosePairs, type PossiblePair } from "./treasury-pairing.ts";
import { agrees, compareLines, documentKey, type TreasuryLine, type TreasuryTolerances } from "./treasury-line.ts";

/** A line of each side that are the same payment. */
export interface MatchedLines {
  readonly unitLine: TreasuryLine;
  readonly treasuryLine: TreasuryLine;
  /** Days from the unit's date to the Treasury's; negative when the Treasury was earlier. */
  readonly daysApart: number;
}

/** What was matched, and what was left over, each in the order of `compareLines`. */
export interface TreasuryMatching {
  readonly matched: readonly MatchedLines[];
  readonly unitOnly: readonly TreasuryLine[];
  readonly treasuryOnly: readonly TreasuryLine[];
}

/** A likeness: by what lines find each other, and what must hold besides. */
interface Round {
  readonly by: "document" | "amount";
  /** How far apart the dates may be; null: any. */
  readonly daysMax: number | null;
  readonly accepts: (pair: Pair) => boolean;
}

type Pair = PossiblePair<DatedLine>;

/** Matches lines; see the rounds for what counts as the same payment. */
export function matchLines({
  unit,
  treasury,
  tolerances,
}: {
  readonly unit: readonly TreasuryLine[];
  readonly treasury: readonly TreasuryLine[];
  readonly tolerances: TreasuryTolerances;
}): TreasuryMatching {
  const matched: MatchedLines[] = [];
  let unitOnly = ownLines(unit);
  let treasuryOnly = ownLines(treasury);
  const twins = matchTwins(unitOnly, treasuryOnly);
  const isTwin = new Set(twins.flatMap(({ unitLine, treasuryLine }) => [unitLine, treasuryLine]));
  matched.push(...twins);
  unitOnly = unitOnly.filter((line) => !isTwin.has(line));
  treasuryOnly = treasuryOnly.filter((line) => !isTwin.has(line));
  for (const round of roundsWithin(tolerances)) {
    const found = matchRound(round, { unit: unitOnly, treasury: treasuryOnly, tolerance: tolerances.amount });
    const used = new Set(found.flatMap(({ unitLine, treasuryLine }) => [unitLine, treasuryLine]));
    matched.push(...found);
    unitOnly = unitOnly.filter((line) => !used.has(line));
    treasuryOnly = treasuryOnly.filter((line) => !used.has(line));
  }
  matched.sort((left, right) => compareLines(left.unitLine, right.unitLine));
  return {
    matched: matched.map(({ unitLine, treasuryLine, daysApart }) => ({
      unitLine: givenLine(unitLine),
      treasuryLine: givenLine(treasuryLine),
      daysApart,
    })),
    unitOnly: unitOnly.map(givenLine),
    treasuryOnly: treasuryOnly.map(givenLine),
  };
}

/**
 * 0. alike in everything · 1. the same document and amount · 2. amount and date, documents not at odds · 3. the same
 * document with another amount · 4. amount and date, though the documents differ · 5. the amount, late on one side,
 * documents not at odds. Projects must never be at odds; without a common document, kinds neither. Documents are
 * numbered anew each year, so that one number is one document only within a year or not far apart.
 */
function roundsWithin({ days, amount, timingDays = 31 }: TreasuryTolerances): readonly Round[] {
  const isAlike = ({ unitLine, treasuryLine }: Pair): boolean =>
    agrees(unitLine.projectId, treasuryLine.projectId) && agrees(unitLine.kind, treasuryLine.kind);
  const hasNoOtherDocument = ({ unitLine, treasuryLine }: Pair): boolean =>
    agrees(documentKey(unitLine), documentKey(treasuryLine));
  return [
    { by: "document", daysMax: null, accepts: (pair) => isOneDocument(pair) && pair.gap <= amount },
    { by: "amount", daysMax: days, accepts: (pair) => isAlike(pair) && hasNoOtherDocument(pair) },
    { by: "document", daysMax: null, accepts: isOneDocument },
    { by: "amount", daysMax: days, accepts: isAlike },
    { by: "amount", daysMax: timingDays, accepts: (pair) => isAlike(pair) && hasNoOtherDocument(pair) },
  ];
}

/** A payment of one year's end may reach the other side's books in the first months of the next. */
const documentDaysMax = 92;

function isOneDocument({ unitLine, treasuryLine, daysApart }: Pair): boolean {
  const isOneYear = unitLine.on.slice(0, 4) === treasuryLine.on.slice(0, 4);
  return agrees(unitLine.projectId, treasuryLine.projectId) && (isOneYear || Math.abs(daysApart) <= documentDaysMax);
}

/** A line with its date as a number of days. */
interface DatedLine extends TreasuryLine {
  readonly day: number;
}

/** In order; each line an object of its own, so that one that is listed twice counts as two. */
function ownLines(lines: readonly TreasuryLine[]): readonly DatedLine[] {
  return lines.map((line) => ({ ...line, day: daysBetween("2000-01-01", line.on) })).sort(compareLines);
}

/** The line as it was given, without its day. */
function givenLine(line: TreasuryLine & { readonly day?: number }): TreasuryLine {
  const { day, ...given } = line;
  void day;
  return given;
}

/** Lines that are alike in everything, one to one: so that thousands of equal payments are not compared with each other. */
function matchTwins(unit: readonly DatedLine[], treasury: readonly DatedLine[]): readonly MatchedLines[] {
  const keyOf = (line: DatedLine): string =>
    JSON.stringify([line.day, line.amount.toString(), documentKey(line), line.projectId, line.kind ?? null]);
  const waiting = new Map<string, DatedLine[]>();
  for (const line of treasury.toReversed()) {
    const key = keyOf(line);
    const members = waiting.get(key);
    if (members === undefined) waiting.set(key, [line]);
    else members.push(line);
  }
  return unit.flatMap((unitLine) => {
    const treasuryLine = waiting.get(keyOf(unitLine))?.pop();
    return treasuryLine === undefined ? [] : [{ unitLine, treasuryLine, daysApart: 0 }];
  });
}

/** Lines in order. */
function matchRound(
  { by, daysMax, accepts }: Round,
  lines: {
    readonly unit: readonly DatedLine[];
    readonly treasury: readonly DatedLine[];
    readonly tolerance: Dong;
  },
): readonly Pair[] {
  const { unit, treasury, tolerance } = lines;
  const partners = by === "document" ? partnersByDocument(treasury) : partnersByAmount(treasury, tolerance);
  const pairs: Pair[] = [];
  for (const [unitOrder, unitLine] of unit.entries())
    for (const [treasuryOrder, treasuryLine] of partners(unitLine)) {
      const difference = unitLine.amount - treasuryLine.amount;
      const gap = difference < 0n ? -difference : difference;
      const daysApart = treasuryLine.day - unitLine.day;
      if (daysMax !== null && Math.abs(daysApart) > daysMax) continue;
      const pair = { unitLine, treasuryLine, daysApart, gap, order: [unitOrder, treasuryOrder] as const };
      if (accepts(pair)) pairs.push(pair);
    }
  return choosePairs(pairs);
}

type Partners = (line: DatedLine) => readonly (readonly [number, DatedLine])[];

function partnersByDocument(lines: readonly DatedLine[]): Partners {
  const known = new Map<string, (readonly [number, DatedLine])[]>();
  for (const [order, line] of lines.entries()) {
    const key = documentKey(line);
    if (key === null) continue;
    const members = known.get(key);
    if (members === undefined) known.set(key, [[order, line]]);
    else members.push([order, line]);
  }
  return (line) => known.get(documentKey(line) ?? "") ?? [];
}

/** By bands as wide as the tolerance, so that a line looks at three bands and not at all lines. */
function partnersByAmount(lines: readonly DatedLine[], tolerance: Dong): Partners {
  const width = tolerance + 1n;
  const bands = new Map<bigint, (readonly [number, DatedLine])[]>();
  for (const [order, line] of lines.entries()) {
    const band = line.amount / width;
    const members = bands.get(band);
    if (members === undefined) bands.set(band, [[order, line]]);
    else members.push([order, line]);
  }
  return ({ amount }) =>
    [-1n, 0n, 1n]
      .flatMap((step) => bands.get(amount / width + step) ?? [])
      .filter(([, line]) => line.amount - amount <= tolerance && amount - line.amount <= tolerance);
}
