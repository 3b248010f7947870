import { spawn } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { giaingan, projectFolder, report2023, temporaryFolder } from "./command-run.ts";

interface Case {
  readonly title: string;
  readonly words: readonly string[];
  readonly code: 1 | 2;
  readonly says: RegExp;
}

/** The cases, with their files in a folder; none are written when only the titles are wanted. */
function casesIn(folder: string | null): readonly Case[] {
  const at = (name: string): string => join(folder ?? "", name);
  const file = (name: string, content: string | Uint8Array): string => {
    if (folder !== null) writeFileSync(at(name), content);
    return at(name);
  };
  const empty = file("rong.txt", "");
  const blank = file("trang.txt", " \n\t\n");
  const binary = file("nhi-phan.txt", new Uint8Array([0x89, 0x01, 0x02, 0x00, 0xff, 0xfe, 0x00, 0x07]));
  const cut = file("bi-cat.txt", new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0x00, 0xff, 0xfe, 0x00]));
  const noFigures = file("khong-so.txt", "Báo cáo tình hình tuyên truyền, vận động Nhân dân.\n");
  const badLine = file("hong.jsonl", '{"id": "a", "text": "x"}\n{"id": 1}\n');
  const ledger = at("so.duckdb");
  const table = file("but-toan.csv", "kind,effectiveOn,fiscalYear,unit,amount\nassigned,2023-01-10,2023,A,1\n");
  const notLedger = file("khong-phai-so.duckdb", "đây không phải sổ cái");
  return [
    { title: "an empty file", words: ["import", empty, "--ledger", ledger], code: 1, says: /rỗng[^]*is empty/u },
    { title: "a blank file", words: ["import", blank, "--ledger", ledger], code: 1, says: /rỗng[^]*is empty/u },
    { title: "a binary file", words: ["import", binary, "--ledger", ledger], code: 1, says: /UTF-8[^]*UTF-8/u },
    {
      title: "a container that was cut off, named as a text",
      words: ["import", cut, "--ledger", ledger],
      code: 1,
      says: /bị hỏng[^]*is damaged/u,
    },
    {
      title: "a text without figures",
      words: ["import", noFigures, "--ledger", ledger],
      code: 1,
      says: /không có số tiền[^]*no sum of money/u,
    },
    {
      title: "a missing file",
      words: ["import", at("chua-co.txt"), "--ledger", ledger],
      code: 1,
      says: /Không tìm thấy[^]*There is no file/u,
    },
    {
      title: "a folder",
      words: ["import", at("."), "--ledger", ledger],
      code: 1,
      says: /Không đọc được[^]*cannot be read/u,
    },
    { title: "a broken line", words: ["extract", badLine], code: 1, says: /Dòng 2[^]*Line 2/u },
    {
      title: "an unknown date",
      words: ["progress", "--as-of", "2023-02-29", "--ledger", ledger],
      code: 1,
      says: /2023-02-29[^]*not a day/u,
    },
    { title: "no ledger", words: ["progress", "--ledger", ledger], code: 1, says: /Chưa có sổ[^]*There is no ledger/u },
    {
      title: "a file that is no ledger",
      words: ["progress", "--ledger", notLedger],
      code: 1,
      says: /không phải sổ[^]*not a ledger/u,
    },
    {
      title: "a policy file that is named and missing, for a report",
      words: ["import", report2023, "--policies", at("thieu.json"), "--ledger", ledger],
      code: 1,
      says: /Không tìm thấy tệp[^]*thieu\.json[^]*There is no file/u,
    },
    {
      title: "a reference file that is named and missing, for an entries file",
      words: ["import", table, "--reference", at("thieu.json"), "--ledger", ledger],
      code: 1,
      says: /Không tìm thấy tệp[^]*thieu\.json[^]*There is no file/u,
    },
    ...["progress", "plan", "rates", "lapse"].map((name): Case => ({
      title: `a reference file that is named and missing, for ${name} on the units as recorded`,
      words: [name, "--reference", at("thieu.json"), "--ledger", ledger],
      code: 1,
      says: /Không tìm thấy tệp[^]*thieu\.json[^]*There is no file/u,
    })),
    {
      title: "a flag given twice",
      words: ["progress", "--rev", "1", "--rev=0", "--ledger", ledger],
      code: 2,
      says: /"--rev" được nêu 2 lần: "1", "0"[^]*"--rev" is given 2 times: "1", "0"/u,
    },
    {
      title: "groups given twice",
      words: ["progress", "--by", "unit", "--by", "month", "--ledger", ledger],
      code: 2,
      says: /"--by" được nêu 2 lần[^]*unit,month[^]*"--by" is given 2 times[^]*unit,month/u,
    },
    { title: "an unknown flag", words: ["progress", "--nhanh"], code: 2, says: /--nhanh[^]*There is no flag/u },
    { title: "an unknown command", words: ["nhap"], code: 2, says: /Không có lệnh[^]*There is no command/u },
    { title: "a missing argument", words: ["import"], code: 2, says: /còn thiếu[^]*too few/u },
    {
      title: "an unknown breakdown",
      words: ["progress", "--by", "màu"],
      code: 2,
      says: /không có giá trị[^]*no value/u,
    },
    {
      title: "an unknown picture format",
      words: ["chart", "progress", "--out", "x.gif", "--ledger", ledger],
      code: 1,
      says: /\.svg[^]*\.png/u,
    },
  ];
}

describe("bad input is refused clearly, in both languages, and nothing is posted", () => {
  it.each(casesIn(null).map(({ title }, index) => ({ title, index })))("$title", ({ index }) => {
    const folder = temporaryFolder();
    for (const { words, code, says } of casesIn(folder).slice(index, index + 1)) {
      const run = giaingan(words);
      expect(run.stderr).toMatch(says);
      expect(run.stderr).not.toMatch(/\n\s+at /u);
      expect(run.stdout).toBe("");
      expect(run.code).toBe(code);
      expect(existsSync(join(folder, "so.duckdb"))).toBe(false);
    }
  });

  it("with --lang only in the language asked for, with --json as a document too", () => {
    const english = giaingan(["progress", "--ledger", "khong-co.duckdb", "--lang", "en", "--json"]);
    expect(english.stderr).not.toContain("Chưa có sổ");
    expect(JSON.parse(english.stdout)).toMatchObject({ error: { code: "ledgerNotFound" } });
  });

  it("a second process on the same ledger is told who has it, and posts nothing", async () => {
    const ledger = join(temporaryFolder(), "so.duckdb");
    giaingan(["import", report2023, "--ledger", ledger]);
    const holder = spawn(
      process.execPath,
      [
        "-e",
        `import("@giaingan/ledger").then(async ({ openLedger }) => { globalThis.held = await openLedger({ path: ${JSON.stringify(ledger)}, mode: "open", owner: "máy chủ thử" }); console.log("open"); setTimeout(() => {}, 60_000); })`,
      ],
      { cwd: projectFolder, stdio: ["ignore", "pipe", "inherit"] },
    );
    await new Promise((resolve) => holder.stdout.once("data", resolve));
    try {
      const second = giaingan(["import", report2023, "--ledger", ledger]);
      expect(second.code).toBe(1);
      expect(second.stderr).toContain(String(holder.pid));
      expect(second.stderr).toMatch(/máy chủ thử[^]*open in another program/u);
    } finally {
      holder.kill("SIGKILL");
    }
  });
});
