import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { giaingan, projectFolder, report2023, temporaryFolder } from "./command-run.ts";

const fixture = (name: string): string => join(projectFolder, "apps/cli/test/fixtures", name);

const folder = mkdtempSync(join(tmpdir(), "giaingan-answers-"));
/** A budget year with three vintages, two units, every kind of entry, and what was recorded late. */
const ledger = join(folder, "nam.duckdb");
/** The report of 2023, whose payments do not say which money they are of. */
const ledgerOfReport = join(folder, "bao-cao.duckdb");

beforeAll(() => {
  giaingan(["import", fixture("nam-ngan-sach-2023.csv"), "--ledger", ledger]);
  giaingan(["import", report2023, "--ledger", ledgerOfReport]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const questions: readonly { readonly name: string; readonly words: readonly string[] }[] = [
  { name: "progress-rounded", words: ["progress"] },
  { name: "progress-paragraph", words: ["progress", "--paragraph"] },
  { name: "rates", words: ["rates"] },
  { name: "plan", words: ["plan", "--by", "unit"] },
  { name: "plan-history", words: ["plan", "--history"] },
  { name: "settlement", words: ["settlement", "--as-of", "2024-01-31", "--year", "2023"] },
  { name: "advances", words: ["advances"] },
  { name: "lapse", words: ["lapse"] },
  { name: "pace", words: ["pace", "--by", "unit"] },
  { name: "changes", words: ["changes", "--from", "2023-09-30", "--from-rev", "7"] },
  { name: "mobilised", words: ["mobilised"] },
  { name: "reconcile-table", words: ["reconcile", join(projectFolder, "examples", "bang-so-lieu-2025.csv")] },
  {
    name: "reconcile-treasury",
    words: ["reconcile", "--treasury", fixture("kho-bac-2023.csv"), "--tolerance-days", "1"],
  },
];

/** A file named on the command line stands in the answer: its folder is no part of it. */
const withoutFolder = (text: string): string => text.replaceAll(projectFolder, ".");

const atOctober = ({ name, words }: (typeof questions)[number]): readonly string[] =>
  name.startsWith("reconcile-table") || words.includes("--as-of")
    ? words
    : [...words, "--as-of", "2023-10-31", "--year", "2023"];

describe("a person reads an answer as it was before", () => {
  it.each(questions.flatMap((question) => ["vi", "en"].map((language) => ({ ...question, language }))))(
    "$name in $language",
    async (question) => {
      const run = giaingan([...atOctober(question), "--ledger", ledger, "--lang", question.language]);
      expect(run).toMatchObject({ code: 0, stderr: "" });
      expect(run.stdout.split("\n").filter((line) => /^[┌├│└]/u.test(line) && line.length > 120)).toEqual([]);
      await expect(withoutFolder(run.stdout)).toMatchFileSnapshot(
        `golden/answers/${question.name}-${question.language}.txt`,
      );
    },
  );

  it.each(["vi", "en"])("reconcile and lapse of the report of 2023 in %s", async (language) => {
    for (const name of ["reconcile", "lapse"]) {
      const run = giaingan([name, "--as-of", "2023-10-31", "--ledger", ledgerOfReport, "--lang", language]);
      expect(run).toMatchObject({ code: 0, stderr: "" });
      await expect(run.stdout).toMatchFileSnapshot(`golden/answers/report-${name}-${language}.txt`);
    }
  });

  it("policies", async () => {
    const run = giaingan(["policies", "--ledger", ledger]);
    await expect(run.stdout).toMatchFileSnapshot("golden/answers/policies-vi.txt");
  });
});

describe("a program reads an answer as it was before", () => {
  it.each(questions)("$name", async (question) => {
    const run = giaingan([...atOctober(question), "--ledger", ledger, "--json"]);
    expect(run).toMatchObject({ code: 0, stderr: "" });
    const answer: unknown = JSON.parse(run.stdout);
    expect(answer).toHaveProperty(question.name === "reconcile-table" ? "checks" : "revision");
    await expect(withoutFolder(run.stdout)).toMatchFileSnapshot(`golden/answers/${question.name}.json`);
  });
});

interface Answer {
  readonly groups: readonly { readonly key: string; readonly plan: string }[];
  readonly total: Readonly<Record<string, unknown>>;
  readonly gap: string;
  readonly bridge: Readonly<Record<string, unknown>>;
  readonly deadlines: readonly { readonly date: string }[];
  readonly geography: { readonly findings: readonly { readonly code: string }[] };
}

const answerOf = (words: readonly string[], path: string = ledger): Answer =>
  JSON.parse(giaingan([...words, "--json", "--ledger", path]).stdout) as Answer;

describe("questions", () => {
  it("the plan is what made it, whatever the groups", () => {
    // Million: 24.314,4 + 2.562,4 + 1.200,4 assigned, + 500 − 200 − 150 + 3.957 carried over; 876 moves inside.
    const { total } = answerOf(["plan", "--as-of", "2023-10-31"]);
    expect(total).toMatchObject({
      plan: "32184200000",
      cut: "200000000",
      transferredIn: "876000000",
      transferredOut: "876000000",
    });
    for (const by of ["source", "unit", "level,nature", "vintage,unit"]) {
      const { groups } = answerOf(["plan", "--as-of", "2023-10-31", "--by", by]);
      expect(groups.reduce((sum, { plan }) => sum + BigInt(plan), 0n)).toBe(32_184_200_000n);
    }
  });

  it("a filter and a revision answer for less", () => {
    const words = ["plan", "--as-of", "2023-10-31", "--year", "2023"];
    expect(answerOf([...words, "--vintage", "2021"]).total).toMatchObject({ plan: "250000000" });
    expect(answerOf([...words, "--rev", "1"]).total).toMatchObject({ plan: "28077200000" });
  });

  it("age buckets are those that are asked for", () => {
    const { total } = answerOf(["advances", "--as-of", "2023-10-31", "--buckets", "100,300"]);
    expect(total.buckets).toEqual([
      { fromDays: 0, toDays: 100, outstanding: "0" },
      { fromDays: 101, toDays: 300, outstanding: "600000000" },
      { fromDays: 301, toDays: null, outstanding: "0" },
    ]);
  });

  it("what the Treasury has is explained to the đồng", () => {
    const words = ["reconcile", "--treasury", fixture("kho-bac-2023.csv"), "--as-of", "2023-10-31", "--year", "2023"];
    const answer = answerOf(words);
    expect(answer.gap).toBe("-12000000");
    expect(answer.bridge).toMatchObject({
      timing: { comparisons: 2, gap: "0" },
      amount: { comparisons: 1, gap: "45000000" },
      missingAtTreasury: { comparisons: 1, gap: "-50000000" },
      missingAtUnit: { comparisons: 1, gap: "-7000000" },
    });
    const later = answerOf([...words, "--from", "2023-10-01"]);
    expect(later.bridge).toMatchObject({ matched: { comparisons: 1 }, missingAtUnit: { comparisons: 6 } });
  });

  it("lapse goes by the policies beside the ledger, and by those named instead", () => {
    const beside = `${ledger}.policies.json`;
    const file = join(temporaryFolder(), "chinh-sach.json");
    const extension = (lastDay: string): string =>
      JSON.stringify({
        policies: [
          {
            id: "thu-nghiem",
            topic: "extension",
            budgetYears: { from: 2023, to: 2023 },
            appliesTo: { nature: "investment", level: "central", vintages: [2021] },
            lastDay,
            legalBasis: "Nghị quyết thử nghiệm",
            verified: false,
          },
        ],
      });
    writeFileSync(beside, extension("2024-06-30"));
    writeFileSync(file, extension("2024-09-30"));
    try {
      const words = ["lapse", "--as-of", "2023-10-31", "--year", "2023"];
      const datesOf = (more: readonly string[]): readonly string[] =>
        answerOf([...words, ...more]).deadlines.map(({ date }) => date);
      expect(datesOf([])).toEqual(["2023-12-31", "2024-01-31", "2024-06-30"]);
      expect(datesOf(["--policies", file])).toEqual(["2023-12-31", "2024-01-31", "2024-09-30"]);
      expect(giaingan([...words, "--ledger", ledger]).stdout).toContain(
        "Nghị quyết thử nghiệm [thu-nghiem] (chưa đối chiếu văn bản gốc)",
      );
      expect(giaingan(["policies", file, "--lang", "en"]).stdout).toContain(
        "OK. 1 policies, 0 replacing built-in ones",
      );
    } finally {
      rmSync(beside);
    }
  });
});

describe("the old and the new geography", () => {
  const path = join(folder, "dia-gioi.duckdb");
  const words = ["--by", "unit", "--geography"];
  beforeAll(() => {
    const file = join(folder, "dia-gioi.csv");
    const rows = ["Tỉnh Kon Tum,100", "Tỉnh Quảng Ngãi,200", "Huyện Lạ,1"].map(
      (row) => `assigned,2025-01-10,2025,${row}`,
    );
    writeFileSync(file, `kind,effectiveOn,fiscalYear,unit,amount\n${rows.join("\n")}\n`);
    giaingan(["import", file, "--ledger", path]);
  });

  it.each(["progress", "plan", "lapse"])("%s puts what two provinces have on the one that they became", (name) => {
    const { groups, geography } = answerOf([name, ...words, "2025-07-01"], path);
    expect(Object.fromEntries(groups.map(({ key, plan }) => [key, plan]))).toMatchObject({
      "Quảng Ngãi": "300",
      "Huyện Lạ": "1",
    });
    expect(geography.findings).toMatchObject([{ severity: "warning", values: { unit: "Huyện Lạ" } }]);
  });

  it("of a date before, each has its own; a filter is of a unit of that date", () => {
    const { groups } = answerOf(["plan", ...words, "2025-06-30"], path);
    expect(groups).toMatchObject([{ plan: "200" }, { plan: "100" }, { plan: "1" }]);
    expect(answerOf(["rates", ...words, "2025-07-01", "--unit", "Tỉnh Quảng Ngãi"], path).total).toMatchObject([
      { plan: "300" },
      {},
      {},
      {},
      {},
    ]);
    const gone = giaingan(["plan", ...words, "2025-07-01", "--unit", "Tỉnh Kon Tum", "--ledger", path]);
    expect(gone).toMatchObject({ code: 1 });
    expect(gone.stderr).toContain("Quảng Ngãi");
  });

  it("is named where a person reads the answer", () => {
    const run = giaingan(["lapse", ...words, "01/07/2025", "--ledger", path, "--lang", "en"]);
    expect(run.stdout).toContain("On the administrative units of 01/07/2025.");
  });
});

describe("wrong input is refused with its place, value and remedy, and nothing is written", () => {
  const policy = '{"policies":[{"id":"x","topic":"deadline"}]}';
  it.each([
    { name: "changes from nothing", words: ["changes"], code: 2, says: "--from 2023-09-30" },
    {
      name: "a table and a statement",
      words: ["reconcile", "a.csv", "--treasury", "b.csv"],
      code: 2,
      says: "reconcile bang.csv",
    },
    { name: "a tolerance for nothing", words: ["reconcile", "--tolerance-days", "3"], code: 2, says: "--treasury" },
    {
      name: "a paragraph of places",
      words: ["progress", "--paragraph", "--geography", "2025-07-01"],
      code: 2,
      says: "--geography",
    },
    { name: "a geography that is no date", words: ["plan", "--geography", "2025-02-29"], code: 1, says: "2025-02-29" },
    { name: "an unknown curve", words: ["pace", "--curve", "x"], code: 2, says: "straightLine" },
    { name: "an unknown group", words: ["plan", "--by", "quarter"], code: 2, says: "quarter" },
    { name: "an unknown unit", words: ["lapse", "--unit", "Xã Lạ"], code: 1, says: "Xã Tân Lập" },
    { name: "falling buckets", words: ["advances", "--buckets", "30,20"], code: 1, says: "30,20" },
    { name: "a date that is none", words: ["plan", "--as-of", "2023-02-29"], code: 1, says: "2023-02-29" },
    { name: "a missing policy file", words: ["lapse", "--policies", "khong-co.json"], code: 1, says: "khong-co.json" },
    { name: "a missing table", words: ["reconcile", "khong-co.csv"], code: 1, says: "khong-co.csv" },
  ])("$name", ({ words, code, says }) => {
    const run = giaingan([...words, "--ledger", ledger]);
    expect(run).toMatchObject({ code, stdout: "" });
    expect(run.stderr).toContain(says);
    expect(run.stderr.split("\n").filter((line) => line.startsWith("giaingan: "))).toHaveLength(2);
  });

  it.each([
    {
      name: "head",
      content: "row,undr\nA,1\n",
      words: [],
      says: ['dòng 1: chưa rõ cột "undr"', 'line 1: it is not clear what the column "undr"'],
    },
    {
      name: "number",
      content: 'row,"Kế hoạch (plan, million)"\nA,614.29\n',
      words: [],
      says: ['dòng 2, cột Kế hoạch: "614.29"', 'line 2, column Kế hoạch: "614.29"'],
    },
    {
      name: "statement",
      content: "date,amount\n2023-10-01,5\n2023-02-29,5.000\n",
      words: ["--treasury"],
      says: ['dòng 3, cột amount: số tiền "5.000"', 'line 3, column date: "2023-02-29"'],
    },
  ])("a file to compare with a wrong $name", ({ content, words, says }) => {
    const path = join(temporaryFolder(), "bang.csv");
    writeFileSync(path, content);
    const run = giaingan(["reconcile", ...words, path, "--ledger", ledger]);
    expect(run).toMatchObject({ code: 1, stdout: "" });
    for (const each of says) expect(run.stderr).toContain(each);
  });

  it("a policy file, with every fault", () => {
    const path = join(temporaryFolder(), "chinh-sach.json");
    writeFileSync(path, policy);
    const run = giaingan(["policies", path, "--json"]);
    expect(run.code).toBe(1);
    const { error } = JSON.parse(run.stdout) as { error: { faults: readonly { values: { line: string } }[] } };
    expect(error.faults).toHaveLength(5);
    expect(error.faults[0]).toMatchObject({ code: "missingPolicyField", values: { path, line: "1", column: "14" } });
  });

  it("a question makes no ledger", () => {
    const path = join(temporaryFolder(), "khong-co.duckdb");
    expect(giaingan(["lapse", "--ledger", path]).code).toBe(1);
    expect(existsSync(path)).toBe(false);
  });
});
