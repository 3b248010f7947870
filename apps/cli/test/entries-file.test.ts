import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { giaingan, projectFolder, report2023, temporaryFolder } from "./command-run.ts";

const example = join(projectFolder, "examples", "but-toan-2023.csv");
const header =
  "id,batch,kind,effectiveOn,fiscalYear,unit,project,component,level,nature,origin,vintage,relation,amount,documentNumber,documentDate,documentIssuer,reverses,reason";
const short = "id,kind,effectiveOn,fiscalYear,unit,amount";
const good = "plan-1,assigned,2023-01-05,2023,Huyện Kon Rẫy,900";

interface Answer {
  readonly posted: number;
  readonly alreadyPosted: boolean;
  readonly revision: number;
  readonly batches: readonly { readonly id: string; readonly revision: number | null; readonly kinds: object }[];
  readonly findings: readonly { readonly code: string }[];
}

const answerOf = (words: readonly string[]): Answer => JSON.parse(giaingan([...words, "--json"]).stdout) as Answer;

/** A file in a folder of its own, and a ledger beside it. */
function workplace(): {
  readonly ledger: string;
  readonly file: (name: string, content: string | Uint8Array) => string;
} {
  const folder = temporaryFolder();
  return {
    ledger: join(folder, "so.duckdb"),
    file: (name, content) => {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    },
  };
}

describe("an entries file", () => {
  it("goes in batch by batch, and the same file again posts nothing", () => {
    const { ledger } = workplace();
    const first = answerOf(["import", example, "--ledger", ledger]);
    expect(first).toMatchObject({ posted: 11, alreadyPosted: false, revision: 7 });
    expect(first.batches[0]).toMatchObject({ id: "giao-von-2023", revision: 1, kinds: { assigned: 2 } });
    expect(answerOf(["import", example, "--ledger", ledger])).toMatchObject({
      posted: 0,
      alreadyPosted: true,
      revision: 7,
    });
    expect(giaingan(["import", example, "--ledger", ledger]).stdout).toContain("không ghi thêm bút toán nào (0)");
    const progress = giaingan(["progress", "--as-of", "2023-12-31", "--ledger", ledger, "--json"]);
    // 24.314 + 2.562 + 2.371 + 1.186 = 30.433 million; 1.200 + 3.850 − 600 + 1.050 + 15 − 15 = 5.500 million.
    expect(JSON.parse(progress.stdout)).toMatchObject({
      total: { plan: "30433000000", disbursedToDate: "5500000000" },
      mobilised: "320000000",
    });
  });

  it("is the same file re-saved by a spreadsheet, with another name, semicolons, a mark and other line ends", () => {
    const { ledger, file } = workplace();
    const plain = file("a.csv", `${short}\n,assigned,2023-01-05,2023,A,5\n,assigned,2023-01-05,2023,A,5\n`);
    const saved =
      "\uFEFFamount;unit;kind;effectiveOn;fiscalYear\r\n5;A;assigned;2023-01-05;2023\r\n5;A;assigned;2023-01-05;2023\r\n;;;;\r\n";
    const first = answerOf(["import", plain, "--ledger", ledger]);
    expect(first).toMatchObject({ posted: 2, findings: [{ code: "rowsAlike" }] });
    expect(answerOf(["import", file("b.tsv", saved), "--ledger", ledger])).toMatchObject({ posted: 0, revision: 1 });
  });

  it("posts only what is new of a file that goes on", () => {
    const { ledger, file } = workplace();
    const path = file("a.csv", `${short}\n,assigned,2023-01-05,2023,A,5\n`);
    giaingan(["import", path, "--ledger", ledger]);
    file("a.csv", `${short}\n,assigned,2023-01-05,2023,A,5\n,supplemented,2023-02-05,2023,A,7\n`);
    expect(answerOf(["import", path, "--ledger", ledger])).toMatchObject({ posted: 1, revision: 2 });
  });

  it("previews without a ledger and makes none", () => {
    const { ledger } = workplace();
    expect(answerOf(["import", example, "--preview", "--ledger", ledger])).toMatchObject({
      preview: true,
      posted: 0,
      revision: 0,
      alreadyPosted: false,
    });
    expect(existsSync(ledger)).toBe(false);
    expect(giaingan(["import", example, "--preview", "--ledger", ledger]).stdout).toContain("sẽ ghi 11 bút toán");
  });

  it("brings a new unit into a ledger with --new-units, and defines the units of an empty one", () => {
    const { ledger, file } = workplace();
    expect(answerOf(["import", file("a.csv", `${short}\n${good}\n`), "--ledger", ledger]).posted).toBe(1);
    const other = file("b.csv", `${short}\nplan-2,assigned,2023-01-05,2023,Huyện Tu Mơ Rông,5\n`);
    expect(giaingan(["import", other, "--ledger", ledger]).code).toBe(1);
    expect(answerOf(["import", other, "--new-units", "--ledger", ledger])).toMatchObject({ posted: 1, revision: 2 });
  });
});

