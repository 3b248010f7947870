import { describe, expect, test } from "vitest";
import { admitEntries, reviewEntries } from "../src/admission/admission.ts";
import type { CarryOverSlice } from "../src/admission/carried-money.ts";
import { followCarryOver } from "../src/admission/carry-over.ts";
import { remainderToCarryOver } from "../src/admission/carry-over-remainder.ts";
import { type Entry, sumSlices } from "../src/index.ts";
import { investment, investmentOf, line, options, recordOf, recurrent } from "./admission-entries.ts";

const carriedOn = "2023-02-15";

/** The slices of a record, each with its latest carry-over. */
function slicesOf(recorded: readonly Entry[]): readonly CarryOverSlice[] {
  return sumSlices(recorded).map((slice) => {
    const { unitId, projectId, fiscalYear, source } = slice;
    const own = recorded.filter(
      (entry) =>
        entry.kind === "carriedOver" &&
        entry.unitId === unitId &&
        entry.projectId === projectId &&
        entry.fiscalYear === fiscalYear &&
        entry.source.vintage === source.vintage &&
        entry.source.nature === source.nature,
    );
    return {
      ...slice,
      carriedOverOn:
        own
          .map(({ effectiveOn }) => effectiveOn)
          .toSorted()
          .at(-1) ?? null,
    };
  });
}

const follow = (recorded: readonly Entry[], batch: readonly Entry[]): ReturnType<typeof followCarryOver> =>
  followCarryOver({ entries: batch, before: slicesOf(recorded), entryIdOf: (words) => `id of ${words}` });

/** What followed, a line an entry: "2023 2022 -5". */
const moved = (recorded: readonly Entry[], batch: readonly Entry[]): readonly string[] =>
  follow(recorded, batch).entries.map(({ fiscalYear, source, amount }) => `${fiscalYear} ${source.vintage} ${amount}`);

const of2022 = { fiscalYear: 2022, effectiveOn: "2022-06-30", source: investmentOf(2022) } as const;
const plan2022 = line("plan", "assigned", 100n, of2022);
const paid2022 = line("paid", "disbursed", 60n, of2022);
const carried = (amount: bigint, given: Partial<Entry> = {}): Entry =>
  line("carried", "carriedOver", amount, { effectiveOn: carriedOn, source: investmentOf(2022), ...given });

