import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { giaingan, temporaryFolder } from "./command-run.ts";

const short = "id,kind,effectiveOn,fiscalYear,unit,amount";
const good = "plan-1,assigned,2023-01-05,2023,Huyện Kon Rẫy,900";

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

interface BadFile {
  readonly fault: string;
  readonly content: string | Uint8Array;
  readonly code: string;
  readonly line: string | undefined;
  readonly column: string | undefined;
  readonly vi: RegExp;
  readonly en: RegExp;
}

const lineOf = (cells: Readonly<Record<string, string>>): string => {
  const whole = {
    id: "moi",
    kind: "disbursed",
    effectiveOn: "2023-03-01",
    fiscalYear: "2023",
    unit: "Huyện Kon Rẫy",
    amount: "5",
  };
  const all: Record<string, string> = { ...whole, ...cells };
  return `${Object.keys(all).join(",")}\n${Object.values(all).join(",")}\n`;
};

/** "Huyện" and a word after it in windows-1258. */
const windows1258 = new Uint8Array([
  ...Buffer.from(`${short}\nmoi,assigned,2023-01-05,2023,Huy`),
  0xea,
  0xf2,
  0x6e,
  0x2c,
  0x35,
  0x0a,
]);

const badFiles: readonly BadFile[] = [
  {
    fault: "a wrong kind",
    content: lineOf({ kind: "suplemented" }),
    code: "unknownWord",
    line: "2",
    column: "kind",
    vi: /suplemented[^]*gần nhất: supplemented/u,
    en: /suplemented[^]*nearest: supplemented/u,
  },
  {
    fault: "an unknown unit",
    content: lineOf({ unit: "Huyện Kon Rãy" }),
    code: "unregisteredUnit",
    line: "2",
    column: "unit",
    vi: /Kon Rãy[^]*gần nhất: Huyện Kon Rẫy[^]*--new-units/u,
    en: /nearest: Huyện Kon Rẫy[^]*--new-units/u,
  },
  {
    fault: "decimals of a đồng",
    content: lineOf({ amount: "5000.5" }),
    code: "amountNotWhole",
    line: "2",
    column: "amount",
    vi: /5000\.5[^]*phần lẻ của đồng/u,
    en: /decimals of a đồng/u,
  },
  {
    fault: "a missing year",
    content: lineOf({ fiscalYear: "" }),
    code: "missingCell",
    line: "2",
    column: "fiscalYear",
    vi: /ô trống[^]*YYYY/u,
    en: /cell is empty/u,
  },
  {
    fault: "29 February 2023",
    content: lineOf({ effectiveOn: "2023-02-29" }),
    code: "wrongCellDate",
    line: "2",
    column: "effectiveOn",
    vi: /2023-02-29/u,
    en: /not a day/u,
  },
  {
    fault: "an id with another body in the file",
    content: `${lineOf({})}moi,disbursed,2023-03-01,2023,Huyện Kon Rẫy,6\n`,
    code: "repeatedEntryId",
    line: "3",
    column: "id",
    vi: /dòng 2 với amount = "5", nay là "6"/u,
    en: /line 2 with amount = "5"; here it is "6"/u,
  },
  {
    fault: "an id with another body in the ledger",
    content: lineOf({ id: "plan-1" }),
    code: "entryIdReused",
    line: "2",
    column: "id",
    vi: /plan-1[^]*kind = "assigned"/u,
    en: /already recorded/u,
  },
  {
    fault: "a wrong header",
    content: "ma,loai,ngay\n1,2,3\n",
    code: "unknownColumn",
    line: "1",
    column: "ma",
    vi: /không có cột "ma"/u,
    en: /has no column "ma"/u,
  },
  {
    fault: "text that is not UTF-8",
    content: windows1258,
    code: "tableNotUtf8",
    line: "2",
    column: undefined,
    vi: /CSV UTF-8/u,
    en: /CSV UTF-8/u,
  },
  {
    fault: "an empty file",
    content: "",
    code: "emptyFile",
    line: undefined,
    column: undefined,
    vi: /rỗng/u,
    en: /is empty/u,
  },
  {
    fault: "an amount beyond 2^63",
    content: lineOf({ amount: "9223372036854775808" }),
    code: "amountTooLarge",
    line: "2",
    column: "amount",
    vi: /9223372036854775808 đồng vượt quá/u,
    en: /is beyond/u,
  },
  {
    fault: "a reversal of nothing",
    content: lineOf({ reverses: "khong-co" }),
    code: "unknownReversedEntry",
    line: "2",
    column: "reverses",
    vi: /không có bút toán "khong-co"/u,
    en: /no entry "khong-co"/u,
  },
  {
    fault: "a NUL",
    content: lineOf({ project: "a\0b" }),
    code: "tableNotUtf8",
    line: "2",
    column: undefined,
    vi: /byte lạ/u,
    en: /unexpected byte/u,
  },
  {
    fault: "a cell of 100 kB",
    content: lineOf({ reason: "x".repeat(100_000) }),
    code: "unstorableCell",
    line: "2",
    column: "reason",
    vi: /dài 100000 ký tự/u,
    en: /100000 characters/u,
  },
  {
    fault: "a new entry in a recorded batch",
    content: lineOf({ batch: "ke-hoach" }),
    code: "recordedBatch",
    line: "2",
    column: "batch",
    vi: /lô "ke-hoach" đã ghi ở bản ghi số 1/u,
    en: /recorded in revision 1/u,
  },
  {
    fault: "a good batch before a bad one",
    content: `batch,${short}\na,moi-1,disbursed,2023-03-01,2023,Huyện Kon Rẫy,5\nb,moi-2,disbursed,2023-03-01,2023,Huyện Kon Rẫy,x\n`,
    code: "amountNotDigits",
    line: "3",
    column: "amount",
    vi: /"x" không phải số tiền/u,
    en: /not an amount/u,
  },
];