describe("hard rules", () => {
  const beyond = `${short}\np1,assigned,2023-01-05,2023,A,10\nt1,volumePaid,2023-03-01,2023,A,4\nt2,volumePaid,2023-03-02,2023,A,7\n`;

  it("refuse a file that breaks one, with the line, also in a preview, and make no ledger", () => {
    const { ledger, file } = workplace();
    const path = file("vuot.csv", beyond);
    for (const flags of [[], ["--preview"]]) {
      const run = giaingan(["import", path, ...flags, "--ledger", ledger, "--json"]);
      expect(run.code).toBe(1);
      expect(JSON.parse(run.stdout)).toMatchObject({
        error: { code: "disbursementExceedsPlan", values: { path, line: "4" } },
      });
      expect(existsSync(ledger)).toBe(false);
    }
  });

  it("are findings with --as-reported", () => {
    const { ledger, file } = workplace();
    const path = file("vuot.csv", beyond);
    const tried = answerOf(["import", path, "--as-reported", "--preview", "--ledger", ledger]);
    expect(tried).toMatchObject({ posted: 0, revision: 0 });
    const posted = answerOf(["import", path, "--as-reported", "--ledger", ledger]);
    expect(posted).toMatchObject({ posted: 3, revision: 1 });
    for (const { findings } of [tried, posted])
      expect(findings.map(({ code }) => code)).toContain("disbursementExceedsPlan");
  });

  it("go by the policies beside the ledger", () => {
    const { ledger, file } = workplace();
    const late = `id,kind,effectiveOn,fiscalYear,unit,nature,vintage,amount\np1,assigned,2023-01-05,2023,A,investment,2023,10\nt1,disbursed,2024-02-15,2023,A,investment,2023,4\n`;
    const path = file("muon.csv", late);
    const codes = (): readonly string[] =>
      answerOf(["import", path, "--preview", "--ledger", ledger]).findings.map(({ code }) => code);
    expect(codes()).toContain("paidAfterDeadline");
    const longer = {
      id: "investment-current-2020",
      topic: "deadline",
      budgetYears: { from: 2020, to: 2024 },
      appliesTo: { nature: "investment", money: "current" },
      lastDay: { monthDay: "12-31", yearsAfter: 1 },
      legalBasis: "Nghị quyết thử nghiệm",
      verified: false,
    };
    writeFileSync(`${ledger}.policies.json`, JSON.stringify({ policies: [longer] }));
    expect(codes()).not.toContain("paidAfterDeadline");
  });

  it("hold over all batches of a file: when a later one breaks them, none is posted", () => {
    const { ledger, file } = workplace();
    giaingan(["import", file("a.csv", `${short}\np1,assigned,2023-01-05,2023,A,10\n`), "--ledger", ledger]);
    const rows = ["b1,t1,volumePaid,2023-03-01,2023,A,9", "b2,t2,volumePaid,2023-03-02,2023,A,2"];
    const path = file("b.csv", `batch,${short}\n${rows.join("\n")}\n`);
    expect(giaingan(["import", path, "--ledger", ledger]).stderr).toMatch(/dòng 3[^]*line 3/u);
    const left = giaingan(["export", "entries", "--ledger", ledger, "--json"]).stdout;
    expect(JSON.parse(left)).toMatchObject({ revision: 1, entries: [{ id: "p1" }] });
  });
});

describe("a carry-over without an amount", () => {
  const carry = "carriedOver,2024-02-01,2024,A,,";
  const plan = "p1,assigned,2023-01-05,2023,A,10,\nt1,volumePaid,2023-03-01,2023,A,4,";

  it("is what remains of the year before, and moves when that year is corrected", () => {
    const { ledger, file } = workplace();
    const first = file("a.csv", `${short},vintage\n${plan}\nc1,${carry}\n`);
    expect(answerOf(["import", first, "--ledger", ledger])).toMatchObject({ posted: 3 });
    const late = file("b.csv", `${short},vintage\nt2,volumePaid,2023-12-20,2023,A,1,\n`);
    expect(answerOf(["import", late, "--ledger", ledger])).toMatchObject({ posted: 1, derived: 1 });
    // The same file again still has nothing to post, though less remains by now.
    expect(answerOf(["import", first, "--ledger", ledger])).toMatchObject({ posted: 0, alreadyPosted: true });
    const { entries } = JSON.parse(
      giaingan(["export", "entries", "--year", "2024", "--ledger", ledger, "--json"]).stdout,
    ) as {
      readonly entries: readonly { readonly amount: string; readonly source: { readonly vintage: number } }[];
    };
    expect(entries.map(({ amount, source }) => [amount, source.vintage])).toEqual([
      ["6", 2023],
      ["-1", 2023],
    ]);
    const whole = giaingan(["export", "entries", "--ledger", ledger]).stdout;
    const fresh = workplace();
    expect(giaingan(["import", fresh.file("c.csv", whole), "--ledger", fresh.ledger]).stderr).toBe("");
    expect(giaingan(["export", "entries", "--ledger", fresh.ledger]).stdout).toBe(whole);
  });

  it("is refused where nothing remains", () => {
    const { ledger, file } = workplace();
    const path = file("a.csv", `${short},vintage\n${plan}\nt2,volumePaid,2023-04-01,2023,A,6,\nc1,${carry}\n`);
    const run = giaingan(["import", path, "--ledger", ledger, "--json"]);
    expect(JSON.parse(run.stdout)).toMatchObject({
      error: { code: "nothingRemains", values: { line: "5", column: "amount", year: "2023" } },
    });
  });
});

