import { describe, expect, test } from "vitest";
import { admitEntries, reviewEntries } from "../src/admission/admission.ts";
import { type Entry, entryKinds, sourceNotStated } from "../src/index.ts";
import { runCases } from "./admission-cases.ts";
import { findingsOf, investment, line, of, options, outcomeOf, paid, plan, recordOf } from "./admission-entries.ts";

describe("a refusal of a rule", () => {
  test("is told in one language each: kind, source and what is not stated", () => {
    const [finding] = reviewEntries([line("n", "assigned", -1n, { source: investment })], options);
    expect(finding?.message.vi).toContain("Bút toán n: Giao kế hoạch có số tiền âm");
    expect(finding?.message.vi).not.toMatch(/ \/ |not stated|Assignment/u);
    expect(finding?.message.en).toContain("project: not stated");
    expect(finding?.message.en).not.toMatch(/ \/ |chưa nêu|Giao/u);
    expect(finding?.values).toMatchObject({ project: "chưa nêu / not stated" });
  });
});

describe("a name in the decomposed form of Unicode", () => {
  test.each(["unitId", "projectId", "componentId"] as const)(
    "is refused as %s: it would be a second group",
    (field) => {
      const named = (form: string): Entry => line("n", "assigned", 1n, { [field]: "Kon Rẫy".normalize(form) });
      expect(outcomeOf([named("NFC")])).toBe("admitted");
      const refused = expect.objectContaining({ code: "invalidEntry", values: expect.objectContaining({ field }) });
      expect(() => admitEntries([named("NFD")], options)).toThrow(refused);
    },
  );
});

describe("the form of a contribution", () => {
  test("that nobody knows is refused by its component, with the forms that there are", () => {
    const given = (componentId: string): Entry => line("m", "mobilised", 1n, { componentId });
    expect(outcomeOf([given("mobilised/labour")])).toBe("admitted");
    const values = expect.objectContaining({ field: "componentId", value: "mobilised/gold" });
    const refused = expect.objectContaining({ code: "invalidEntry", values });
    expect(() => admitEntries([given("mobilised/gold")], options)).toThrow(refused);
  });
});

describe("an entry by itself", () => {
  const dated = (kind: Entry["kind"], effectiveOn: string, fiscalYear = 2023): readonly Entry[] => [
    line("plan for it", "assigned", 100n, { fiscalYear, effectiveOn: `${fiscalYear}-01-01` }),
    line("x", kind, 1n, { effectiveOn, fiscalYear }),
  ];
  const district = { ...sourceNotStated, level: "district" } as const;
  const late: Partial<Entry> = { fiscalYear: 2025, source: district };
  runCases([
    ...(["assigned", "cut", "volumePaid"] as const).map((kind) => ({
      rule: `a negative ${kind}`,
      recorded: [line("big", "assigned", 500n), paid],
      batch: [line("n", kind, -1n)],
      outcome: "negativeAmount n",
    })),
    { rule: "paid on 1 January", recorded: [], batch: dated("disbursed", "2023-01-01"), outcome: "admitted" },
    {
      rule: "paid on 31 January of the next year",
      recorded: [],
      batch: dated("disbursed", "2024-01-31"),
      outcome: "admitted",
    },
    {
      rule: "paid on 29 February of the next year",
      recorded: [],
      batch: dated("disbursed", "2024-02-29"),
      outcome: "admitted",
    },
    {
      rule: "paid on 31 December of the next year",
      recorded: [],
      batch: dated("disbursed", "2024-12-31"),
      outcome: "admitted",
    },
    {
      rule: "paid a day before the year",
      recorded: [],
      batch: dated("disbursed", "2022-12-31"),
      outcome: "dateOutsideBudgetYear x",
    },
    {
      rule: "paid a day after the next year",
      recorded: [],
      batch: dated("disbursed", "2025-01-01"),
      outcome: "dateOutsideBudgetYear x",
    },
    { rule: "planned a year ahead", recorded: [], batch: dated("supplemented", "2022-01-01"), outcome: "admitted" },
    {
      rule: "planned two years ahead",
      recorded: [],
      batch: dated("supplemented", "2021-12-31"),
      outcome: "dateOutsideBudgetYear x",
    },
    {
      rule: "planned two years late",
      recorded: [],
      batch: dated("supplemented", "2025-01-01"),
      outcome: "dateOutsideBudgetYear x",
    },
    { rule: "mobilised at any time", recorded: [], batch: dated("mobilised", "2019-05-05"), outcome: "admitted" },
    {
      rule: "district money on 30 June 2025",
      recorded: [],
      batch: [line("d", "assigned", 1n, { ...late, effectiveOn: "2025-06-30" })],
      outcome: "admitted",
    },
    {
      rule: "district money on 1 July 2025",
      recorded: [],
      batch: [line("d", "assigned", 1n, { ...late, effectiveOn: "2025-07-01" })],
      outcome: "levelNotInForce d",
    },
    {
      rule: "district money taken back after 1 July 2025",
      recorded: [line("d", "assigned", 1n, { ...late, effectiveOn: "2025-06-30" })],
      batch: [line("back", "assigned", -1n, { ...late, effectiveOn: "2025-08-01", reverses: "d" })],
      outcome: "admitted",
    },
  ]);

  test("a document's running total that falls is a difference, and no finding", () => {
    const recorded = [plan, paid];
    expect(findingsOf([line("n", "disbursed", -5n)], { before: recorded })).toEqual([]);
    expect(outcomeOf([line("n", "disbursed", -5n)], { before: recorded })).toBe("negativeAmount n");
  });
});