describe("a bad entries file is refused by file, line, column and value in both languages, and nothing is posted", () => {
  // Nothing is posted, so one ledger serves all cases; what is left in it is looked at in the end.
  const folder = mkdtempSync(join(tmpdir(), "giaingan-cli-"));
  const ledger = join(folder, "so.duckdb");
  const headOf = (): string => readFileSync(`${ledger}.head.json`, "utf8");
  beforeAll(() => {
    const before = join(folder, "truoc.csv");
    writeFileSync(before, `batch,${short}\nke-hoach,${good}\n`);
    giaingan(["import", before, "--ledger", ledger]);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(badFiles)("$fault", ({ content, code, line, column, vi, en }) => {
    const path = join(folder, "sai.csv");
    writeFileSync(path, content);
    const head = headOf();
    const run = giaingan(["import", path, "--ledger", ledger, "--json"]);
    expect(run.code).toBe(1);
    expect(run.stderr).not.toMatch(/\n\s+at /u);
    const [vietnamese = "", english = ""] = run.stderr.split("giaingan: ").slice(1);
    expect(vietnamese).toMatch(vi);
    expect(english).toMatch(en);
    for (const message of [vietnamese, english]) expect(message).toContain(path);
    const { error } = JSON.parse(run.stdout) as {
      readonly error: { readonly code: string; readonly values: Readonly<Record<string, string>> };
    };
    expect([error.code, error.values["line"], error.values["column"]]).toEqual([code, line, column]);
    expect(headOf()).toBe(head);
  });

  it("leaves the ledger as it was, after all of them", () => {
    const left = JSON.parse(giaingan(["export", "entries", "--ledger", ledger, "--json"]).stdout) as object;
    expect(left).toMatchObject({ revision: 1, entries: [{ id: "plan-1", amount: "900" }] });
    expect(left).toHaveProperty("entries.length", 1);
  });

  it("makes no ledger of a file that is refused, and lists all of its faults", () => {
    const { ledger: none, file } = workplace();
    const path = file("sai.csv", `${short}\na,asigned,2023-02-29,2023,A,5\nb,assigned,2023-01-01,2023,A,"12,5"\n`);
    const { error } = JSON.parse(giaingan(["import", path, "--ledger", none, "--json"]).stdout) as {
      readonly error: { readonly values: object; readonly faults: readonly { readonly values: object }[] };
    };
    expect(error.values).toMatchObject({ more: "2" });
    expect(error.faults.map(({ values }) => values)).toMatchObject([
      { line: "2", column: "kind", value: "asigned" },
      { line: "2", column: "effectiveOn", value: "2023-02-29" },
      { line: "3", column: "amount", value: "12,5" },
    ]);
    const { stderr } = giaingan(["import", path, "--ledger", none, "--lang", "vi"]);
    expect(stderr.trim().split("\n")).toHaveLength(3);
    expect(existsSync(none)).toBe(false);
  });
});
