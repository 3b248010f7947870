import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const projectFolder = fileURLToPath(new URL("../..", import.meta.url));
const readme = readFileSync(join(projectFolder, "README.md"), "utf8");

it("the README's example prints what its comments say", () => {
  const [, example = ""] = /```ts\n([^]*?)```/u.exec(readme) ?? [];
  const promised = [...example.matchAll(/console\.log\(.*\); \/\/ (.*)/gu)].map((match) => match[1]);
  expect(promised.length).toBeGreaterThan(2);
  const folder = mkdtempSync(join(projectFolder, "test", ".readme-"));
  try {
    writeFileSync(join(folder, "example.ts"), example);
    const run = spawnSync(process.execPath, [join(folder, "example.ts")], { encoding: "utf8" });
    expect(run.stderr).toBe("");
    expect(run.stdout.trim().split("\n")).toEqual(promised);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

it("the README has at most 80 lines, and its links lead somewhere", () => {
  expect(readme.split("\n").length).toBeLessThanOrEqual(81);
  const links = [...readme.matchAll(/\]\(([^)#:]+)\)/gu)].map((match) => match[1] ?? "");
  expect(links.length).toBeGreaterThan(5);
  expect(links.filter((link) => !existsSync(join(projectFolder, link)))).toEqual([]);
});
