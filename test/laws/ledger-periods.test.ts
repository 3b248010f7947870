import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Ledger } from "@giaingan/ledger";
import { useTemporaryLedgers } from "../../packages/ledger/test/sample-batch.ts";
import { batch, change, line } from "../../packages/ledger/test/sample-periods.ts";
import { lawParameters, lawTimeoutMs } from "./lane.ts";

const ledgers = useTemporaryLedgers();

/** A closing or a re-opening, or a payment with what becomes of it in a closed period. */
type Step =
  | { readonly kind: "change"; readonly words: string }
  | { readonly kind: "pay"; readonly date: string; readonly year: number; readonly isLate: boolean };

const years = [2022, 2023];
const periods = [...years.map(String), ...years.flatMap((year) => [1, 6, 12].map((month) => named(year, month)))];
const anyChange = fc
  .record({ period: fc.constantFrom(...periods), isClosing: fc.boolean() })
  .map(({ period, isClosing }): Step => ({ kind: "change", words: isClosing ? period : `-${period}` }));
const anyPayment = fc.record({
  kind: fc.constant("pay" as const),
  date: fc.constantFrom(
    "2022-01-31",
    "2022-06-15",
    "2022-12-31",
    "2023-01-01",
    "2023-06-30",
    "2023-12-02",
    "2023-03-03",
  ),
  year: fc.constantFrom(...years),
  isLate: fc.boolean(),
});
const anySteps = fc.array(fc.oneof(anyChange, anyPayment), { minLength: 6, maxLength: 14 });

function named(year: number, month: number): string {
  return `${year}-${String(month).padStart(2, "0")}`;
}

/** The record as a child would keep it: names on a list, and payments with the day and the year that they count in. */
interface NaiveRecord {
  readonly closed: Set<string>;
  readonly payments: { readonly date: string; readonly year: number }[];
}

/** Walks day by day to where the payment may stand. */
function naivePlace(closed: ReadonlySet<string>, { date, year }: { readonly date: string; readonly year: number }) {
  let [day, budgetYear] = [date, year];
  while (closed.has(String(budgetYear))) {
    budgetYear += 1;
    if (day < `${budgetYear}-01-01`) day = `${budgetYear}-01-01`;
  }
  while (closed.has(day.slice(0, 7)))
    day = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  return { date: day, year: budgetYear };
}

/** What the ledger says of a step, and what the naive record says. */
async function takeStep(
  step: Step,
  { ledger, naive, rank }: { readonly ledger: Ledger; readonly naive: NaiveRecord; readonly rank: number },
): Promise<readonly [string, string]> {
  const codeOf = (posted: Promise<unknown>): Promise<string> =>
    posted.then(
      () => "posted",
      ({ code }: { readonly code: string }) => code,
    );
  if (step.kind === "change") {
    const name = step.words.replace(/^-/u, "");
    const isClosing = !step.words.startsWith("-");
    const isClosed = naive.closed.has(name);
    if (isClosing) naive.closed.add(name);
    else naive.closed.delete(name);
    const refused = isClosing ? "periodAlreadyClosed" : "periodNotClosed";
    return [await codeOf(change(ledger, step.words)), isClosed === isClosing ? refused : "posted"];
  }
  const { date, year, isLate } = step;
  const place = naivePlace(naive.closed, { date, year });
  const isOpen = place.date === date && place.year === year;
  if (isOpen || isLate) naive.payments.push(place);
  const entry = line(`${rank}`, "disbursed", 1n, { effectiveOn: date, fiscalYear: year });
  const posted = ledger.append(batch(entry), isLate ? { late: "firstOpenPeriod" } : {});
  return [await codeOf(posted), isOpen || isLate ? "posted" : "periodClosed"];
}

/** Payments by budget year as of a date. */
async function paidBy(ledger: Ledger, asOf: string, revision?: number): Promise<Readonly<Record<string, string>>> {
  const rows = await ledger.positions({ asOf, revision, groupBy: ["fiscalYear"] });
  return Object.fromEntries(rows.map(({ key, disbursed }) => [String(key.fiscalYear), String(disbursed)]));
}

function naivePaidBy({ payments }: NaiveRecord, asOf: string): Readonly<Record<string, string>> {
  const due = payments.filter(({ date }) => date <= asOf);
  const dueYears = [...new Set(due.map(({ year }) => year))];
  return Object.fromEntries(
    dueYears.map((year) => [String(year), String(due.filter((it) => it.year === year).length)]),
  );
}

test(
  "closings, re-openings and payments in any order are what a list of names and a calendar make of them",
  { timeout: lawTimeoutMs },
  async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(anySteps, async (steps) => {
        run += 1;
        const ledger = await ledgers.open({ path: ledgers.path(`${run}.duckdb`) });
        const naive: NaiveRecord = { closed: new Set(), payments: [] };
        const known = new Map<number, object>();
        for (const [rank, step] of steps.entries()) {
          const [said, expected] = await takeStep(step, { ledger, naive, rank });
          expect([rank, step, said]).toEqual([rank, step, expected]);
          known.set(ledger.head().revision, await paidBy(ledger, "2025-12-31"));
        }
        for (const asOf of ["2022-06-30", "2023-01-31", "2025-12-31"])
          expect(await paidBy(ledger, asOf)).toEqual(naivePaidBy(naive, asOf));
        for (const [revision, answer] of known)
          expect(await paidBy(ledger, "2025-12-31", revision), `at revision ${revision}`).toEqual(answer);
        const { closed } = await ledger.periods();
        const names = closed.map(({ fiscalYear, month }) =>
          month === null ? `${fiscalYear}` : named(fiscalYear, month),
        );
        expect(names.sort()).toEqual([...naive.closed].sort());
        expect(await ledger.verifyChain()).toMatchObject({ isIntact: true });
        await ledger.close();
      }),
      lawParameters(12),
    );
  },
);
