/** Laws of admission, against sums that are added up here by hand. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { admitEntries, reviewEntries } from "../src/admission/admission.ts";
import type { CarryOverSlice } from "../src/admission/carried-money.ts";
import { followCarryOver } from "../src/admission/carry-over.ts";
import { remainderToCarryOver } from "../src/admission/carry-over-remainder.ts";
import { type Entry, type EntryKind, Refusal, sumSlices } from "../src/index.ts";
import { investment, investmentOf, line, options, recordOf, recurrent } from "./admission-entries.ts";

const kinds: readonly EntryKind[] = [
  "supplemented",
  "cut",
  "cancelled",
  "advanced",
  "volumePaid",
  "advanceRecovered",
  "refunded",
];

/** A voucher of one or two lines in one of two years; a third of them are payments of money whose source is not told. */
const voucher: fc.Arbitrary<readonly Partial<Entry>[]> = fc.array(
  fc.record({
    kind: fc.constantFrom(...kinds),
    amount: fc.bigInt({ min: 0n, max: 60n }),
    fiscalYear: fc.constantFrom(2022, 2023),
    source: fc.constantFrom(investmentOf(2022), investment, recurrent),
    projectId: fc.constantFrom(null, "road"),
  }),
  { minLength: 1, maxLength: 2 },
);

const opening: readonly Entry[] = [2022, 2023].flatMap((fiscalYear) =>
  [investment, recurrent].map(({ nature }) =>
    line(`${fiscalYear} ${nature}`, "assigned", 50n, {
      fiscalYear,
      effectiveOn: `${fiscalYear}-01-01`,
      source: { ...investment, nature },
    }),
  ),
);

/** Plan less disbursement of some entries, added up without the library. */
function remaining(entries: readonly Entry[]): bigint {
  const signs: Readonly<Partial<Record<EntryKind, bigint>>> = {
    cut: -1n,
    cancelled: -1n,
    advanced: -1n,
    volumePaid: -1n,
    disbursed: -1n,
    allocated: 0n,
    mobilised: 0n,
  };
  return entries.reduce((sum, { kind, amount }) => sum + (signs[kind] ?? 1n) * amount, 0n);
}

function entriesOf(lines: readonly Partial<Entry>[], rank: number): readonly Entry[] {
  return lines.map((given, index) =>
    line(`${rank}/${index}`, "cut", 0n, { effectiveOn: `${given.fiscalYear}-06-30`, ...given }),
  );
}

function isAdmitted(
  batch: readonly Entry[],
  recorded: readonly Entry[],
  following?: ReturnType<typeof follow>,
): boolean {
  try {
    admitEntries(batch, { ...options, known: recordOf(recorded), following });
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

function slicesOf(recorded: readonly Entry[]): readonly CarryOverSlice[] {
  return sumSlices(recorded).map((slice) => ({
    ...slice,
    carriedOverOn: slice.sums.carriedOver !== undefined ? "2023-02-15" : null,
  }));
}

function follow(entries: readonly Entry[], recorded: readonly Entry[]): ReturnType<typeof followCarryOver> {
  return followCarryOver({ entries, before: slicesOf(recorded), entryIdOf: (words) => `${entries[0]?.id}|${words}` });
}

describe("after any sequence of admitted commands", () => {
  test("no unit, year, project with a plan, or source disburses more than its plan", () => {
    let admittedCount = 0;
    fc.assert(
      fc.property(fc.array(voucher, { maxLength: 12 }), (vouchers) => {
        const recorded = [...opening];
        for (const [rank, lines] of vouchers.entries()) {
          const batch = entriesOf(lines, rank);
          if (!isAdmitted(batch, recorded)) continue;
          admittedCount += 1;
          recorded.push(...batch);
          for (const year of [2022, 2023]) {
            const ofYear = recorded.filter(({ fiscalYear }) => fiscalYear === year);
            expect(remaining(ofYear)).toBeGreaterThanOrEqual(0n);
            for (const nature of ["investment", "recurrent"])
              expect(remaining(ofYear.filter(({ source }) => source.nature === nature))).toBeGreaterThanOrEqual(0n);
          }
        }
      }),
      { numRuns: 300 },
    );
    expect(admittedCount).toBeGreaterThan(300);
  });

  test("a document gives error findings exactly when a command is refused", () => {
    const seen = new Set<boolean>();
    fc.assert(
      fc.property(fc.array(voucher, { minLength: 1, maxLength: 6 }), (vouchers) => {
        const [last, ...before] = vouchers.map((lines, rank) => entriesOf(lines, rank)).toReversed();
        const recorded = [...opening, ...before.flat()];
        const findings = reviewEntries(last ?? [], { ...options, known: recordOf(recorded) });
        const hasErrors = findings.some(({ severity }) => severity === "error");
        expect(isAdmitted(last ?? [], recorded)).toBe(!hasErrors);
        seen.add(hasErrors);
      }),
      { numRuns: 300 },
    );
    expect(seen.size).toBe(2);
  });

  test("the order inside a batch and of the record does not matter", () => {
    fc.assert(
      fc.property(voucher, fc.array(voucher, { maxLength: 4 }), (lines, earlier) => {
        const batch = entriesOf(lines, 99);
        const recorded = [...opening, ...earlier.flatMap((each, rank) => entriesOf(each, rank))];
        expect(isAdmitted(batch.toReversed(), recorded.toReversed())).toBe(isAdmitted(batch, recorded));
      }),
      { numRuns: 200 },
    );
  });
});

describe("carry-over", () => {
  test("of whole remainders stays the remainder after any admitted correction, over three years", () => {
    let movedCount = 0;
    const document = { number: null, date: null, issuer: null, title: null };
    fc.assert(
      fc.property(fc.array(voucher, { maxLength: 10 }), (vouchers) => {
        const recorded: Entry[] = [2022, 2023].map((fiscalYear) => {
          const source = fiscalYear === 2022 ? investment : investmentOf(2023);
          return line(`plan ${fiscalYear}`, "assigned", 50n, {
            fiscalYear,
            effectiveOn: `${fiscalYear}-01-01`,
            source,
          });
        });
        for (const fromYear of [2022, 2023]) {
          const question = { fromYear, toYear: fromYear + 1, effectiveOn: `${fromYear + 1}-02-15`, document };
          const carried = remainderToCarryOver(sumSlices(recorded), { ...question, entryIdOf: (words) => words });
          recorded.push(...carried);
        }
        for (const [rank, lines] of vouchers.entries()) {
          const vintages = lines.map((given) => ({ ...given, source: investmentOf(2022), projectId: null }));
          const batch = entriesOf(vintages, rank);
          const following = follow(batch, recorded);
          if (!isAdmitted(batch, recorded, following)) continue;
          movedCount += following.entries.length;
          recorded.push(...batch, ...following.entries);
          for (const year of [2022, 2023]) {
            const old = recorded.filter(({ source }) => source.vintage !== 2023);
            const money = old.filter(({ fiscalYear }) => fiscalYear === year);
            const next = old.filter(({ kind, fiscalYear }) => kind === "carriedOver" && fiscalYear === year + 1);
            expect(next.reduce((sum, { amount }) => sum + amount, 0n)).toBe(remaining(money));
          }
        }
      }),
      { numRuns: 300 },
    );
    expect(movedCount).toBeGreaterThan(100);
  });
});
