/** A document that tells fewer dimensions of its sources than one before it. */
import { describe, expect, test } from "vitest";
import { fact, ledgerOf, notStated, paper, recurrent } from "./small-ledger.ts";

const anyLevel = { ...notStated, nature: "investment" as const };
const central = { ...anyLevel, level: "central" as const };
const province = { ...anyLevel, level: "province" as const };
const plan = (amount: bigint, source: typeof notStated): ReturnType<typeof fact> =>
  fact("plan", amount, { source, coversAllSources: false, projectId: "A" });

describe("money that was told by finer sources", () => {
  const finer = paper("2023-10-31", plan(60n, central), plan(20n, province), plan(15n, recurrent));

  test("is part of what a coarser document tells, which posts only what is beyond it", () => {
    const ledger = ledgerOf(finer, paper("2023-11-30", plan(90n, anyLevel), plan(15n, recurrent)));
    expect(ledger.total("plan", "2023-12-31")).toBe(105n);
    expect(ledger.ofSource("plan", anyLevel, "2023-12-31", { projectId: "A" })).toBe(10n);
  });

  test("and the same coarser document again posts nothing", () => {
    const coarser = paper("2023-11-30", plan(80n, anyLevel), plan(15n, recurrent));
    const ledger = ledgerOf(finer, coarser);
    expect(ledger.post(coarser)).toEqual([]);
    expect(ledger.total("plan", "2023-12-31")).toBe(95n);
  });

  test("and a coarser total that is lower takes the difference away", () => {
    const ledger = ledgerOf(finer, paper("2023-11-30", plan(70n, anyLevel), plan(15n, recurrent)));
    expect(ledger.total("plan", "2023-12-31")).toBe(85n);
  });

  test("but money of another year is told beside it, and stays", () => {
    const carried = { ...anyLevel, vintage: 2022 };
    const ledger = ledgerOf(
      paper("2023-10-31", plan(60n, anyLevel), plan(30n, carried)),
      paper("2023-11-30", plan(70n, anyLevel)),
    );
    expect(ledger.total("plan", "2023-12-31")).toBe(100n);
    expect(ledger.ofSource("plan", carried, "2023-12-31", { projectId: "A" })).toBe(30n);
  });

  test("and a document that tells the finer money again has it all", () => {
    const ledger = ledgerOf(
      finer,
      paper("2023-11-30", plan(90n, anyLevel)),
      paper("2023-12-15", plan(65n, central), plan(30n, province), plan(0n, anyLevel)),
    );
    expect(ledger.ofSource("plan", notStated, "2023-12-31", { projectId: "A" })).toBe(null);
    expect(ledger.total("plan", "2023-12-31")).toBe(110n);
  });
});
