import { describe, expect, test } from "vitest";
import { answerPlan } from "../src/plan/plan.ts";
import { entryOf, questionOf } from "./movement-of.ts";
import { movements } from "./report-of-2023.ts";

const decision = { number: "481/QĐ-UBND", date: "2023-09-25", issuer: "UBND tỉnh", title: null };

describe("the history of a plan", () => {
  const entries = [
    entryOf("cut", 2n, { id: "c", effectiveOn: "2023-09-30", document: decision, reason: "Chậm thủ tục" }),
    entryOf("allocated", 6n, { id: "l", effectiveOn: "2023-02-01" }),
    entryOf("volumePaid", 3n, { id: "p", effectiveOn: "2023-03-01" }),
    entryOf("assigned", 9n, { id: "z", effectiveOn: "2023-02-01" }),
    entryOf("cut", -2n, { id: "r", effectiveOn: "2023-10-31", reverses: "c" }),
    entryOf("cut", 1n, { id: "later", effectiveOn: "2023-11-01" }),
  ];

  test("runs by date, then by kind, and has the plan in force after each event", () => {
    const { history } = answerPlan(entries, questionOf());
    expect(
      history.map((event) => [event.effectiveOn, event.id, event.amount, event.effect, event.plan, event.allocated]),
    ).toEqual([
      ["2023-02-01", "z", 9n, 9n, 9n, null],
      ["2023-02-01", "l", 6n, 0n, 9n, 6n],
      ["2023-09-30", "c", 2n, -2n, 7n, 6n],
      ["2023-10-31", "r", -2n, 2n, 9n, 6n],
    ]);
  });

  test("has the legal basis of each decision, its reason and what it reverses", () => {
    const { history } = answerPlan(entries, questionOf());
    const [assigned, , cut, reversal] = history;
    expect(cut).toMatchObject({
      kind: "cut",
      kindName: { vi: "Cắt giảm kế hoạch", en: "Cut" },
      legalBasis: decision,
      reason: "Chậm thủ tục",
      reverses: null,
      unitId: "kon-ray",
    });
    expect(assigned?.legalBasis).toBeNull();
    expect(reversal?.reverses).toBe("c");
  });

  test("of sums knows no paper, no id and no reason", () => {
    const { history } = answerPlan(movements, questionOf());
    expect(history).toHaveLength(4);
    for (const event of history)
      expect(event).toMatchObject({ legalBasis: null, id: null, reason: null, reverses: null });
  });

  test("of one date is ordered by id where the kind is the same", () => {
    const same = ["b", "c", "a"].map((id) => entryOf("supplemented", 1n, { id }));
    expect(answerPlan(same, questionOf()).history.map(({ id }) => id)).toEqual(["a", "b", "c"]);
  });

  test("of one date runs by revision, whatever the kinds and ids", () => {
    const recorded = [
      { ...entryOf("cut", 3n, { id: "a" }), revision: 2, position: 0 },
      { ...entryOf("supplemented", 5n, { id: "c" }), revision: 1, position: 1 },
      { ...entryOf("assigned", 9n, { id: "b" }), revision: 1, position: 0 },
      { ...entryOf("cut", 4n, { id: "0" }), revision: 2, position: 1 },
      { ...entryOf("supplemented", 1n, { id: "last" }), revision: 3, position: 0 },
    ];
    for (const given of [recorded, recorded.toReversed()])
      expect(answerPlan(given, questionOf()).history.map(({ id, plan }) => [id, plan])).toEqual([
        ["b", 9n],
        ["c", 14n],
        ["a", 11n],
        ["0", 7n],
        ["last", 8n],
      ]);
  });

  test("of one date shows no plan below nothing: what raises comes before what lowers", () => {
    const given = [
      entryOf("assigned", -1_000n, { id: "a", reverses: "b" }),
      entryOf("assigned", 1_000n, { id: "b" }),
      entryOf("carriedOver", 280n, { id: "c" }),
    ];
    expect(answerPlan(given, questionOf()).history.map(({ id, plan }) => [id, plan])).toEqual([
      ["b", 1_000n],
      ["c", 1_280n],
      ["a", 280n],
    ]);
  });

  test("is of what the filter selects", () => {
    const other = entryOf("assigned", 5n, { id: "o", unitId: "tan-lap" });
    const { history } = answerPlan([...entries, other], questionOf({ filter: { unitId: "tan-lap" } }));
    expect(history.map(({ id }) => id)).toEqual(["o"]);
  });
});
