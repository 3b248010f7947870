/** Attacks that are imported on the command line: refused with what to do, and nothing is posted. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { languages, Refusal } from "@giaingan/finance";
import { openLedger } from "@giaingan/ledger";
import { expect, onTestFinished, test } from "vitest";
import { lawTimeoutMs } from "../../../../test/laws/lane.ts";
import { chosenAttacks, unlikeOutcome } from "../../../../packages/exchange/test/attacks/chosen-attacks.ts";
import { loadCommands } from "../../src/command-list.ts";
import { readCommandLine } from "../../src/command-line.ts";

test("the command line refuses an attack with what to do, and posts nothing", { timeout: lawTimeoutMs }, async () => {
  const folder = mkdtempSync(join(tmpdir(), "giaingan-attacks-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const ledgerPath = join(folder, "so.duckdb");
  const commands = await loadCommands("import");
  const wrong: (string | null)[] = [];
  for (const attack of chosenAttacks) {
    const path = join(folder, attack.file);
    writeFileSync(path, attack.draw());
    const request = readCommandLine(["import", path, "--preview", "--ledger", ledgerPath], commands, {});
    if (request.kind !== "run") throw new Error("a file is imported");
    const refusal = await request.command.run(request.invocation).then(
      () => null,
      (error: unknown) => error,
    );
    if (refusal !== null && !(refusal instanceof Refusal)) throw new Error(attack.name, { cause: refusal });
    for (const language of languages)
      expect([attack.name, refusal?.fact[language] === "", refusal?.remedy[language] === ""]).toEqual([
        attack.name,
        false,
        false,
      ]);
    // What is read holds no table, or no figure, and is refused for that; of a CSV file that is no table, the entries reader speaks.
    const isSpokenOf = attack.file.endsWith(".csv") || !("refused" in attack.outcome);
    wrong.push(unlikeOutcome(attack, { code: refusal?.code ?? null, others: isSpokenOf ? [refusal?.code ?? ""] : [] }));
  }
  expect(wrong.filter((line) => line !== null)).toEqual([]);
  const ledger = await openLedger({ path: ledgerPath, mode: "openOrCreate" });
  expect(ledger.head().revision).toBe(0);
  await ledger.close();
});
