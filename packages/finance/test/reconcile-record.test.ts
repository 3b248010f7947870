import { describe, expect, test } from "vitest";
import { sourceNotStated, type FundingSource } from "../src/funding-source.ts";
import type { Movement } from "../src/movement.ts";
import { readPrintedFigure } from "../src/reconciliation/printed-amount.ts";
import { answerReconcile, type ReconcileQuestion } from "../src/reconciliation/record-reconciliation.ts";
import type { Statement } from "../src/statement.ts";
import { centralMoney } from "./report-of-2023.ts";

const place = { start: 0, end: 1, excerpt: "x" };
const question: ReconcileQuestion = {
  asOf: "2023-10-31",
  fiscalYear: 2023,
  by: [],
  filter: {},
  unit: null,
  statements: [],
};

function movement(kind: Movement["kind"], amount: bigint, given: Partial<Movement> = {}): Movement {
  const nowhere = { unitId: "kon-ray", projectId: null, componentId: null, source: sourceNotStated };
  return { kind, amount, effectiveOn: "2023-01-01", fiscalYear: 2023, ...nowhere, ...given };
}

function statement(role: Statement["role"], printed: string, given: Partial<Statement> = {}): Statement {
  const stated = { asOf: null, fiscalYear: null, unitId: "kon-ray", source: sourceNotStated, needsReview: false };
  return { role, printed, amount: null, percent: null, place, ...stated, ...given };
}

const investment = centralMoney("investment", 2023);
const carriedOver = centralMoney("investment", 2022);

/** The plan of the 2023 report (examples/bao-cao-ntm-2023.txt), in triệu đồng × 10^6, with its disbursement. */
const record: readonly Movement[] = [
  movement("assigned", 24_314_000_000n, { source: investment }),
  movement("assigned", 2_562_000_000n, { source: centralMoney("recurrent", 2023) }),
  movement("carriedOver", 2_371_000_000n, { source: carriedOver }),
  movement("carriedOver", 1_186_000_000n, { source: centralMoney("recurrent", 2022) }),
  movement("allocated", 20_000_000_000n, { source: investment }),
  movement("disbursed", 10_000_000_000n, { effectiveOn: "2023-09-30" }),
  movement("disbursed", 4_108_000_000n, { effectiveOn: "2023-10-31" }),
  movement("disbursed", 9_000_000_000n, { effectiveOn: "2023-10-31", unitId: "tan-lap" }),
  movement("disbursed", 7_000_000_000n, { effectiveOn: "2023-10-31", fiscalYear: 2022 }),
  movement("mobilised", 1_512_000_000n, { source: { ...sourceNotStated, relation: "offBudget" } }),
];

function check(printed: Statement, movements: readonly Movement[] = record) {
  return answerReconcile(movements, { ...question, statements: [printed] }).checks[0];
}

