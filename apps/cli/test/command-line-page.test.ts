import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { giaingan, projectFolder } from "./command-run.ts";

const page = readFileSync(join(projectFolder, "docs/command-line.md"), "utf8");
const lines = page.split("\n").filter((line) => line.startsWith("giaingan "));

describe("docs/command-line.md", () => {
  const folder = mkdtempSync(join(tmpdir(), "giaingan-page-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(lines)("%s", (line) => {
    const words = line.split(" ").slice(1);
    const run = giaingan([...words, "--ledger", join(folder, "so.duckdb")]);
    expect(run).toMatchObject({ code: 0, stderr: "" });
    expect(run.stdout).not.toBe("");
  });

  it("shows every question that the help lists", () => {
    const listed = giaingan(["--help", "--lang", "en"]).stdout.split("\n\n")[2] ?? "";
    const names = listed.split("\n").flatMap((line) => /^ {2}([a-z]+)/u.exec(line)?.[1] ?? []);
    expect(names.length).toBeGreaterThan(10);
    const shown = new Set(lines.map((line) => line.split(" ")[1]));
    // Shown elsewhere: a chart, what would leave files behind, and what runs until it is ended.
    const elsewhere = new Set(["chart", "backup", "restore", "serve"]);
    expect(names.filter((name) => !shown.has(name) && !elsewhere.has(name))).toEqual([]);
  });

  it("shows the table and the statement that the examples hold", () => {
    for (const name of ["bang-so-lieu-2025.csv"])
      expect(page).toContain(readFileSync(join(projectFolder, "examples", name), "utf8").trim());
  });
});
