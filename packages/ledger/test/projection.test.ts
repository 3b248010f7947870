import type { Entry, EntryKind } from "@giaingan/finance";
import { answerBacktest, answerProjection } from "@giaingan/finance/projection";
import { describe, expect, test } from "vitest";
import { askBacktest, askProjectedLapse, askProjection, type Ledger } from "../src/index.ts";
import { sampleBatch, sampleEntry, sampleStatement, useTemporaryLedgers } from "./sample-batch.ts";

const ledgers = useTemporaryLedgers();

const units = ["Kon Rẫy", "Đăk Hà", "Sa Thầy"];
const years = [2019, 2020, 2021, 2022, 2023];

/** Three units over five years, with what makes months differ: no two years and no two units are alike. */
const entries: readonly Entry[] = units.flatMap((unitId, rank) =>
  years.flatMap((fiscalYear) => {
    const source = { ...sampleEntry({ id: "x" }).source, nature: "investment", vintage: fiscalYear } as const;
    const entry = (kind: EntryKind, effectiveOn: string, amount: number): Entry =>
      sampleEntry({
        id: `${unitId} ${kind} ${effectiveOn} ${fiscalYear}`,
        kind,
        effectiveOn,
        fiscalYear,
        unitId,
        source,
        amount: BigInt(amount) * 1_000_000n,
      });
    const plan = 1_000 + 300 * rank + 70 * (fiscalYear - 2019);
    const paid = [2, 5, 6, 9, 11, 12].map((month) => {
      const share = month + ((month * (rank + 1) * (fiscalYear - 2_000)) % 5);
      return entry("volumePaid", `${fiscalYear}-${String(month).padStart(2, "0")}-17`, Math.round((plan * share) / 70));
    });
    return [
      entry("assigned", `${fiscalYear}-01-05`, plan),
      entry("supplemented", `${fiscalYear}-08-05`, 100),
      ...paid,
      entry("volumePaid", `${fiscalYear + 1}-01-12`, 30 + rank),
    ];
  }),
);

async function openFilled(): Promise<Ledger> {
  const ledger = await ledgers.open();
  await ledger.append(sampleBatch({ id: "b", entries }));
  return ledger;
}

const question = { asOf: "2023-09-30", fiscalYear: 2023, by: ["unit"], filter: {}, unit: null } as const;

describe("the projection of a ledger", () => {
  test.each(["12-31", "01-31"] as const)("is what the library projects from the entries, to %s", async (deadline) => {
    const ledger = await openFilled();
    const { answer, revision } = await askProjection(ledger, { ...question, revision: null, deadline });
    expect(revision).toBe(1);
    expect(answer).toEqual(answerProjection(entries, { ...question, deadline }));
    expect(answer.groups.every(({ interval80 }) => interval80 !== null)).toBe(true);
  });

  test("keeps what a filter asks for", async () => {
    const ledger = await openFilled();
    const filter = { unitId: "Đăk Hà" };
    const { answer } = await askProjection(ledger, { ...question, by: [], filter, revision: null, deadline: "12-31" });
    expect(answer).toEqual(answerProjection(entries, { ...question, by: [], filter, deadline: "12-31" }));
    expect(answer.total.plan).toBe(1_680_000_000n);
  });

  test("judges the estimates that officers printed, and those of the years before", async () => {
    const ledger = await openFilled();
    const estimate = (fiscalYear: number, amount: bigint) =>
      ({
        ...sampleStatement,
        role: "estimate",
        fiscalYear,
        amount,
        asOf: null,
        unitId: "Kon Rẫy",
        source: sampleEntry({ id: "x" }).source,
      }) as const;
    await ledger.append(
      sampleBatch({
        id: "c",
        statements: [estimate(2022, 2_000_000_000n), estimate(2023, 1_000_000_000n), estimate(2023, 1_380_000_000n)],
      }),
    );
    const { answer } = await askProjection(ledger, { ...question, revision: null, deadline: "12-31" });
    const of = (unit: string) => answer.groups.find(({ key }) => key === unit)?.estimate;
    expect(of("Kon Rẫy")).toMatchObject({ estimate: 1_380_000_000n, judgedBy: "pastProjections", past: { count: 1 } });
    expect(of("Đăk Hà")).toBeNull();
    // Several units: nobody has estimated the whole.
    expect(answer.total.estimate).toBeNull();
  });

  test("on an empty ledger has no number", async () => {
    const ledger = await ledgers.open();
    const open = { by: [], asOf: null, fiscalYear: null, filter: {}, unit: null, revision: null } as const;
    const { answer } = await askProjection(ledger, { ...open, deadline: "12-31" });
    expect(answer.total).toMatchObject({ plan: null, projected: null, reason: "notStated" });
  });
});

test("the back-test of a ledger is the library's", async () => {
  const ledger = await openFilled();
  const { answer } = await askBacktest(ledger, { ...question, asOf: "2023-12-31", revision: null, deadline: "12-31" });
  const wanted = answerBacktest(entries, { ...question, asOf: "2023-12-31", deadline: "12-31" });
  expect(answer.choice.ranking.map(({ method }) => method)).toEqual(wanted.choice.ranking.map(({ method }) => method));
  expect(answer.choice.years).toEqual([2020, 2021, 2022, 2023]);
  expect(answer.rows.map(({ wape }) => wape?.toFixed(9))).toEqual(wanted.rows.map(({ wape }) => wape?.toFixed(9)));
});

test("the lapse radar gets what is projected to be left", async () => {
  const ledger = await openFilled();
  const { answer } = await askProjectedLapse(ledger, { ...question, revision: null, fasterShare: 0.1 });
  const { answer: projection } = await askProjection(ledger, { ...question, revision: null, deadline: "01-31" });
  for (const { key, atRiskProjected } of answer.groups)
    expect(atRiskProjected?.expected).toBe(projection.groups.find((group) => group.key === key)?.lapsing?.expected);
  const [deadline] = answer.deadlines;
  expect(deadline?.atRiskProjected?.ifFaster).toBeLessThan(deadline?.atRiskProjected?.expected ?? 0n);
});
