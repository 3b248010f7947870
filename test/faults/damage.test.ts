/** Promise R3: a damaged file never gives a wrong total. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { batchCount } from "./damaged-batches.ts";
import {
  brokenPromises,
  damageCount,
  damageSeed,
  type DamageSources,
  drawCases,
  makeDamageSources,
  openDamaged,
  outcomes,
} from "./damage.ts";
import { tellFigures } from "./figures.ts";

let sources: DamageSources;
beforeAll(async () => {
  sources = await makeDamageSources();
  console.log(`damage: GIAINGAN_SEED=${damageSeed}`);
});
afterAll(() => sources.remove());

describe("a damaged ledger", () => {
  test.each([
    { damage: "truncation", seed: damageSeed },
    { damage: "bitFlip", seed: damageSeed + 1 },
  ] as const)(
    "gives a verified prefix or a refusal, never a wrong total: $damage",
    { timeout: 3_600_000 },
    async ({ damage, seed }) => {
      const results = await openDamaged(drawCases(sources, damage, seed));
      tellFigures({
        id: "R3",
        what: `a damaged file: ${damage}`,
        counts: { files: results.length, ...outcomes(results), "wrong totals": brokenPromises(results).length },
      });
      expect(brokenPromises(results)).toEqual([]);
      expect(results).toHaveLength(damageCount);
    },
  );

  test("opens whole where only what nobody reads was touched, and the harness would tell a wrong total", async () => {
    const whole = { source: sources.killed, target: `${sources.folder}/whole.duckdb`, file: "log" as const };
    const [result] = await openDamaged([{ ...whole, damage: "truncation", share: 1, bit: 0 }]);
    // The last byte of the log is cut: the last batch is not there, or the log is refused.
    expect(["opened", "refused"]).toContain(result?.answer.outcome);
    const answer = { revision: batchCount, totals: "1,2,3,4 / 1,2,3,4", isIntact: true, verifiedRevision: batchCount };
    const lying = { outcome: "opened", warnings: [], ...answer } as const;
    if (result === undefined) throw new Error("a case has a result");
    expect(brokenPromises([{ case: result.case, answer: lying }])).toHaveLength(1);
    expect(brokenPromises([{ case: result.case, answer: { ...lying, revision: 20 } }])).toHaveLength(1);
  });
});