describe("a carry-over of the whole remainder", () => {
  const whole = [plan2022, paid2022, carried(40n)];
  const cases: readonly (readonly [correction: string, batch: readonly Entry[], moves: readonly string[]])[] = [
    ["a late payment", [line("p", "disbursed", 5n, of2022)], ["2023 2022 -5"]],
    ["a payment taken back", [line("p", "disbursed", -60n, { ...of2022, reverses: "paid" })], ["2023 2022 60"]],
    ["a refund", [line("f", "refunded", 10n, of2022)], ["2023 2022 10"]],
    ["a cancellation", [line("c", "cancelled", 15n, of2022)], ["2023 2022 -15"]],
    ["a supplement", [line("s", "supplemented", 1n, of2022)], ["2023 2022 1"]],
    ["a payment of the rest", [line("p", "disbursed", 40n, of2022)], ["2023 2022 -40"]],
    ["two that cancel out", [line("s", "supplemented", 1n, of2022), line("p", "disbursed", 1n, of2022)], []],
    [
      "a payment whose vintage is not stated",
      [line("p", "disbursed", 5n, { ...of2022, source: investment })],
      ["2023 2022 -5"],
    ],
    ["a detailed allocation", [line("a", "allocated", 5n, of2022)], []],
    ["a payment of other money", [line("p", "disbursed", 5n, { ...of2022, source: recurrent })], []],
    ["a payment of another unit", [line("p", "disbursed", 5n, { ...of2022, unitId: "Tân Lập" })], []],
    ["a payment of another project", [line("p", "disbursed", 5n, { ...of2022, projectId: "road" })], []],
    ["a payment of the next year", [line("p", "disbursed", 5n, { source: investmentOf(2022) })], []],
  ];
  test.each(cases)("follows %s", (_, batch, moves) => {
    expect(moved(whole, batch)).toEqual(moves);
  });

  test("follows on its own date, with the paper and the reason of the correction, and names its cause", () => {
    const late = line("late", "disbursed", 5n, of2022);
    const { entries, causes, findings } = follow(whole, [late]);
    expect(entries).toEqual([
      {
        ...carried(-5n),
        id: expect.stringContaining("id of carriedOver|"),
        document: late.document,
        reason: "Theo điều chỉnh năm 2022 / follows a correction of 2022",
      },
    ]);
    expect([...causes.values()]).toEqual(["late"]);
    expect(findings).toEqual([]);
  });

  test("follows to the date of the latest carry-over entry", () => {
    const more = { ...carried(10n), id: "more", effectiveOn: "2023-04-30" };
    const [entry] = follow([plan2022, paid2022, carried(30n), more], [line("p", "disbursed", 5n, of2022)]).entries;
    expect(entry?.effectiveOn).toBe("2023-04-30");
  });

  test("stays at nothing while a report shows more disbursed than planned, and comes back with a refund", () => {
    const over = line("p", "disbursed", 70n, of2022);
    const first = follow(whole, [over]).entries;
    expect(first.map(({ amount }) => amount)).toEqual([-40n]);
    expect(moved([...whole, over, ...first], [line("f", "refunded", 35n, of2022)])).toEqual(["2023 2022 5"]);
  });

  test("follows where neither year states the vintage of the money", () => {
    const vague = { ...of2022, source: investment };
    const recorded = [line("plan", "assigned", 100n, vague), carried(100n, { source: investment })];
    expect(moved(recorded, [line("p", "disbursed", 5n, vague)])).toEqual(["2023 null -5"]);
  });

  test("that the batch itself posts is left alone", () => {
    const own = { ...carried(-3n), id: "own" };
    expect(follow(whole, [line("p", "disbursed", 5n, of2022), own])).toMatchObject({ entries: [], findings: [] });
  });
});

describe("a carry-over taken back", () => {
  const late = line("late", "disbursed", 10n, of2022);
  const followed = (recorded: readonly Entry[], batch: readonly Entry[]): readonly Entry[] => [
    ...recorded,
    ...batch,
    ...follow(recorded, batch).entries,
  ];
  const lowered = followed([plan2022, paid2022, carried(40n)], [late]);
  const back = { ...carried(-40n), id: "back", effectiveOn: "2023-05-04", reverses: "carried" };

  test("takes along what corrections had lowered it by, on its own day, so that nothing stays carried", () => {
    const following = follow(lowered, [back]);
    expect(following.entries).toEqual([
      {
        ...carried(10n),
        id: expect.stringContaining("givenBack"),
        effectiveOn: "2023-05-04",
        document: back.document,
        reason: "Đi cùng số kéo dài bị đảo / goes with the carry-over taken back",
      },
    ]);
    expect([...following.causes.values()]).toEqual(["back"]);
    const admission = { ...options, known: recordOf(lowered) };
    expect(admitEntries([back], { ...admission, following })).toEqual([]);
    expect(() => admitEntries([back], admission)).toThrow(/plan of 2023 falls to -10/u);
  });

  test("takes along all of it when nothing was left, and moves the years after it", () => {
    const gone = followed([plan2022, paid2022, carried(40n)], [line("rest", "disbursed", 40n, of2022)]);
    expect(moved(gone, [back])).toEqual(["2023 2022 40"]);
    const further = [...lowered, line("next", "carriedOver", 30n, { fiscalYear: 2024, source: investmentOf(2022) })];
    expect(moved(further, [back])).toEqual(["2023 2022 10", "2024 2022 -30"]);
  });

  test.each([
    ["nothing had followed", [plan2022, paid2022, carried(40n)], [back]],
    [
      "it was a part of the remainder, lowered by hand",
      [plan2022, carried(40n), { ...carried(-5n), id: "own" }],
      [back],
    ],
    ["it had been taken back before", [...lowered, ...followed(lowered, [back]).slice(lowered.length)], [back]],
    ["the batch takes it back twice", lowered, [back, { ...back, id: "again" }]],
    ["the batch carries something over too", lowered, [back, { ...carried(1n), id: "own" }]],
  ])("takes nothing along when %s", (_, recorded, batch) => {
    expect(moved(recorded, batch)).toEqual([]);
  });
});

