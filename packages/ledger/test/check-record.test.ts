import type { Entry } from "@giaingan/finance";
import { emptyReference } from "@giaingan/finance/reference";
import { describe, expect, test } from "vitest";
import { checkRecord } from "../src/check/check.ts";
import type { Engine, SqlRow } from "../src/engine.ts";
import type { CheckReport, Ledger } from "../src/index.ts";
import { openEngineOf } from "./ledger-places.ts";
import { sampleBatch, sampleEntry, useTemporaryLedgers } from "./sample-batch.ts";

const ledgers = useTemporaryLedgers();

const investment = { level: "central", nature: "investment", origin: null, vintage: 2023, relation: null } as const;
const entry = (given: Partial<Entry> & { readonly id: string }): Entry => sampleEntry({ source: investment, ...given });
const plan = entry({ id: "ke-hoach", amount: 100n });
const paid = entry({ id: "chi", kind: "volumePaid", amount: 40n, effectiveOn: "2023-05-31" });

async function post(ledger: Ledger, batches: readonly (readonly Entry[])[]): Promise<void> {
  for (const [index, entries] of batches.entries())
    await ledger.append(sampleBatch({ id: `lo-${index + 1}`, entries }));
}

/** What is found of batches by an engine that answers otherwise than the ledger's own. */
async function checkWith(
  batches: readonly (readonly Entry[])[],
  answerOf: (sql: string, answer: (asked: string) => Promise<readonly SqlRow[]>) => Promise<readonly SqlRow[]>,
): Promise<CheckReport> {
  const ledger = await ledgers.open();
  await post(ledger, batches);
  const verdict = await ledger.verifyChain();
  await ledger.close();
  const engine = await openEngineOf(ledgers.path());
  const query: Engine["query"] = async (sql, parameters) => answerOf(sql, (asked) => engine.query(asked, parameters));
  try {
    return await checkRecord({ ...engine, query }, { verdict, revision: batches.length });
  } finally {
    await engine.close();
  }
}

const isOfSlices = (sql: string): boolean => sql.includes("e.component_id, e.fiscal_year, e.class_id");

/** Three units of two projects, each of which disburses more than its plan and recovers what was never advanced. */
const manyFaults: readonly (readonly Entry[])[] = [
  ["a", "b", "c"].flatMap((unitId) =>
    ["da-1", "da-2"].flatMap((projectId) => [
      entry({ id: `${unitId} ${projectId} 1`, unitId, projectId, amount: 10n }),
      entry({ ...paid, id: `${unitId} ${projectId} 2`, unitId, projectId, amount: 14n }),
      entry({ ...paid, id: `${unitId} ${projectId} 3`, unitId, projectId, kind: "advanceRecovered", amount: 3n }),
    ]),
  ),
];

describe("an engine that answers otherwise", () => {
  test("gives rows in another order, and the same is found in the same order", async () => {
    const own = await checkWith(manyFaults, async (sql, answer) => answer(sql));
    expect(own.counts).toMatchObject({ disbursementExceedsPlan: 9, recoveryExceedsAdvance: 9 });
    const reversed = await checkWith(manyFaults, async (sql, answer) =>
      isOfSlices(sql) ? (await answer(sql)).toReversed() : answer(sql),
    );
    expect(reversed).toEqual(own);
  });

  test("answers another sum of one money, which is named with both figures", async () => {
    const report = await checkWith([[plan], [paid]], async (sql, answer) => {
      const rows = await answer(sql);
      return isOfSlices(sql) ? rows.map((row) => row.with(5, BigInt(String(row[5])) + 2n)) : rows;
    });
    const where = "dong-giang, Đầu tư phát triển, Ngân sách trung ương 2023, 2023";
    expect(report.faults.map(({ values }) => values)).toEqual([
      { where, name: "plan", entries: "102", answered: "100" },
      { where, name: "disbursed", entries: "42", answered: "40" },
    ]);
    expect(report.isSound).toBe(false);
  });

  test("answers a money of which there is no entry, or not one of which there is", async () => {
    const beyond = await checkWith([[plan], [paid]], async (sql, answer) => (isOfSlices(sql) ? [] : answer(sql)));
    const where = '["dong-giang",2023,"central","investment",null,2023,null]';
    expect(beyond.faults.map(({ values }) => values)).toEqual([
      { where, name: "plan", entries: "null", answered: "100" },
    ]);
    const without = await checkWith([[plan]], async (sql, answer) => {
      const rows = await answer(sql);
      return isOfSlices(sql) ? [...rows, ...rows.map((row) => row.with(0, "khac"))] : rows;
    });
    expect(without.faults.map(({ values }) => [values["entries"], values["answered"]])).toEqual([["100", "null"]]);
  });

  test("has parts that do not make the whole", async () => {
    const report = await checkWith([[plan], [paid]], async (sql, answer) => {
      const rows = await answer(sql);
      return sql.startsWith("SELECT e.project_id, SUM") ? [...rows, ...rows] : rows;
    });
    expect(report.faults.map(({ values }) => values["where"])).toEqual(["by project", "by project"]);
    expect(report.faults.map(({ values }) => [values["entries"], values["answered"]])).toEqual([
      ["200", "100"],
      ["80", "40"],
    ]);
  });

  test("has a class twice, as hands may have left it: nothing is counted twice", async () => {
    const twice = await checkWith([[plan], [paid]], async (sql, answer) => {
      const rows = await answer(sql);
      return sql.startsWith("SELECT class_id, kind") ? [...rows, ...rows] : rows;
    });
    expect(twice.counts).toEqual({});
  });
});

