/**
 * What is wrong with single rows of a table: cells that are no numbers, amounts below zero, payments above the plan; what is wrong with
 * their words stands in `plain-checks.ts`.
 */
import { type Bilingual, type Dong, formatMoneyWithUnit, type PlainDate } from "@giaingan/finance";
import type { CellProblem } from "../table/understood-table.ts";
import type { CellPlace } from "../workbook/workbook.ts";
import { type ImportFinding, importFinding } from "./import-finding.ts";
import type { ImportFindingCode } from "./import-finding-code.ts";
import type { FactList } from "../table/fact-list.ts";
import type { ImportFact } from "./import-fact.ts";
import { ownerChecks, plainChecks } from "./plain-checks.ts";
import { type ImportTable, placeOfFact, printedFact } from "./import-table.ts";

const problemCodes: Readonly<Record<Exclude<CellProblem, "undecidedConvention">, ImportFindingCode>> = {
  notANumber: "cellNotANumber",
  errorValue: "cellErrorValue",
  notComputed: "cellNotComputed",
};

/** Measures that cannot be below zero: running totals of money. */
const countedUp: ReadonlySet<ImportFact["measure"]> = new Set([
  "plan",
  "initialPlan",
  "allocatedPlan",
  "disbursed",
  "advanced",
  "volumePaid",
  "mobilised",
  "estimate",
  "totalInvestment",
]);

/** Checks the rows of one table. */
export function checkRows(table: ImportTable, facts: FactList<ImportFact>): readonly ImportFinding[] {
  const problems = cellProblems(table);
  // What cannot be read is not held against what can.
  const unreadRows = new Set(problems.map(({ place }) => place?.row));
  const negative: ImportFinding[] = [];
  const payments = countPayments();
  const owned: ImportFact[] = [];
  for (const ofRow of rowsOf(facts)) {
    const own = ofRow.filter(({ standing }) => standing === "own");
    for (const fact of own)
      if (fact.amount < 0n && countedUp.has(fact.measure))
        negative.push(importFinding("negativeAmount", cellOf(table, fact)));
    if (!unreadRows.has(ofRow[0]?.row)) payments.add(sumsOfRow(ofRow));
    const last = own.at(-1);
    if (last !== undefined) owned.push(last);
  }
  return [
    ...problems,
    ...negative,
    ...amountChecks(table, payments),
    ...ownerChecks(table, owned),
    ...plainChecks(table, owned),
  ];
}

/** The facts of one row after the other. */
function* rowsOf(facts: FactList<ImportFact>): Generator<readonly ImportFact[], void, undefined> {
  let ofRow: ImportFact[] = [];
  for (const fact of facts) {
    if (ofRow.length > 0 && ofRow[0]?.row !== fact.row) {
      yield ofRow;
      ofRow = [];
    }
    ofRow.push(fact);
  }
  if (ofRow.length > 0) yield ofRow;
}

function cellProblems({ understood }: ImportTable): readonly ImportFinding[] {
  const isMoney = new Set(
    understood.columns.flatMap(({ column, meaning }) => (meaning.kind === "money" ? [column] : [])),
  );
  return understood.rows.flatMap(({ row, role, cells }) =>
    cells.flatMap(({ column, printed, problem }): readonly ImportFinding[] => {
      if (problem === null || problem === "undecidedConvention") return [];
      const place = { sheet: understood.sheet, row, column };
      const isOwn = role === "detail" && isMoney.has(column);
      return [importFinding(problemCodes[problem], { place, printed, ...(isOwn ? {} : { withholds: null }) })];
    }),
  );
}

function cellOf(table: ImportTable, fact: ImportFact): { readonly place: CellPlace; readonly printed: string } {
  return { place: placeOfFact(table, fact), printed: printedFact(table, fact) };
}

/** Rows with payments, and the share of them that must have a plan, before one without is doubted. */
const rowsMin = 5;
const plannedShare = 0.8;

/** The payments of rows: only those that something may be wrong with are kept. */
interface CountedPayments {
  readonly add: (row: RowSums) => void;
  /** Rows with payments and, of these, rows with a plan. */
  readonly paidCount: () => number;
  readonly plannedCount: () => number;
  readonly doubtful: readonly RowSums[];
}

function countPayments(): CountedPayments {
  const doubtful: RowSums[] = [];
  let paidCount = 0;
  let plannedCount = 0;
  return {
    add: (row) => {
      const { plan, paid, estimate } = row;
      if (paid === null || paid <= 0n) return;
      paidCount += 1;
      if (plan !== null) plannedCount += 1;
      if (plan === null || paid > plan || (estimate !== null && estimate < paid)) doubtful.push(row);
    },
    paidCount: () => paidCount,
    plannedCount: () => plannedCount,
    doubtful,
  };
}