describe("a carry-over of a part", () => {
  const part = [plan2022, paid2022, carried(30n)];
  test.each([
    ["the remainder still covers it", 9n, []],
    ["the remainder is the same", 10n, []],
    ["the remainder falls 1 đồng below it", 11n, ["1"]],
  ])("stays; when %s", (_, amount, excess) => {
    const { entries, findings } = follow(part, [line("p", "disbursed", amount, of2022)]);
    expect(entries).toEqual([]);
    expect(findings.map(({ code, severity, values }) => [code, severity, values["excess"]])).toEqual(
      excess.map((each) => ["carryOverExceedsRemainder", "warning", each]),
    );
  });

  test("that exceeds the remainder is not told again when the remainder grows", () => {
    expect(follow([plan2022, paid2022, carried(50n)], [line("f", "refunded", 1n, of2022)]).findings).toEqual([]);
  });

  test("of a year whose plan nobody has stated is not touched", () => {
    expect(follow([carried(30n)], [line("p", "disbursed", 5n, of2022)])).toMatchObject({ entries: [], findings: [] });
  });
});

describe("three vintages", () => {
  const year = (fiscalYear: number, vintage: number): Partial<Entry> => ({
    fiscalYear,
    effectiveOn: `${fiscalYear}-02-15`,
    source: investmentOf(vintage),
  });
  const three = [
    line("p22", "assigned", 10n, year(2022, 2022)),
    line("c23", "carriedOver", 10n, year(2023, 2022)),
    line("p23", "assigned", 20n, year(2023, 2023)),
    line("c24", "carriedOver", 10n, year(2024, 2022)),
    line("d24", "carriedOver", 20n, year(2024, 2023)),
    line("p24", "assigned", 30n, year(2024, 2024)),
    line("c25", "carriedOver", 10n, year(2025, 2022)),
    line("d25", "carriedOver", 20n, year(2025, 2023)),
    line("e25", "carriedOver", 30n, year(2025, 2024)),
  ];

  test("each keep their own way from year to year", () => {
    expect(moved(three, [line("x", "disbursed", 4n, year(2022, 2022))])).toEqual([
      "2023 2022 -4",
      "2024 2022 -4",
      "2025 2022 -4",
    ]);
    expect(moved(three, [line("x", "disbursed", 4n, year(2023, 2023))])).toEqual(["2024 2023 -4", "2025 2023 -4"]);
    expect(moved(three, [line("x", "disbursed", 4n, year(2024, 2024))])).toEqual(["2025 2024 -4"]);
    expect(moved(three, [line("x", "disbursed", 4n, year(2025, 2022))])).toEqual([]);
  });

  test("corrected in two years at once move by both", () => {
    const batch = [line("x", "disbursed", 4n, year(2022, 2022)), line("y", "disbursed", 3n, year(2023, 2022))];
    expect(moved(three, batch)).toEqual(["2023 2022 -4", "2024 2022 -7", "2025 2022 -7"]);
    expect(moved(three, batch.toReversed())).toEqual(moved(three, batch));
  });

  test("go no further than the year into which only a part was carried", () => {
    const stopped = three.map((entry) => (entry.id === "c24" ? { ...entry, amount: 5n } : entry));
    expect(moved(stopped, [line("x", "disbursed", 4n, year(2022, 2022))])).toEqual(["2023 2022 -4"]);
  });
});

describe("a correction that takes away what the next year has spent", () => {
  const recorded = [plan2022, paid2022, carried(40n), line("spent", "disbursed", 36n, { source: investmentOf(2022) })];
  const judged = (amount: bigint): Parameters<typeof admitEntries> => {
    const batch = [line("late", "disbursed", amount, of2022)];
    return [batch, { ...options, known: recordOf(recorded), following: follow(recorded, batch) }];
  };

  test("is admitted as long as the next year is covered", () => {
    expect(admitEntries(...judged(4n))).toEqual([]);
  });

  test("is refused with the entry that caused it, when 1 đồng is missing", () => {
    expect(() => admitEntries(...judged(5n))).toThrow(
      expect.objectContaining({
        code: "planBelowDisbursed",
        values: expect.objectContaining({ entry: "late", year: "2023", plan: "35", disbursed: "36", excess: "1" }),
      }),
    );
  });

  test("is a finding in a report", () => {
    expect(reviewEntries(...judged(5n)).map(({ code }) => code)).toEqual(["planBelowDisbursed"]);
  });
});

