import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  afterPeriodChange,
  asTold,
  closedPeriodsOf,
  closingOf,
  firstOpenPlace,
  isClosed,
  type PeriodChange,
  periodName,
} from "../src/admission/period.ts";

const document = { number: null, date: null, issuer: null, title: null };

/** "2023-10" closes the month, "2023" the budget year; "-2023-10" opens it again. */
function change(words: string): PeriodChange {
  const isClosing = !words.startsWith("-");
  const [year = "", month] = words.replace(/^-/u, "").split("-");
  return {
    action: isClosing ? "close" : "reopen",
    fiscalYear: Number(year),
    month: month === undefined ? null : Number(month),
    reason: null,
    decidedOn: "2024-02-15",
    document,
  };
}

const changes = (words: string): readonly PeriodChange[] => (words === "" ? [] : words.split(" ").map(change));

describe("a period that is closed", () => {
  test.each([
    { closed: "2023-10", effectiveOn: "2023-10-01", fiscalYear: 2023, by: "2023-10" },
    { closed: "2023-10", effectiveOn: "2023-10-31", fiscalYear: 2022, by: "2023-10" },
    { closed: "2023-10", effectiveOn: "2023-09-30", fiscalYear: 2023, by: null },
    { closed: "2023-10", effectiveOn: "2023-11-01", fiscalYear: 2023, by: null },
    { closed: "2023-10", effectiveOn: "2024-10-05", fiscalYear: 2024, by: null },
    { closed: "2023", effectiveOn: "2023-06-30", fiscalYear: 2023, by: "2023" },
    { closed: "2023", effectiveOn: "2024-01-31", fiscalYear: 2023, by: "2023" },
    { closed: "2023", effectiveOn: "2022-12-20", fiscalYear: 2023, by: "2023" },
    { closed: "2023", effectiveOn: "2023-12-20", fiscalYear: 2024, by: null },
    { closed: "2023 2023-10", effectiveOn: "2023-10-05", fiscalYear: 2023, by: "2023" },
    { closed: "2023-10 -2023-10", effectiveOn: "2023-10-05", fiscalYear: 2023, by: null },
    { closed: "2023-10 2023 -2023", effectiveOn: "2023-10-05", fiscalYear: 2023, by: "2023-10" },
    { closed: "", effectiveOn: "2023-10-05", fiscalYear: 2023, by: null },
  ])("$closed refuses $effectiveOn of $fiscalYear by $by", ({ closed, effectiveOn, fiscalYear, by }) => {
    const periods = closedPeriodsOf(changes(closed));
    const closing = closingOf(periods, { effectiveOn, fiscalYear });
    expect(closing === null ? null : periodName(closing)).toBe(by);
    expect(isClosed(periods, { effectiveOn, fiscalYear })).toBe(by !== null);
  });

  test.each([
    { before: "", given: "-2023-10" },
    { before: "", given: "-2023" },
    { before: "2023-10", given: "2023-10" },
    { before: "2023-10", given: "-2023" },
    { before: "2023", given: "-2023-10" },
    { before: "2023 -2023", given: "-2023" },
  ])("is not changed by $given after $before", ({ before, given }) => {
    const closed = closedPeriodsOf(changes(before));
    expect(afterPeriodChange(closed, change(given))).toBeNull();
    expect(closedPeriodsOf([...changes(before), change(given)])).toEqual(closed);
  });

  test("is told in the order of closing, each with its own closing", () => {
    const again = { ...change("2023-10"), decidedOn: "2024-03-01" };
    const closed = closedPeriodsOf([...changes("2023-10 2022 -2023-10"), again]);
    expect([...closed].map(([name, { decidedOn }]) => [name, decidedOn])).toEqual([
      ["2022", "2024-02-15"],
      ["2023-10", "2024-03-01"],
    ]);
  });
});

