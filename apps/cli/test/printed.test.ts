import { join } from "node:path";
import { expect, it } from "vitest";
import { giaingan, report2023, temporaryFolder } from "./command-run.ts";

it.each([
  { name: "help-vi", words: ["--help"] },
  { name: "help-en", words: ["help", "progress", "--lang", "en"] },
  { name: "import-preview-vi", words: ["import", report2023, "--preview"] },
  { name: "import-preview-en", words: ["import", report2023, "--preview", "--lang", "en"] },
])("prints $name as it did before", async ({ name, words }) => {
  const run = giaingan([...words, "--ledger", join(temporaryFolder(), "so.duckdb")]);
  expect(run.code).toBe(0);
  await expect(run.stdout).toMatchFileSnapshot(`golden/${name}.txt`);
});

it.each(["vi", "en"])("prints progress in %s as it did before", async (language) => {
  const ledger = join(temporaryFolder(), "so.duckdb");
  giaingan(["import", report2023, "--ledger", ledger]);
  const run = giaingan(["progress", "--ledger", ledger, "--lang", language]);
  await expect(run.stdout).toMatchFileSnapshot(`golden/progress-${language}.txt`);
});
