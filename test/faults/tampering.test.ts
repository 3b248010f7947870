/** Promise R8 on the embedded engine; test/postgres/tampering.test.ts has the same on a server. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Reader } from "../../packages/ledger/src/engine.ts";
import { tellFigures } from "./figures.ts";
import { excerpt, issuer } from "./tampered-record.ts";
import { editColumn } from "./tampering-edits.ts";
import {
  createDraw,
  drawCuts,
  drawEdits,
  findMissed,
  makeTamperedLedger,
  type TamperedLedger,
  tamperingCounts,
  tamperingSeed,
  type Verification,
  verification,
} from "./tampering.ts";

let tampered: TamperedLedger;
beforeAll(async () => {
  tampered = await makeTamperedLedger();
  console.log(`tampering: GIAINGAN_SEED=${tamperingSeed}`);
});
afterAll(() => tampered.close());

const timeoutMs = 3_600_000;

describe("tampering", () => {
  test("leaves an untouched ledger intact", async () => {
    expect(await verification(tampered)(tampered.engine)).toMatchObject({ isIntact: true, keptHead: "matches" });
  });

  test("of any column shows, with the first bad batch named", { timeout: timeoutMs }, async () => {
    const draw = createDraw(tamperingSeed);
    const edits = drawEdits(tampered.record, { count: tamperingCounts.edits, draw });
    const { missed, madeCount } = await findMissed(tampered, edits, verification(tampered));
    tellFigures({ id: "R8", what: "single edits, DuckDB", counts: { edits: madeCount, missed: missed.length } });
    expect(missed).toEqual([]);
    expect(madeCount).toBeGreaterThanOrEqual(tamperingCounts.edits);
  });

  test("by cutting the tail shows, with the first lost batch named", { timeout: timeoutMs }, async () => {
    const draw = createDraw(tamperingSeed);
    const cuts = drawCuts(tampered.record, { count: tamperingCounts.cuts, draw });
    const { missed, madeCount } = await findMissed(tampered, cuts, verification(tampered));
    tellFigures({ id: "R8", what: "tail cuts, DuckDB", counts: { cuts: madeCount, missed: missed.length } });
    expect(missed).toEqual([]);
    expect(madeCount).toBe(tamperingCounts.cuts);
  });

  test.each([
    { table: "entries", column: "document_issuer", reads: "e.document_issuer", instead: `'${issuer}' AS issuer` },
    { table: "statements", column: "excerpt", reads: "d.excerpt", instead: `'${excerpt}' AS excerpt` },
  ])("is missed by a verification that skips $column, and the harness tells", async ({ table, column, ...skip }) => {
    const skipping = (reader: Reader): Reader => ({
      query: (sql, parameters) => reader.query(sql.replace(skip.reads, skip.instead), parameters),
    });
    const blind: Verification = (reader) => verification(tampered)(skipping(reader));
    expect(await blind(tampered.engine)).toMatchObject({ isIntact: true });
    const edited = tampered.record.columns.filter((each) => each.name === column && each.table === table);
    const edits = edited.flatMap((each) => editColumn(tampered.record, each, createDraw(tamperingSeed)) ?? []);
    expect((await findMissed(tampered, edits, verification(tampered))).missed).toEqual([]);
    expect((await findMissed(tampered, edits, blind)).missed).toHaveLength(1);
  });
});