describe("an entry that comes too late", () => {
  test.each([
    { closed: "", late: "2023-10-05 of 2023", open: "2023-10-05 of 2023" },
    { closed: "2023-10", late: "2023-10-05 of 2023", open: "2023-11-01 of 2023" },
    { closed: "2023-10 2023-11", late: "2023-10-31 of 2023", open: "2023-12-01 of 2023" },
    { closed: "2023-10 2023-12", late: "2023-10-31 of 2023", open: "2023-11-01 of 2023" },
    { closed: "2023-12", late: "2023-12-31 of 2023", open: "2024-01-01 of 2023" },
    { closed: "2023-12 2024-01", late: "2023-12-31 of 2023", open: "2024-02-01 of 2023" },
    { closed: "2023", late: "2023-10-05 of 2023", open: "2024-01-01 of 2024" },
    { closed: "2023", late: "2024-01-20 of 2023", open: "2024-01-20 of 2024" },
    { closed: "2023 2024", late: "2024-01-20 of 2023", open: "2025-01-01 of 2025" },
    { closed: "2023 2024-01", late: "2024-01-20 of 2023", open: "2024-02-01 of 2024" },
    { closed: "2023 2023-10", late: "2023-10-05 of 2024", open: "2023-11-01 of 2024" },
  ])("of $late goes, with $closed closed, to $open", ({ closed, late, open }) => {
    const [effectiveOn = "", fiscalYear = ""] = late.split(" of ");
    const place = firstOpenPlace(closedPeriodsOf(changes(closed)), { effectiveOn, fiscalYear: Number(fiscalYear) });
    expect(`${place.effectiveOn} of ${place.fiscalYear}`).toBe(open);
  });

  test("is told with its true date and budget year", () => {
    const recorded = { id: "a", effectiveOn: "2023-11-01", fiscalYear: 2024 };
    expect(asTold(recorded)).toEqual(recorded);
    expect(asTold({ ...recorded, late: null })).toEqual(recorded);
    expect(asTold({ ...recorded, late: { effectiveOn: "2023-10-05", fiscalYear: 2023 } })).toEqual({
      id: "a",
      effectiveOn: "2023-10-05",
      fiscalYear: 2023,
    });
  });
});

const year = fc.constantFrom(2022, 2023, 2024);
const period = fc.record({ fiscalYear: year, month: fc.option(fc.integer({ min: 1, max: 12 })) });
const anyChange: fc.Arbitrary<PeriodChange> = fc.record({
  action: fc.constantFrom("close", "reopen"),
  fiscalYear: year,
  month: fc.option(fc.integer({ min: 1, max: 12 })),
  reason: fc.constant(null),
  decidedOn: fc.constant("2024-02-15"),
  document: fc.constant(document),
});
const anyTime = fc.record({
  effectiveOn: fc
    .date({ min: new Date("2021-12-01"), max: new Date("2025-02-01"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  fiscalYear: year,
});

describe("laws of periods", () => {
  test("closings and re-openings replayed are a set to which names are added and from which they are taken", () => {
    fc.assert(
      fc.property(fc.array(anyChange, { maxLength: 60 }), (given) => {
        const naive = new Set<string>();
        for (const each of given) {
          if (each.action === "close") naive.add(periodName(each));
          else naive.delete(periodName(each));
        }
        expect([...closedPeriodsOf(given).keys()].sort()).toEqual([...naive].sort());
      }),
    );
  });

  test("the first open place is open, not before the true one, and the true one itself when that is open", () => {
    fc.assert(
      fc.property(fc.array(period, { maxLength: 40 }), anyTime, (periods, time) => {
        const closings = periods.map((each) => ({ ...change("2023"), ...each }));
        const closed = closedPeriodsOf(closings);
        const place = firstOpenPlace(closed, time);
        expect(isClosed(closed, place)).toBe(false);
        expect(place.effectiveOn >= time.effectiveOn && place.fiscalYear >= time.fiscalYear).toBe(true);
        expect(
          isClosed(closed, time) || (place.effectiveOn === time.effectiveOn && place.fiscalYear === time.fiscalYear),
        ).toBe(true);
      }),
    );
  });

  test("every month between the true one and that of the first open place is closed, in an open budget year", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 12 })), fc.integer({ min: 1, max: 12 }), (months, month) => {
        const closed = closedPeriodsOf(months.map((each) => ({ ...change("2023"), month: each })));
        const effectiveOn = `2023-${String(month).padStart(2, "0")}-15`;
        const place = firstOpenPlace(closed, { effectiveOn, fiscalYear: 2023 });
        const reached = place.effectiveOn.startsWith("2024") ? 13 : Number(place.effectiveOn.slice(5, 7));
        for (let between = month; between < reached; between += 1) expect(months).toContain(between);
        expect(months).not.toContain(reached);
      }),
    );
  });
});
