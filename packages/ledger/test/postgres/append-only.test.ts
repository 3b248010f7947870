import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openPostgresEngine } from "../../src/postgres-engine.ts";
import type { Engine } from "../../src/engine.ts";
import type { Ledger } from "../../src/index.ts";
import type { ServerAddress } from "../../src/server-address.ts";
import { sampleBatch, sampleCheck, sampleEntry, sampleFinding, sampleStatement } from "../sample-batch.ts";
import { useServerLedgers } from "./server-places.ts";

const ledgers = useServerLedgers();

async function withEngine<Answer>(work: (engine: Engine) => Promise<Answer>): Promise<Answer> {
  const engine = await openPostgresEngine({ address: ledgers.places().path() as ServerAddress, isReadOnly: false });
  try {
    return await work(engine);
  } finally {
    await engine.close();
  }
}

async function makeLedger(): Promise<Ledger> {
  const ledger = await ledgers.open();
  await ledger.append(
    sampleBatch({
      id: "a",
      entries: [sampleEntry({ id: "1", amount: 5n })],
      statements: [sampleStatement],
      findings: [sampleFinding],
      checks: [sampleCheck],
    }),
  );
  return ledger;
}

/** Every table of the schema but the two that are no record: what is set, and sums that follow from the record. */
async function recordTables(engine: Engine): Promise<readonly string[]> {
  const rows = await engine.query(
    "SELECT CAST(table_name AS TEXT) FROM information_schema.tables WHERE table_schema = current_schema() ORDER BY 1",
  );
  return rows.map(([name]) => String(name)).filter((name) => name !== "meta" && name !== "monthly_totals");
}

describe("the record on a server", () => {
  test("refuses every UPDATE, DELETE and TRUNCATE on each of its tables, from its owner too", async () => {
    const ledger = await makeLedger();
    await withEngine(async (engine) => {
      const tables = await recordTables(engine);
      expect(tables).toEqual(
        expect.arrayContaining(["batches", "checks", "entries", "entry_classes", "findings", "statements"]),
      );
      for (const table of tables) {
        const [column] = await engine.query(`SELECT CAST(column_name AS TEXT) FROM information_schema.columns
          WHERE table_name = '${table}' AND table_schema = current_schema() ORDER BY ordinal_position LIMIT 1`);
        for (const sql of [
          `UPDATE ${table} SET ${String(column?.[0])} = ${String(column?.[0])}`,
          `DELETE FROM ${table}`,
          `TRUNCATE ${table}`,
        ])
          await expect(engine.query(sql), sql).rejects.toThrow(/append-only/u);
      }
    });
    expect(await ledger.verifyChain()).toMatchObject({ isIntact: true, revision: 1 });
  });

  test("refuses a second entry with the same unit and id", async () => {
    await makeLedger();
    await withEngine(async (engine) => {
      const copy = engine.query("INSERT INTO entries SELECT * FROM entries");
      await expect(copy).rejects.toThrow(/entries_pkey/u);
    });
  });
});

test("the documented script for Citus names every table of a ledger, and no other", async () => {
  await makeLedger();
  const script = readFileSync(new URL("../../../../docs/citus.sql", import.meta.url), "utf8");
  const named = [...script.matchAll(/create_(?:reference|distributed)_table\('(\w+)'/gu)].map(([, name]) => name);
  const tables = await withEngine((engine) => recordTables(engine));
  expect(named.toSorted()).toEqual([...tables, "meta", "monthly_totals"].toSorted());
});

describe("the sums that a server keeps", () => {
  const differences = `WITH counted AS (
      SELECT unit_id, fiscal_year, month_index, class_id, SUM(amount) AS amount, COUNT(*) AS entry_count
      FROM entries GROUP BY unit_id, fiscal_year, month_index, class_id),
    kept AS (SELECT unit_id, fiscal_year, month_index, class_id, amount, entry_count FROM monthly_totals)
    (SELECT * FROM counted EXCEPT SELECT * FROM kept) UNION ALL (SELECT * FROM kept EXCEPT SELECT * FROM counted)`;

  test("are those of the entries after any batches, refused and repeated ones among them", async () => {
    let run = 0;
    const entry = fc.record({
      unitId: fc.constantFrom("Đăk Pne", "đăk pne", "Tân Lập"),
      kind: fc.constantFrom("assigned", "volumePaid", "cut"),
      effectiveOn: fc.constantFrom("2023-01-31", "2023-02-01", "2023-12-31"),
      fiscalYear: fc.constantFrom(2022, 2023),
      amount: fc.bigInt(1n, 2n ** 62n),
    });
    const batches = fc.array(
      fc.record({
        entries: fc.array(entry, { minLength: 1, maxLength: 12 }),
        isRepeated: fc.boolean(),
        isRefused: fc.boolean(),
      }),
      { minLength: 1, maxLength: 6 },
    );
    const law = fc.asyncProperty(batches, async (drawn) => {
      run += 1;
      const name = `run-${run}`;
      const path = ledgers.places().path(name);
      const ledger = await ledgers.open({ path });
      for (const [rank, { entries, isRepeated, isRefused }] of drawn.entries()) {
        const given = entries.map((each, index) => sampleEntry({ ...each, id: `${rank}/${index}`, reverses: null }));
        const last = sampleEntry({ id: `${rank}/last`, reverses: "không có" });
        const batch = sampleBatch({ id: `b${rank}`, entries: isRefused ? [...given, last] : given });
        for (let times = isRepeated ? 2 : 1; times > 0; times -= 1)
          await ledger.append(batch).catch((error: unknown) => {
            if (!isRefused) throw error;
          });
      }
      const engine = await openPostgresEngine({ address: path as ServerAddress, isReadOnly: true });
      try {
        expect(await engine.query(differences)).toEqual([]);
        const [row] = await engine.query("SELECT COALESCE(SUM(entry_count), 0) FROM monthly_totals");
        expect(Number(row?.[0])).toBe((await ledger.overview()).entryCount);
      } finally {
        await engine.close();
        await ledger.close();
      }
    });
    await fc.assert(law, { numRuns: 8 });
  });

  test("are found to differ when they do", async () => {
    await makeLedger();
    await ledgers.places().runSql("UPDATE monthly_totals SET amount = amount + 1");
    expect(await withEngine((engine) => engine.query(differences))).toHaveLength(2);
  });
});