/** Payments and estimates of a row against its plan; only the finest rows, for the others sum them. */
function amountChecks(
  table: ImportTable,
  { paidCount, plannedCount, doubtful }: CountedPayments,
): readonly ImportFinding[] {
  const isPlanUsual = paidCount() >= rowsMin && plannedCount() >= paidCount() * plannedShare;
  return doubtful.flatMap(({ plan, paid, paidCell, estimate, estimateCell }): readonly ImportFinding[] => {
    const findings: ImportFinding[] = [];
    if (paid === null || paidCell === null) return findings;
    if (plan !== null && paid > plan)
      findings.push(
        importFinding("disbursedExceedsPlan", { ...cellOf(table, paidCell), values: { plan: shown(plan) } }),
      );
    if (plan === null && isPlanUsual) findings.push(importFinding("disbursedWithoutPlan", cellOf(table, paidCell)));
    if (estimate !== null && estimateCell !== null && estimate < paid)
      findings.push(
        importFinding("estimateBelowDisbursed", {
          ...cellOf(table, estimateCell),
          values: { disbursed: shown(paid) },
        }),
      );
    return findings;
  });
}

/** Days written as text are in the order of their letters. */
function compareDays(left: PlainDate, right: PlainDate): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

interface RowSums {
  readonly plan: Dong | null;
  readonly paid: Dong | null;
  readonly paidCell: ImportFact | null;
  /** The estimate for the first day that the row estimates. */
  readonly estimate: Dong | null;
  readonly estimateCell: ImportFact | null;
}

function sumsOfRow(ofRow: readonly ImportFact[]): RowSums {
  const own = ofRow.filter(({ standing, amount }) => standing === "own" && amount >= 0n);
  const payments = ["disbursed", "volumePaid", "advanced"] as const;
  // A row may tell its payments to several days; they are running totals, and the last is all of them.
  const lastDay = own
    .flatMap(({ measure, asOf }) => (payments.some((each) => each === measure) ? (asOf ?? []) : []))
    .toSorted(compareDays)
    .at(-1);
  const paidCells = own.filter(({ asOf }) => (asOf ?? undefined) === lastDay);
  const estimates = own.filter(({ measure }) => measure === "estimate");
  const [day = null] = estimates.flatMap(({ asOf }) => asOf ?? []).toSorted(compareDays);
  const ofDay = estimates.filter(({ asOf }) => asOf === day);
  // What the row prints as a whole is held against the plan as a whole; whether their parts make them up is another question.
  const [wholePlan, wholePaid] = [wholeOf(ofRow, "plan", undefined), wholeOf(ofRow, "disbursed", lastDay)];
  const plan = sumOf(own, ["plan", "initialPlan", "supplemented"]);
  return {
    plan: wholePlan !== null && plan !== null && wholePlan.amount > plan ? wholePlan.amount : plan,
    paid: wholePaid?.amount ?? sumOf(paidCells, payments),
    paidCell: wholePaid ?? firstOf(paidCells, payments),
    estimate: sumOf(ofDay, ["estimate"]),
    estimateCell: ofDay[0] ?? null,
  };
}

function sumOf(facts: readonly ImportFact[], measures: readonly ImportFact["measure"][]): Dong | null {
  const counted = facts.filter(({ measure }) => measures.includes(measure));
  return counted.length === 0 ? null : counted.reduce((sum, { amount }) => sum + amount, 0n);
}

function firstOf(facts: readonly ImportFact[], measures: readonly ImportFact["measure"][]): ImportFact | null {
  for (const measure of measures) {
    const found = facts.find((fact) => fact.measure === measure);
    if (found !== undefined) return found;
  }
  return null;
}

/** The cell that tells a measure of a row as a whole, where it is split too. */
function wholeOf(
  facts: readonly ImportFact[],
  measure: ImportFact["measure"],
  day: PlainDate | undefined,
): ImportFact | null {
  const isWhole = (fact: ImportFact): boolean =>
    fact.measure === measure && fact.standing === "aggregate" && (fact.asOf ?? undefined) === day;
  return facts.find(isWhole) ?? null;
}

function shown(amount: Dong): Bilingual {
  return {
    vi: formatMoneyWithUnit(amount, { language: "vi", unit: "dong" }),
    en: formatMoneyWithUnit(amount, { language: "en", unit: "dong" }),
  };
}
