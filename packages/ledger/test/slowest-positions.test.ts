import { type Entry, entryKinds } from "@giaingan/finance";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Dimension, Ledger, PositionRow } from "../src/index.ts";
import { sampleBatch, sampleEntry, useTemporaryLedgers } from "./sample-batch.ts";

const ledgers = useTemporaryLedgers();

/** The same, ranked by hand over all groups, as fractions. */
async function rankByHand(
  ledger: Ledger,
  query: { readonly asOf: string; readonly groupBy: readonly Dimension[] },
  count: number,
): Promise<readonly PositionRow[]> {
  const ranked: PositionRow[] = [];
  for (const row of await ledger.positions(query)) {
    const { plan, disbursed } = row;
    if (plan === null || plan <= 0n) continue;
    const isSlower = (other: PositionRow): boolean =>
      (disbursed ?? 0n) * (other.plan ?? 0n) < (other.disbursed ?? 0n) * plan;
    const place = ranked.findIndex(isSlower);
    ranked.splice(place === -1 ? ranked.length : place, 0, row);
  }
  return ranked.slice(0, count);
}

const entryArbitrary: fc.Arbitrary<Omit<Entry, "id">> = fc
  .record({
    kind: fc.constantFrom(...entryKinds, "assigned" as const, "volumePaid" as const),
    unitId: fc.constantFrom("a", "B", "Đ", "é'", "z"),
    projectId: fc.constantFrom(null, "p1", "p2", "p3"),
    componentId: fc.constantFrom(null, "c1"),
    amount: fc.oneof(
      fc.bigInt({ min: -3n, max: 5n }),
      fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
      fc.constantFrom(2n ** 62n, 2n ** 62n - 1n),
    ),
  })
  .map((fields) => sampleEntry({ id: "", ...fields }));

/** A project with a plan and a payment. */
function project(id: string, plan: bigint, paid: bigint | null): readonly Entry[] {
  const planned = sampleEntry({ id: `${id}/plan`, projectId: id, amount: plan });
  return paid === null ? [planned] : [planned, { ...planned, id: `${id}/paid`, kind: "volumePaid", amount: paid }];
}

async function slowestProjects(entries: readonly Entry[], slowest: number): Promise<readonly unknown[]> {
  const ledger = await ledgers.open();
  await ledger.append(sampleBatch({ id: "a", entries }));
  const rows = await ledger.positions({ asOf: "2023-12-31", groupBy: ["project"], slowest });
  return rows.map(({ key }) => key.project);
}

describe("the slowest groups", () => {
  test("are those of a ranking by hand, for any entries and places", async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(entryArbitrary, { minLength: 1, maxLength: 60 }),
        fc.subarray<Dimension>(["unit", "project", "component", "level", "month"], { minLength: 1 }),
        fc.integer({ min: 1, max: 12 }),
        async (drawn, groupBy, slowest) => {
          run += 1;
          const ledger = await ledgers.open({ path: ledgers.path(`${run}.duckdb`) });
          const entries = drawn.map((entry, rank): Entry => ({ ...entry, id: `${rank}` }));
          await ledger.append(sampleBatch({ id: "a", entries }));
          const query = { asOf: "2023-12-31", groupBy };
          expect(await ledger.positions({ ...query, slowest })).toEqual(await rankByHand(ledger, query, slowest));
          await ledger.close();
        },
      ),
      { numRuns: 30 },
    );
  });

  test.each<{ name: string; entries: readonly Entry[]; slowest: number; projects: readonly unknown[] }>([
    {
      name: "no payment stated counts as 0, and no plan is no rate",
      entries: [
        ...project("paid", 10n, 1n),
        ...project("unpaid", 10n, null),
        ...project("refunded", 10n, -1n),
        sampleEntry({ id: "x", projectId: "unplanned", kind: "volumePaid", amount: 5n }),
        ...project("cut", 0n, 3n),
      ],
      slowest: 5,
      projects: ["refunded", "unpaid", "paid"],
    },
    {
      name: "rates that floating point cannot tell apart are told apart",
      entries: [
        ...project("a", 2n ** 62n, 2n ** 61n + 1n),
        ...project("b", 2n ** 62n, 2n ** 61n),
        ...project("c", 2n ** 62n, 2n ** 61n - 1n),
      ],
      slowest: 2,
      projects: ["c", "b"],
    },
    {
      name: "a project that is not stated is one of them",
      entries: [
        ...project("a", 10n, 5n),
        sampleEntry({ id: "p", amount: 10n }),
        sampleEntry({ id: "q", kind: "volumePaid", amount: 4n }),
      ],
      slowest: 1,
      projects: [null],
    },
    {
      name: "hundreds of one rate come in the order of their keys",
      entries: Array.from({ length: 200 }, (_, rank) => project(`p${1_000 - rank}`, 3n, 1n)).flat(),
      slowest: 3,
      projects: ["p1000", "p801", "p802"],
    },
    {
      name: "hundreds of rates that floating point cannot tell apart are told apart",
      entries: Array.from({ length: 200 }, (_, rank) =>
        project(`p${100 + rank}`, 2n ** 62n, 2n ** 61n - BigInt(rank)),
      ).flat(),
      slowest: 2,
      projects: ["p299", "p298"],
    },
    {
      name: "hundreds without a payment come in the order of their keys, after who has refunded",
      entries: [
        ...project("z", 5n, -1n),
        ...Array.from({ length: 200 }, (_, rank) => project(`p${999 - rank}`, 3n, null)).flat(),
      ],
      slowest: 3,
      projects: ["z", "p800", "p801"],
    },
  ])("$name", async ({ entries, slowest, projects }) => {
    expect(await slowestProjects(entries, slowest)).toEqual(projects);
  });

  test.each([0, -1, 1.5, 1_001, Number.NaN])("are not %s", async (slowest) => {
    const ledger = await ledgers.open();
    const asked = ledger.positions({ asOf: "2023-12-31", groupBy: ["project"], slowest });
    await expect(asked).rejects.toMatchObject({ code: "invalidValue", values: { name: "slowest" } });
  });
});