describe("a printed figure against the record", () => {
  const million = (count: bigint): bigint => count * 1_000_000n;
  test.each([
    { role: "plan", printed: "30.433 triệu đồng", amount: million(30_433n), outcome: "equal", computed: "30433" },
    { role: "plan", printed: "30,4 tỷ đồng", amount: million(30_400n), outcome: "rounded", computed: "30.433" },
    {
      role: "plan",
      printed: "30.343 triệu đồng",
      amount: million(30_343n),
      outcome: "contradiction",
      computed: "30433",
    },
    { role: "disbursed", printed: "14.108 triệu đồng", amount: million(14_108n), outcome: "equal", computed: "14108" },
    { role: "disbursed", printed: "14,1 tỷ đồng", amount: million(14_100n), outcome: "rounded", computed: "14.108" },
    { role: "mobilised", printed: "1.512 triệu đồng", amount: million(1_512n), outcome: "equal", computed: "1512" },
    {
      role: "carryover_plan",
      printed: "3.557 triệu đồng",
      amount: million(3_557n),
      outcome: "equal",
      computed: "3557",
    },
    { role: "detailed_allocation", printed: "20 tỷ đồng", amount: million(20_000n), outcome: "equal", computed: "20" },
    {
      role: "unallocated",
      printed: "10.433 triệu đồng",
      amount: million(10_433n),
      outcome: "equal",
      computed: "10433",
    },
    {
      role: "estimate",
      printed: "30.433 triệu đồng",
      amount: million(30_433n),
      outcome: "notComputable",
      computed: null,
    },
    {
      role: "carryover_disbursed",
      printed: "5 tỷ đồng",
      amount: million(5_000n),
      outcome: "notComputable",
      computed: null,
    },
  ] as const)("$role $printed is $outcome", ({ role, printed, amount, outcome, computed }) => {
    const checked = check(statement(role, printed, { amount }));
    expect(checked?.outcome).toBe(outcome);
    expect(checked?.computed?.toString() ?? null).toBe(computed);
  });

  test.each([
    { percent: "46.35", outcome: "truncated" },
    { percent: "46.36", outcome: "rounded" },
    { percent: "46.53", outcome: "contradiction" },
  ])("a rate of $percent is $outcome", ({ percent, outcome }) => {
    expect(check(statement("rate", percent, { percent }))?.outcome).toBe(outcome);
  });

  test("names the slip that would have made the difference, and leaves open which side is wrong", () => {
    const answer = answerReconcile(record, {
      ...question,
      statements: [statement("plan", "30.343 triệu đồng", { amount: 30_343_000_000n })],
    });
    expect(answer.checks[0]?.slip).toEqual({ kind: "swap", corrected: "30433" });
    expect(answer.checks[0]?.proof).toEqual({
      vi: "30.343 ≠ 30.433 triệu đồng theo sổ; lệch 90 (đảo hai chữ số liền nhau?)",
      en: "30,343 ≠ 30,433 million VND in the record; off by 90 (two adjacent digits swapped?)",
    });
    expect(answer.findings.map(({ code, severity }) => [code, severity])).toEqual([["recordContradicts", "error"]]);
    expect(answer.findings[0]?.message.vi).toContain("Chưa rõ văn bản hay sổ sai");
  });

  test("names no slip where several would have made the difference", () => {
    const printed = statement("disbursed", "19 tỷ đồng", { amount: 19_000_000_000n });
    const nearly = check(printed, [movement("disbursed", 17_500_000_000n)]);
    expect(nearly).toMatchObject({ outcome: "contradiction", slip: null });
  });

  test("does not compare carried-over money where some has no vintage", () => {
    const money = [movement("disbursed", 5n, { source: carriedOver }), movement("disbursed", 7n)];
    expect(check(statement("carryover_disbursed", "5 đồng", { amount: 5n }), money)?.outcome).toBe("notComputable");
    expect(check(statement("carryover_disbursed", "5 đồng", { amount: 5n }), money.slice(0, 1))?.outcome).toBe("equal");
  });

  test("reads the record as of the statement's own date", () => {
    const printed = statement("disbursed", "10 tỷ đồng", { amount: 10_000_000_000n, asOf: "2023-09-30" });
    expect(check(printed)).toMatchObject({ outcome: "equal", asOf: "2023-09-30" });
  });

  test("of one source compares that source alone, and nothing where the record does not tell it apart", () => {
    const of = (role: Statement["role"], source: FundingSource) =>
      check(statement(role, "24.314 triệu đồng", { amount: 24_314_000_000n, source }))?.outcome;
    expect(of("plan", investment)).toBe("equal");
    expect(of("plan", { ...sourceNotStated, nature: "investment" })).toBe("contradiction");
    expect(of("disbursed", investment)).toBe("notComputable");
  });
});

describe("the whole answer", () => {
  const statements = [
    statement("plan", "30.433 triệu đồng", { amount: 30_433_000_000n }),
    statement("rate", "46,35%", { percent: "46.35" }),
    statement("disbursed", "9 tỷ đồng", { amount: 9_000_000_000n, unitId: "tan-lap" }),
    statement("disbursed", "20 tỷ đồng", { amount: 20_000_000_000n, asOf: "2023-11-30" }),
  ];

  test("counts by outcome and by group, without statements of a later date", () => {
    const answer = answerReconcile(record, { ...question, by: ["unit"], statements });
    expect(answer.total).toEqual({
      statements: 3,
      equal: 2,
      rounded: 0,
      truncated: 1,
      contradiction: 0,
      notComputable: 0,
    });
    expect(answer.groups.map(({ key, statements: count, equal }) => [key, count, equal])).toEqual([
      ["kon-ray", 2, 1],
      ["tan-lap", 1, 1],
    ]);
    expect(answer.by).toBe("unit");
    expect(answer.sentence.vi).toBe(
      "Đối chiếu 3 số trong văn bản với sổ: 2 khớp đúng, 1 lệch do làm tròn, 0 mâu thuẫn, 0 không có số liệu để đối chiếu.",
    );
  });

  test("a filter chooses statements; it does not take money out of what they are compared with", () => {
    const answer = answerReconcile(record, { ...question, filter: { unitId: "kon-ray", level: null }, statements });
    expect(answer.checks.map(({ outcome }) => outcome)).toEqual(["equal", "truncated"]);
  });
});

describe("how exact a statement is printed", () => {
  test.each([
    { printed: "14.108 triệu đồng", amount: 14_108_000_000n, read: "14108 million" },
    { printed: "6.004,592 tỷ", amount: 6_004_592_000_000n, read: "6004.592 billion" },
    { printed: "71, 4 tỉ", amount: 71_400_000_000n, read: "71.4 billion" },
    { printed: "24,50 tỷ đồng", amount: 24_500_000_000n, read: "24.50 billion" },
    { printed: "1,512 million VND", amount: 1_512_000_000n, read: "1.512 billion" },
    { printed: "0 đồng", amount: 0n, read: "0 dong" },
    { printed: "một tỷ", amount: 1_000_000_000n, read: "1000000000 dong" },
  ])("$printed is $read", ({ printed, amount, read }) => {
    const figure = readPrintedFigure(statement("plan", printed, { amount }));
    expect(`${figure?.printed} ${figure?.unit}`).toBe(read);
  });

  test("a number without a unit has no figure", () => {
    expect(readPrintedFigure(statement("plan", "4.824"))).toBeNull();
  });
});
