/**
 * Sums: what the pure fold makes of the entries of each slice is what the engine answers with, and parts make the whole.
 */
import {
  type Dong,
  type EntryKind,
  type FundingSource,
  type Position,
  positionOfSums,
  sourceLabel,
} from "@giaingan/finance";
import { queryPositions } from "../positions.ts";
import type { CheckScope, FoundProblem } from "./check-fault.ts";
import type { KindSum } from "./kind-sums.ts";
import { pieceFilters } from "./recorded-years.ts";

const positionSums = ["plan", "allocatedPlan", "disbursed", "mobilised"] as const satisfies readonly (keyof Position)[];
const ofMoney = ["fiscalYear", "level", "nature", "origin", "vintage", "relation"] as const;

/** What the engine answers, held against the sums of kinds as they are read. */
export interface SumComparison {
  /** @param sums every sum of some units; each unit comes once */
  readonly compare: (sums: readonly KindSum[]) => Generator<FoundProblem>;
  /** What is answered and of no slice, then the parts against the whole. */
  readonly compareRest: () => AsyncGenerator<FoundProblem>;
}

/** The sums of a unit's money, as words: a large record has some hundred thousand of them. */
type AnsweredUnits = Map<string | null, Map<string, string>>;

/** Asks the engine for the sums of every slice, to be compared with those of the entries. */
export async function compareSums(scope: CheckScope): Promise<SumComparison> {
  const answered = await readAnswered(scope);
  return {
    *compare(sums) {
      for (const { unitId, money, source, fiscalYear, kinds } of foldKindSums(sums)) {
        const ofUnit = answered.get(unitId);
        const [own, stated] = [wordsOf(positionOfSums(kinds)), ofUnit?.get(money) ?? wordsOfNothing];
        ofUnit?.delete(money);
        if (ofUnit?.size === 0) answered.delete(unitId);
        if (own === stated) continue;
        const label = sourceLabel(source, { fiscalYear, showLevel: true }).vi;
        yield* differences(`${String(unitId)}, ${label}, ${fiscalYear}`, { own, stated });
      }
    },
    async *compareRest() {
      const rest = [...answered].toSorted(([left], [right]) => (String(left) < String(right) ? -1 : 1));
      for (const [unitId, ofUnit] of rest)
        for (const [money, stated] of ofUnit) {
          const where = `[${JSON.stringify(unitId)},${money.slice(1)}`;
          yield sumDiffers(where, { name: "plan", entries: "null", answered: stated.split("|", 1).join() });
        }
      yield* compareParts(scope);
    },
  };
}

async function readAnswered(scope: CheckScope): Promise<AnsweredUnits> {
  const { engine, asOf, revision } = scope;
  const answered: AnsweredUnits = new Map();
  // One text for each money of a year, shared by all units that have it.
  const moneyTexts = new Map<string, string>();
  for (const filter of await pieceFilters(scope))
    for (const row of await queryPositions(engine, { asOf, revision, filter, groupBy: ["unit", ...ofMoney] })) {
      const written = JSON.stringify(ofMoney.map((each) => row.key[each]));
      const money = moneyTexts.get(written) ?? written;
      moneyTexts.set(money, money);
      const unitId = row.key.unit === null || row.key.unit === undefined ? null : String(row.key.unit);
      const ofUnit = answered.get(unitId) ?? new Map<string, string>();
      answered.set(unitId, ofUnit.set(money, wordsOf(row)));
    }
  return answered;
}

/** The four sums of a position, in the order of `positionSums`. */
function wordsOf(position: Position): string {
  return positionSums.map((name) => String(position[name])).join("|");
}

const wordsOfNothing = positionSums.map(() => "null").join("|");

interface FoldedMoney {
  readonly unitId: string | null;
  readonly fiscalYear: number;
  readonly source: FundingSource;
  /** Budget year and source, as `AnsweredUnits` has them. */
  readonly money: string;
  readonly kinds: Partial<Record<EntryKind, Dong>>;
}

/** Sums of a unit, budget year and source, over projects and components, in the order in which they first appear. */
function foldKindSums(sums: readonly KindSum[]): readonly FoldedMoney[] {
  const folded: FoldedMoney[] = [];
  const units = new Map<string | null, Map<string, FoldedMoney>>();
  const moneyOf = rememberMoney();
  for (const { unitId, fiscalYear, source, kind, amount } of sums) {
    const money = moneyOf(fiscalYear, source);
    const ofUnit = units.get(unitId) ?? new Map<string, FoldedMoney>();
    units.set(unitId, ofUnit);
    const known = ofUnit.get(money) ?? { unitId, fiscalYear, source, money, kinds: {} };
    if (!ofUnit.has(money)) folded.push(known);
    ofUnit.set(money, known);
    known.kinds[kind] = (known.kinds[kind] ?? 0n) + amount;
  }
  return folded;
}

/** The text of a budget year and source, written once for each. */
function rememberMoney(): (fiscalYear: number, source: FundingSource) => string {
  const texts = new Map<FundingSource, Map<number, string>>();
  return (fiscalYear, source) => {
    const ofSource = texts.get(source) ?? new Map<number, string>();
    texts.set(source, ofSource);
    const { level, nature, origin, vintage, relation } = source;
    const money = ofSource.get(fiscalYear) ?? JSON.stringify([fiscalYear, level, nature, origin, vintage, relation]);
    ofSource.set(fiscalYear, money);
    return money;
  };
}

function* differences(
  where: string,
  { own, stated }: { readonly own: string; readonly stated: string },
): Generator<FoundProblem> {
  const answeredSums = stated.split("|");
  for (const [rank, entries] of own.split("|").entries()) {
    const [name, answered] = [positionSums[rank] ?? "plan", answeredSums[rank] ?? "null"];
    if (entries !== answered) yield sumDiffers(where, { name, entries, answered });
  }
}

async function* compareParts(scope: CheckScope): AsyncGenerator<FoundProblem> {
  const { engine, asOf, revision } = scope;
  const [whole] = await queryPositions(engine, { asOf, revision, groupBy: [] });
  const pieces = await pieceFilters(scope);
  for (const dimension of ["unit", "fiscalYear", "month", "project", "component", "vintage"] as const) {
    const sums: Partial<Record<keyof Position, Dong>> = {};
    for (const filter of pieces)
      for (const part of await queryPositions(engine, { asOf, revision, filter, groupBy: [dimension] }))
        for (const name of positionSums) {
          const amount = part[name];
          if (amount !== null) sums[name] = (sums[name] ?? 0n) + amount;
        }
    for (const name of positionSums) {
      const [entries, answered] = [String(sums[name] ?? null), String(whole?.[name] ?? null)];
      if (entries !== answered) yield sumDiffers(`by ${dimension}`, { name, entries, answered });
    }
  }
}

function sumDiffers(
  where: string,
  told: { readonly name: string; readonly entries: string; readonly answered: string },
): FoundProblem {
  const { name, entries, answered } = told;
  return {
    code: "sumDiffers",
    severity: "fatal",
    message: {
      vi: `Tổng “${name}” của ${where}: bút toán cộng lại ${entries} đ, sổ trả lời ${answered} đ.`,
      en: `The sum "${name}" of ${where}: the entries add up to ${entries} đ, the ledger answers ${answered} đ.`,
    },
    values: { where, name, entries, answered },
    place: { traits: {} },
  };
}