describe("a reversal", () => {
  const back = line("back", "disbursed", -60n, { reverses: "paid" });
  const other: readonly (readonly [field: string, change: Partial<Entry>])[] = [
    ["kind", { kind: "volumePaid" }],
    ["unitId", { unitId: "Tân Lập" }],
    ["projectId", { projectId: "road" }],
    ["componentId", { componentId: "01" }],
    ["fiscalYear", { fiscalYear: 2022 }],
    ["source.nature", { source: investment }],
    ["source.vintage", { source: { ...sourceNotStated, vintage: 2022 } }],
    ["amount", { amount: -59n }],
    ["amount", { amount: 60n }],
  ];
  test.each(other)("with another %s is refused and the field named", (field, change) => {
    const given = { ...options, known: recordOf([plan, paid]) };
    expect(() => admitEntries([{ ...back, ...change }], given)).toThrow(
      expect.objectContaining({
        code: "reversalDiffers",
        values: expect.objectContaining({ entry: "back", reversed: "paid", field }),
      }),
    );
  });

  test("may have another date, document and reason", () => {
    const change = { effectiveOn: "2023-12-31", document: plan.document, reason: "Nhập trùng" };
    expect(outcomeOf([{ ...back, ...change }], { before: [plan, paid] })).toBe("admitted");
  });

  test("of an entry of the same batch is admitted", () => {
    expect(outcomeOf([plan, paid, back])).toBe("admitted");
  });

  test("comes once: not after another, and not twice in a batch", () => {
    const more = [plan, { ...paid, id: "more" }, paid];
    expect(outcomeOf([{ ...back, id: "again" }], { before: [...more, back] })).toBe("reversalDiffers again");
    expect(outcomeOf([back, { ...back, id: "twice" }], { before: more })).toBe("reversalDiffers twice");
  });

  test("of what nobody has posted is refused as the record refuses it, in any mode", () => {
    const given = { ...options, known: recordOf([plan]) };
    expect(outcomeOf([back], { before: [plan] })).toBe("invalidEntry back");
    expect(() => reviewEntries([back], given)).toThrow(expect.objectContaining({ code: "invalidEntry" }));
  });
});