describe("entries that followed, posted in another record", () => {
  const late = line("late", "disbursed", 5n, of2022);
  const recorded = [plan2022, paid2022, carried(40n)];
  const { entries: followed } = follow(recorded, [late]);

  test("are admitted as they are, and followed by nothing more", () => {
    const batch = [late, ...followed];
    expect(follow(recorded, batch)).toMatchObject({ entries: [], findings: [] });
    expect(admitEntries(batch, { ...options, known: recordOf(recorded) })).toEqual([]);
    expect(admitEntries([...recorded, ...batch], options)).toEqual([]);
  });

  test("are refused where they would carry over less than nothing", () => {
    const least = [plan2022, line("other", "assigned", 90n), { ...carried(4n), id: "few" }];
    expect(() => admitEntries(followed, { ...options, known: recordOf(least) })).toThrow(
      expect.objectContaining({ code: "negativeAmount" }),
    );
  });
});

describe("carrying remainders over", () => {
  const document = { number: "15/QĐ-UBND", date: carriedOn, issuer: null, title: null };
  const question = {
    fromYear: 2022,
    toYear: 2023,
    effectiveOn: carriedOn,
    document,
    entryIdOf: (words: string) => words,
  };
  const remainders = (recorded: readonly Entry[], given: Partial<typeof question & { filter: object }> = {}) =>
    remainderToCarryOver(sumSlices(recorded), { ...question, ...given });

  test("takes what is planned and neither cancelled nor disbursed", () => {
    const [entry, ...others] = remainders([plan2022, paid2022, line("c", "cancelled", 10n, of2022)]);
    expect(others).toEqual([]);
    expect(entry).toEqual({ ...carried(30n), id: entry?.id, document });
  });

  test("gives money without a vintage the year that it comes from, and keeps older vintages", () => {
    const vague = line("v", "assigned", 7n, { ...of2022, source: recurrent });
    const older = line("o", "carriedOver", 5n, { ...of2022, source: investmentOf(2021) });
    expect(remainders([vague, older]).map(({ source, amount }) => [source.nature, source.vintage, amount])).toEqual([
      ["recurrent", 2022, 7n],
      ["investment", 2021, 5n],
    ]);
  });

  test("takes nothing where nothing remains, more is disbursed, or no plan is stated", () => {
    const all = line("all", "disbursed", 40n, of2022);
    expect(remainders([plan2022, paid2022, all])).toEqual([]);
    expect(remainders([plan2022, paid2022, { ...all, amount: 41n }])).toEqual([]);
    expect(remainders([paid2022])).toEqual([]);
  });

  test("takes only what has not been carried yet", () => {
    expect(remainders([plan2022, paid2022, carried(25n)]).map(({ amount }) => amount)).toEqual([15n]);
    expect(remainders([plan2022, paid2022, carried(40n)])).toEqual([]);
  });

  test("takes the slices that are asked for", () => {
    const recorded = [
      plan2022,
      { ...plan2022, id: "r", source: recurrent },
      { ...plan2022, id: "u", unitId: "Tân Lập" },
    ];
    expect(remainders(recorded)).toHaveLength(3);
    expect(remainders(recorded, { filter: { unitId: "Tân Lập" } }).map(({ unitId }) => unitId)).toEqual(["Tân Lập"]);
    expect(remainders(recorded, { filter: { nature: "recurrent", vintage: 2022 } })).toHaveLength(1);
  });

  test("gives each entry an id of its own, the same again", () => {
    const recorded = [plan2022, { ...plan2022, id: "r", source: recurrent }];
    const ids = remainders(recorded).map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
    expect(remainders(recorded).map(({ id }) => id)).toEqual(ids);
  });
});