describe("a batch that is no longer there", () => {
  test("is told with its first entry, and with how much of it still counts", async () => {
    const ledger = await ledgers.open();
    const other = entry({ id: "khac", unitId: "Tây Giang", amount: 7n });
    await post(ledger, [[plan], [paid, other], [entry({ id: "them", amount: 1n })]]);
    await ledger.close();
    await ledgers.runSql("DELETE FROM batches WHERE revision = 2");
    const opened = await ledgers.open({ mode: "open" });
    const { faults, isSound } = await opened.check();
    expect(isSound).toBe(false);
    expect(faults.find(({ code }) => code === "chainBroken")?.place).toMatchObject({ revision: 2, entryId: null });
    expect(faults.find(({ code }) => code === "entriesOfNoBatch")).toMatchObject({
      severity: "fatal",
      values: { revision: "2", entries: "2", units: "2", unit: "Tây Giang" },
      place: { revision: 2, batchId: null, documentName: null, entryId: "chi", line: 1 },
    });
    // What is recorded or dated later counts in no figure that was asked for.
    for (const at of [{ revision: 1 }, { asOf: "2022-12-31" }])
      expect((await opened.check(at)).counts).not.toHaveProperty("entriesOfNoBatch");
  });
});

describe("a name that no rule admits", () => {
  test("is told wherever it stands, and its money is judged like all other", async () => {
    const ledger = await ledgers.open();
    const names = ["unit_id", "project_id", "component_id"].map((id) =>
      entry({ id, kind: "transferred", amount: 5n, projectId: "da-1" }),
    );
    await post(ledger, [[plan, ...names, entry({ id: "x", projectId: "da-2" })]]);
    await ledger.close();
    for (const { id } of names)
      await ledgers.runSql(`UPDATE entries SET ${id} = '${"Đông Giang".normalize("NFD")}' WHERE id = '${id}'`);
    const { counts, faults } = await (await ledgers.open({ mode: "open" })).check();
    expect(counts).toMatchObject({ chainBroken: 1, invalidEntry: 3, transferNotBalanced: 1 });
    const told = faults.filter(({ code }) => code === "invalidEntry");
    expect(told.map(({ place }) => [place.entryId, place.line])).toEqual([
      ["unit_id", 2],
      ["project_id", 3],
      ["component_id", 4],
    ]);
  });
});

describe("names against the reference data", () => {
  const component = { id: "02", name: { vi: "Hạ tầng", en: "Infrastructure" } };
  const name = { vi: "Nông thôn mới", en: "New rural development" };
  const programme = { id: "ntm", name, validFrom: null, validTo: null, components: [component] };
  const reference = { ...emptyReference, programmes: [programme] };

  test("warn of a component that no programme has, at its last entry", async () => {
    const ledger = await ledgers.open();
    await post(ledger, [[{ ...plan, componentId: "02" }], [{ ...paid, componentId: "09" }, entry({ id: "x" })]]);
    expect((await ledger.check({ reference })).faults).toMatchObject([
      {
        code: "componentUnknown",
        severity: "warning",
        values: { component: "09" },
        place: { revision: 2, batchId: "lo-2", entryId: "chi", line: 1 },
      },
    ]);
    expect((await ledger.check()).counts).toEqual({});
  });

  test("know a component by its programme too, and a form of contribution by itself", async () => {
    const ledger = await ledgers.open();
    const mobilised = entry({ id: "gop", kind: "mobilised", componentId: "mobilised/cash", amount: 1n });
    await post(ledger, [[{ ...plan, componentId: "ntm/02" }, mobilised]]);
    expect((await ledger.check({ reference })).counts).toEqual({});
  });
});

describe("a record of many budget years", () => {
  test.each([3, 45])("of %i: each of them is told, in their order", async (yearCount) => {
    const ledger = await ledgers.open();
    const years = Array.from({ length: yearCount }, (_, rank) => 2030 + rank);
    const entries = ["b", "a"].flatMap((unitId) =>
      years.toReversed().flatMap((fiscalYear) => [
        entry({ id: `${unitId} ${fiscalYear}`, unitId, fiscalYear, effectiveOn: `${fiscalYear}-01-01`, amount: 9n }),
        entry({
          id: `${unitId} ${fiscalYear} chi`,
          kind: "volumePaid",
          unitId,
          fiscalYear,
          effectiveOn: `${fiscalYear}-11-30`,
        }),
      ]),
    );
    await post(ledger, [entries]);
    const report = await ledger.check({ asOf: `${2030 + yearCount}-12-31` });
    expect(report.counts).toEqual({ staleMonth: 2 * yearCount });
    expect(report.faults.map(({ values }) => `${values["unit"]} ${values["year"]}`)).toEqual(
      ["a", "b"].flatMap((unitId) => years.map((year) => `${unitId} ${year}`)),
    );
    expect(report.faults[0]?.values["months"]).toBe("2030-12,2031-01");
  });
});