describe("transfers", () => {
  const legs = (...amounts: readonly bigint[]): readonly Entry[] =>
    amounts.map((amount, index) => line(`leg ${index}`, "transferred", amount, { unitId: `unit ${index}` }));
  const plans = legs(1n, 1n, 1n).map((leg) => ({ ...plan, id: `plan of ${leg.unitId}`, unitId: leg.unitId }));
  runCases([
    { rule: "two legs between units", recorded: plans, batch: legs(-40n, 40n), outcome: "admitted" },
    { rule: "one giver and two receivers", recorded: plans, batch: legs(-40n, 15n, 25n), outcome: "admitted" },
    {
      rule: "legs that differ by 1 đồng",
      recorded: plans,
      batch: legs(-40n, 41n),
      outcome: "transferNotBalanced leg 1",
    },
    { rule: "one leg alone", recorded: plans, batch: legs(0n, 5n), outcome: "transferNotBalanced leg 1" },
    {
      rule: "legs in two budget years",
      recorded: plans,
      batch: legs(-40n, 40n).map((leg, index) => (index === 1 ? { ...leg, fiscalYear: 2024 } : leg)),
      outcome: "transferNotBalanced leg 0",
    },
    {
      rule: "both legs taken back",
      recorded: [...plans, ...legs(-40n, 40n)],
      batch: legs(40n, -40n).map((leg) => ({ ...leg, id: `back ${leg.id}`, reverses: leg.id })),
      outcome: "admitted",
    },
    {
      rule: "one leg taken back",
      recorded: [...plans, ...legs(-40n, 40n)],
      batch: legs(40n).map((leg) => ({ ...leg, id: `back ${leg.id}`, reverses: leg.id })),
      outcome: "transferNotBalanced back leg 0",
    },
  ]);
});

describe("money outside the budget", () => {
  const offBudget = of({ ...investment, relation: "offBudget" });
  const mobilised = line("m", "mobilised", 5n, offBudget);
  runCases([
    ...entryKinds
      .filter((kind) => kind !== "mobilised" && kind !== "transferred")
      .map((kind) => ({
        rule: `${kind} of it`,
        recorded: [line("a", "advanced", 50n, offBudget), line("plan", "assigned", 100n, offBudget)],
        batch: [line("x", kind, 5n, offBudget)],
        outcome: "offBudgetNotPlanned x",
      })),
    { rule: "mobilised", recorded: [], batch: [mobilised], outcome: "admitted" },
    {
      rule: "mobilised, relation not stated",
      recorded: [],
      batch: [line("m", "mobilised", 5n)],
      outcome: "admitted",
    },
    {
      rule: "a plan of it taken back",
      recorded: [line("plan", "assigned", 100n, offBudget)],
      batch: [line("r", "assigned", -100n, { ...offBudget, reverses: "plan" })],
      outcome: "admitted",
    },
  ]);
});

describe("a carry-over of the year's own money", () => {
  const carried = (vintage: number | null): Entry => line("k", "carriedOver", 5n, of({ ...investment, vintage }));
  runCases([
    { rule: "of the year before", recorded: [], batch: [carried(2022)], outcome: "admitted" },
    { rule: "of the year", recorded: [], batch: [carried(2023)], outcome: "carryOverOfOwnYear k" },
    { rule: "of a later year", recorded: [], batch: [carried(2024)], outcome: "carryOverOfOwnYear k" },
    { rule: "vintage not stated", recorded: [], batch: [carried(null)], outcome: "admitted" },
    {
      rule: "taken back",
      recorded: [carried(2023)],
      batch: [{ ...carried(2023), id: "r", amount: -5n, reverses: "k" }],
      outcome: "admitted",
    },
  ]);
});

describe("the date of a reversal", () => {
  const back = (effectiveOn: string): Entry => line("r", "disbursed", -60n, { effectiveOn, reverses: "paid" });
  runCases([
    { rule: "that of its entry", recorded: [plan, paid], batch: [back("2023-06-30")], outcome: "admitted" },
    { rule: "a day before", recorded: [plan, paid], batch: [back("2023-06-29")], outcome: "reversalDiffers r" },
  ]);

  test("is named with the first that is right", () => {
    const [finding] = reviewEntries([back("2023-06-29")], { ...options, known: recordOf([plan, paid]) });
    expect(finding?.values).toMatchObject({
      field: "effectiveOn",
      expected: "từ 30/06/2023 / from 30/06/2023",
      given: "29/06/2023",
    });
  });
});