describe("exporting", () => {
  it("gives the file that was imported, byte for byte, to a file and to a pipe", () => {
    const { ledger } = workplace();
    const out = join(temporaryFolder(), "x.csv");
    giaingan(["import", example, "--ledger", ledger]);
    expect(giaingan(["export", "entries", "--out", out, "--ledger", ledger]).stdout).toContain("11 bút toán");
    expect(readFileSync(out, "utf8")).toBe(readFileSync(example, "utf8"));
    expect(giaingan(["export", "entries", "--ledger", ledger]).stdout).toBe(readFileSync(example, "utf8"));
    expect(readdirSync(join(out, ".."))).toEqual(["x.csv"]);
  });

  it("of a report and an entries file, imported into an empty ledger, exports the same bytes and answers the same", () => {
    const first = workplace();
    const second = workplace();
    const outs = [join(temporaryFolder(), "a.csv"), join(temporaryFolder(), "b.csv")] as const;
    giaingan(["import", report2023, "--ledger", first.ledger]);
    giaingan(["import", example, "--new-units", "--ledger", first.ledger]);
    const nasty = `${header}\n=1+1,"lô\n1",assigned,2022-01-05,2022,Huyện Kon Rẫy,"'=HYPERLINK(""x"")",,,,,,,9223372036854775807,,,,,"a;b, ""c"" 🏞️"\n`;
    expect(giaingan(["import", first.file("n.csv", nasty), "--ledger", first.ledger]).stderr).toBe("");
    giaingan(["export", "entries", "--out", outs[0], "--ledger", first.ledger]);
    const back = answerOf(["import", outs[0], "--ledger", second.ledger]);
    expect(back.posted).toBe(18);
    giaingan(["export", "entries", "--out", outs[1], "--ledger", second.ledger]);
    const text = readFileSync(outs[0], "utf8");
    expect(readFileSync(outs[1], "utf8")).toBe(text);
    expect(text.split("\n")[0]).toBe(`${header},documentTitle`);
    expect(text).toContain("'=1+1,");
    expect(text).toContain("9223372036854775807");
    const totals = [first.ledger, second.ledger].map((ledger) => {
      const { stdout } = giaingan(["progress", "--as-of", "2023-12-31", "--ledger", ledger, "--json"]);
      return (JSON.parse(stdout) as { readonly total: object }).total;
    });
    expect(totals[1]).toEqual(totals[0]);
    // Its own export brings nothing new to the ledger that wrote it.
    expect(answerOf(["import", outs[0], "--ledger", first.ledger])).toMatchObject({ posted: 0, alreadyPosted: true });
  });

  it.each([
    { flags: ["--as-of", "2023-02-01"], count: 2 },
    { flags: ["--rev", "2"], count: 4 },
    { flags: ["--year", "2023", "--nature", "recurrent"], count: 5 },
    { flags: ["--unit", "Huyện Kon Rẫy", "--component", "02"], count: 3 },
  ])("takes $flags", ({ flags, count }) => {
    const { ledger } = workplace();
    giaingan(["import", example, "--ledger", ledger]);
    const { stdout } = giaingan(["export", "entries", ...flags, "--ledger", ledger, "--json"]);
    expect((JSON.parse(stdout) as { readonly entries: readonly object[] }).entries).toHaveLength(count);
  });

  it.each([
    { words: ["export", "x"], code: 2, says: /Không xuất được[^]*cannot be exported/u },
    { words: ["export", "entries", "--out", "x.xlsx"], code: 1, says: /định dạng không có[^]*unknown format/u },
    { words: ["export", "entries", "--unit", "Không có"], code: 1, says: /Không có[^]*has no unit/u },
    { words: ["export", "entries", "--out", "khong-co/x.csv"], code: 1, says: /ENOENT/u },
  ])("refuses $words", ({ words, code, says }) => {
    const { ledger } = workplace();
    giaingan(["import", example, "--ledger", ledger]);
    const run = giaingan([...words, "--ledger", ledger]);
    expect(run.stderr).toMatch(says);
    expect(run.code).toBe(code);
  });
});
