/** Scenario tables in a real ledger, on both engines: it gives what the tables expect, and the library the same. */
import { openLedger } from "@giaingan/ledger";
import { expect, test } from "vitest";
import { createLedgerPlaces } from "../../packages/ledger/test/ledger-places.ts";
import { askScenarioLedger, postToLedger } from "./ledger-run.ts";
import { askLibrary } from "./library-answers.ts";
import { batchOf, byQuestion, differences, isAskedOfRecord, libraryRecord, scenarios } from "./scenario-tables.ts";

test.each(scenarios)("$title comes out as expected, and the same, in the ledger", async (scenario) => {
  const { record } = libraryRecord(scenario);
  const places = createLedgerPlaces();
  const ledger = await openLedger({ mode: "openOrCreate", ...(await places.prepare(places.path())) });
  try {
    for (const batch of scenario.batches) {
      const posting = batchOf(scenario, batch);
      if (typeof posting === "string") continue;
      const { revision } = ledger.head();
      const code = await postToLedger(ledger, posting, scenario.projects);
      expect.soft(code, batch.id).toBe(batch.refusedWith);
      expect.soft(ledger.head().revision, batch.id).toBe(batch.refusedWith === null ? revision + 1 : revision);
    }
    for (const { question, checks: own } of byQuestion(scenario)) {
      const answer = await askScenarioLedger(ledger, question);
      expect.soft(differences(answer, own), JSON.stringify(question)).toEqual([]);
      const same = own.every(isAskedOfRecord) ? askLibrary(record, question) : answer;
      expect.soft(answer, JSON.stringify(question)).toEqual(same);
    }
  } finally {
    await ledger.close();
    await places.remove();
  }
});
