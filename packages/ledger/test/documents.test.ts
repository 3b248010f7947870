import { type Finding, moneyRoles, type PassedCheck, rateRoles, type Statement } from "@giaingan/finance";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  sampleBatch,
  sampleCheck,
  sampleEntry,
  sampleFinding,
  sampleStatement,
  useTemporaryLedgers,
} from "./sample-batch.ts";

const ledgers = useTemporaryLedgers();

const storable = fc.string({ unit: "grapheme" }).filter((text) => !text.includes("\0"));
const named = fc.dictionary(storable, storable, { noNullPrototype: true });
const place = fc.record({ start: fc.nat(), end: fc.nat(), excerpt: storable });
const check: fc.Arbitrary<PassedCheck> = fc.record({
  code: storable,
  message: fc.record({ vi: storable, en: storable }),
  values: named,
  places: fc.array(place, { maxLength: 3 }),
});
const finding: fc.Arbitrary<Finding> = fc
  .tuple(check, fc.constantFrom("error", "warning", "information"))
  .map(([fields, severity]) => ({ ...fields, severity }));
const statement: fc.Arbitrary<Statement> = fc.record({
  role: fc.constantFrom(...moneyRoles, ...rateRoles),
  printed: storable,
  amount: fc.option(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })),
  percent: fc.option(fc.constantFrom("46.35", "0", "-3.1", "1e9")),
  asOf: fc.option(fc.constantFrom("2023-10-31", "2024-02-29", "1999-12-31")),
  fiscalYear: fc.option(fc.integer({ min: 1976, max: 2100 })),
  unitId: storable,
  source: fc.record({
    level: fc.constantFrom(null, "central" as const, "commune" as const),
    nature: fc.constantFrom(null, "recurrent" as const),
    origin: fc.constantFrom(null, "domestic" as const),
    vintage: fc.option(fc.integer({ min: 1976, max: 2100 })),
    relation: fc.constantFrom(null, "offBudget" as const),
  }),
  place,
  needsReview: fc.boolean(),
});

describe("what a document said", () => {
  test("comes back exactly as it was given, in its order, and the chain holds", async () => {
    const ledger = await ledgers.open();
    let run = 0;
    const some = { minLength: 1, maxLength: 5 };
    await fc.assert(
      fc.asyncProperty(fc.array(statement, some), fc.array(finding, some), fc.array(check, some), async (...given) => {
        const [statements, findings, checks] = given;
        run += 1;
        const { revision } = await ledger.append(sampleBatch({ id: `${run}`, statements, findings, checks }));
        const place = (position: number) => ({ revision, batchId: `${run}`, position });
        const review = await ledger.findings();
        const ofBatch = <Item extends { readonly revision: number }>(items: readonly Item[]) =>
          items.filter((item) => item.revision === revision);
        expect(ofBatch(await ledger.statements())).toEqual(
          statements.map((item, rank) => ({ ...item, ...place(rank) })),
        );
        expect(ofBatch(review.findings)).toEqual(findings.map((item, rank) => ({ ...item, ...place(rank) })));
        expect(ofBatch(review.checks)).toEqual(checks.map((item, rank) => ({ ...item, ...place(rank) })));
      }),
      { numRuns: 40 },
    );
    expect(await ledger.verifyChain()).toMatchObject({ isIntact: true, revision: run });
  });

  test("is listed by batch, with its counts", async () => {
    const ledger = await ledgers.open({ clock: () => new Date("2023-11-01T00:00:00Z") });
    const contentHash = "ab".repeat(32);
    const { chainHead } = await ledger.append(
      sampleBatch({
        id: "a",
        documentName: "báo cáo 2023.txt",
        contentHash,
        entries: [sampleEntry({ id: "1" }), sampleEntry({ id: "2" })],
        statements: [sampleStatement, sampleStatement, sampleStatement],
        findings: [sampleFinding],
        checks: [sampleCheck, sampleCheck],
      }),
    );
    const summary = {
      revision: 1,
      id: "a",
      documentName: "báo cáo 2023.txt",
      contentHash,
      recordedAt: "2023-11-01T00:00:00.000Z",
      entryCount: 2,
      statementCount: 3,
      findingCount: 1,
      checkCount: 2,
      chainHead,
    };
    expect(await ledger.batches()).toEqual([summary]);
    expect(await ledger.batchByContentHash(contentHash)).toEqual(summary);
    expect(await ledger.batchByContentHash("cd".repeat(32))).toBeNull();
  });

  test("shows in the overview, an estimate of the year's end apart from how far the data go", async () => {
    const ledger = await ledgers.open({ sample: true });
    expect(await ledger.overview()).toEqual({
      revision: 0,
      chainHead: "0".repeat(64),
      sample: true,
      recordedAt: null,
      units: [],
      fiscalYears: [],
      firstEffectiveOn: null,
      latestEffectiveOn: null,
      lastEntryOn: null,
      latestStatementAsOf: null,
      dataDate: null,
      batchCount: 0,
      entryCount: 0,
    });
    const entries = [
      sampleEntry({ id: "plan", effectiveOn: "2024-01-01", fiscalYear: 2024 }),
      sampleEntry({ id: "paid", kind: "volumePaid", effectiveOn: "2023-10-31" }),
    ];
    const statements: readonly Statement[] = [
      { ...sampleStatement, role: "disbursed", asOf: "2023-11-30", unitId: "A", fiscalYear: 2022 },
      { ...sampleStatement, role: "estimate", asOf: "2023-12-31", fiscalYear: null },
    ];
    await ledger.append(sampleBatch({ id: "a", entries, statements }));
    expect(await ledger.overview()).toMatchObject({
      revision: 1,
      units: ["A", "dong-giang"],
      fiscalYears: [2022, 2023, 2024],
      firstEffectiveOn: "2023-10-31",
      latestEffectiveOn: "2023-10-31",
      lastEntryOn: "2024-01-01",
      latestStatementAsOf: "2023-12-31",
      dataDate: "2023-11-30",
      batchCount: 1,
      entryCount: 2,
    });
  });
});
