import { copyFileSync, readFileSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { giaingan, projectFolder, temporaryFolder } from "./command-run.ts";

const entriesFile = join(projectFolder, "examples/but-toan-2023.csv");

/** A ledger and its backup in a folder of their own. */
function backedUp() {
  const folder = temporaryFolder();
  const at = (name: string): string => join(folder, name);
  expect(giaingan(["import", entriesFile, "--ledger", at("so.duckdb")]).code).toBe(0);
  const run = giaingan(["backup", at("sao-luu.gz"), "--ledger", at("so.duckdb")]);
  return { at, run };
}

describe("giaingan backup and restore", () => {
  it("bring a ledger to another place, where it answers the same", () => {
    const { at, run } = backedUp();
    expect(run).toMatchObject({ code: 0, stderr: "" });
    expect(run.stdout).toMatch(/^Đã sao lưu \d+ lô, \d+ bút toán, đầu chuỗi [0-9a-f]{64} vào /u);
    const restored = giaingan(["restore", at("sao-luu.gz"), "--ledger", at("moi.duckdb"), "--lang", "en"]);
    expect(restored).toMatchObject({ code: 0, stderr: "" });
    expect(restored.stdout).toMatch(/^Restored \d+ batches, \d+ entries, chain head [0-9a-f]{64} into /u);
    const [before, after] = ["so.duckdb", "moi.duckdb"].map((name) =>
      ["progress", "plan"].map((question) => giaingan([question, "--json", "--ledger", at(name)]).stdout),
    );
    expect(after).toEqual(before);
    expect(readFileSync(at("moi.duckdb.head.json"), "utf8")).toBe(readFileSync(at("so.duckdb.head.json"), "utf8"));
  });

  it("print the manifest with --json", () => {
    const { at } = backedUp();
    const sidecar = JSON.parse(readFileSync(at("sao-luu.gz.manifest.json"), "utf8")) as { file: unknown };
    const { file: _file, ...manifest } = sidecar;
    const checked = giaingan(["restore", at("sao-luu.gz"), "--check", "--json"]);
    expect(JSON.parse(checked.stdout)).toEqual({ path: at("sao-luu.gz"), isWhole: true, ...manifest });
    const taken = giaingan(["backup", at("hai.gz"), "--json", "--ledger", at("so.duckdb")]);
    expect(JSON.parse(taken.stdout)).toMatchObject({ file: { name: "hai.gz" }, totals: manifest["totals" as never] });
    const restored = giaingan(["restore", at("hai.gz"), "--json", "--ledger", at("moi.duckdb")]);
    expect(JSON.parse(restored.stdout)).toMatchObject({ ledger: at("moi.duckdb"), newerHead: null });
  });

  it("refuse what is there, what is damaged and what is no backup, and leave everything as it was", () => {
    const { at } = backedUp();
    const codeOf = (words: readonly string[]): unknown => {
      const run = giaingan([...words, "--json"]);
      return [run.code, (JSON.parse(run.stdout) as { error?: { code: string } }).error?.code];
    };
    expect(codeOf(["backup", at("sao-luu.gz"), "--ledger", at("so.duckdb")])).toEqual([1, "backupExists"]);
    expect(codeOf(["backup", at("x.gz"), "--ledger", at("khong.duckdb")])).toEqual([1, "ledgerNotFound"]);
    expect(codeOf(["restore", at("sao-luu.gz"), "--ledger", at("so.duckdb")])).toEqual([1, "restoreTargetExists"]);
    copyFileSync(at("sao-luu.gz"), at("cut.gz"));
    truncateSync(at("cut.gz"), 500);
    expect(codeOf(["restore", at("cut.gz"), "--ledger", at("moi.duckdb")])).toEqual([1, "backupCut"]);
    expect(codeOf(["restore", entriesFile, "--check"])).toEqual([1, "notABackup"]);
    expect(codeOf(["restore", at("khong.gz"), "--check"])).toEqual([1, "fileNotFound"]);
    expect(codeOf(["progress", "--ledger", at("moi.duckdb")])).toEqual([1, "ledgerNotFound"]);
    expect(giaingan(["restore", at("sao-luu.gz"), "--check"])).toMatchObject({ code: 0, stderr: "" });
  });
});
