/** Promise R8 on a server: an administrator whose session fires no trigger. */
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  createDraw,
  drawCuts,
  drawEdits,
  findMissed,
  makeTamperedLedger,
  type TamperedLedger,
  tamperingCounts,
  tamperingSeed,
  verification,
} from "../faults/tampering.ts";
import { tellFigures } from "../faults/figures.ts";
import { lookAtEdited } from "../faults/tampered-record.ts";

let tampered: TamperedLedger;
beforeAll(async () => {
  tampered = await makeTamperedLedger();
  console.log(`tampering: GIAINGAN_SEED=${tamperingSeed}`);
});
afterAll(() => tampered.close());

/** The embedded engine takes the full count; here a tenth shows that the server is read the same. */
const count = Math.ceil(tamperingCounts.edits / 10);

test("edits and cut tails show, with the first bad batch named", { timeout: 3_600_000 }, async () => {
  const draw = createDraw(tamperingSeed);
  const edits = drawEdits(tampered.record, { count, draw });
  const cuts = drawCuts(tampered.record, { count, draw });
  const edited = await findMissed(tampered, edits, verification(tampered));
  const counts = { edits: edited.madeCount, cuts: count, missed: edited.missed.length };
  tellFigures({ id: "R8", what: "edits and cuts, PostgreSQL", counts });
  expect(edited.missed).toEqual([]);
  expect(edited.madeCount).toBeGreaterThan(count);
  expect(await findMissed(tampered, cuts, verification(tampered))).toEqual({ missed: [], madeCount: count });
});

test.each([
  { edit: "a changed sum", sql: "UPDATE monthly_totals SET amount = amount + 1 WHERE unit_id = 'Kon Rẫy'" },
  { edit: "a changed count", sql: "UPDATE monthly_totals SET entry_count = 0" },
  { edit: "a sum that was deleted", sql: "DELETE FROM monthly_totals WHERE unit_id = 'Kon Rẫy'" },
])("sums kept beside the entries are verified too: $edit", async ({ sql }) => {
  const verdict = await lookAtEdited(tampered.engine, [sql], verification(tampered));
  expect(verdict).toMatchObject({ isIntact: false, fault: "sumsDiffer", faultyBatch: null });
});
