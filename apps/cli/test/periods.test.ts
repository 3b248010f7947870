import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { giaingan, temporaryFolder } from "./command-run.ts";

const header = "id,kind,effectiveOn,fiscalYear,unit,amount";

/** A ledger with a plan of 2023, and what is said of each command on it. */
function office(): {
  readonly run: (...words: readonly string[]) => ReturnType<typeof giaingan>;
  readonly answer: (...words: readonly string[]) => Readonly<Record<string, unknown>>;
  readonly file: (name: string, ...rows: readonly string[]) => string;
} {
  const folder = temporaryFolder();
  const ledger = join(folder, "so.duckdb");
  const run = (...words: readonly string[]): ReturnType<typeof giaingan> => giaingan([...words, "--ledger", ledger]);
  const file = (name: string, ...rows: readonly string[]): string => {
    writeFileSync(join(folder, name), `${[header, ...rows].join("\n")}\n`);
    return join(folder, name);
  };
  run("import", file("plan.csv", "plan,assigned,2023-01-05,2023,Kon Rẫy,100"));
  return {
    run,
    answer: (...words) => JSON.parse(run(...words, "--json").stdout) as Readonly<Record<string, unknown>>,
    file,
  };
}

describe("closing a period", () => {
  it("is told, refuses what comes, takes it late, and is opened again with a reason", () => {
    const { run, answer, file } = office();
    const issuer = ["--issuer", "Phòng TC-KH", "--document", "12/QĐ", "--on", "15/11/2023"];
    expect(run("close", "2023-10", ...issuer).stdout).toBe("Đã khóa kỳ 2023-10, bản ghi số 2.\n");
    const payment = file("muon.csv", "a,disbursed,2023-10-20,2023,Kon Rẫy,5");
    const refused = run("import", payment, "--lang", "en");
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('muon.csv", line 2: Entry a of 20/10/2023, budget year 2023, is in the period');
    expect(refused.stderr).toContain("closed on 15/11/2023 (12/QĐ, Phòng TC-KH; revision 2)");
    expect(refused.stderr).toContain('giaingan reopen 2023-10 --reason "…"');
    expect(answer("import", payment, "--late", "--preview")).toMatchObject({ posted: 0, late: 1 });
    expect(run("import", payment, "--late", "--lang", "en").stdout).toContain(
      "Posted 1 entries, revision 3. 1 entries of a closed period are in the first open one",
    );
    expect(answer("import", payment)).toMatchObject({ posted: 0, alreadyPosted: true });
    expect(run("reopen", "2023-10").stderr).toContain("không nêu lý do");
    expect(run("reopen", "10/2023", "--reason", "Kho bạc điều chỉnh", "--lang", "en").stdout).toBe(
      "Re-opened the period 2023-10, revision 4.\n",
    );
    expect(answer("periods")).toMatchObject({
      revision: 4,
      closed: [],
      changes: [
        { period: "2023-10", action: "close", decidedOn: "2023-11-15", document: { issuer: "Phòng TC-KH" } },
        { period: "2023-10", action: "reopen", reason: "Kho bạc điều chỉnh" },
      ],
    });
    expect(answer("periods", "--rev", "3")).toMatchObject({ closed: [{ period: "2023-10", revision: 2 }] });
    expect(run("periods", "--lang", "en").stdout).toContain("Closed: none.");
  });

  it("of a budget year is asked for by the year alone", () => {
    const { run, answer, file } = office();
    expect(answer("close", "2023")).toMatchObject({ action: "close", period: "2023", revision: 2 });
    const january = file("thang-1.csv", "a,disbursed,2024-01-20,2023,Kon Rẫy,5");
    expect(run("import", january).code).toBe(1);
    expect(answer("import", january, "--late", "--as-reported")).toMatchObject({ posted: 1, late: 1 });
    expect(run("export", "entries").stdout).toContain("reverses,reason,lateEffectiveOn,lateFiscalYear\nplan,");
    expect(run("export", "entries").stdout).toMatch(/^a,.*,2024-01-20,2024,.*,2024-01-20,2023$/mu);
  });

  it("sent again under one id is posted once", () => {
    const { run, answer } = office();
    const words = ["close", "2023-10", "--id", "k10", "--on", "2023-11-15"];
    expect(answer(...words)).toMatchObject({ revision: 2, alreadyPosted: false });
    expect(answer(...words)).toMatchObject({ revision: 2, alreadyPosted: true });
    expect(run(...words).stdout).toContain("Lần này không ghi thêm.");
  });

  it.each(["2023-13", "13/2023", "2023-1-5", "tháng 10", "23-10", ""])("refuses the period %j", (period) => {
    const { run } = office();
    const refused = run("close", period, "--lang", "en");
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining("2023-10, 10/2023, 2023")]);
  });
});

describe("migrating a ledger", () => {
  it("tells from which version to which, and opening brings it forward again", () => {
    const { run, answer } = office();
    expect(run("migrate", "--lang", "en").stdout).toContain("has version 2 already: nothing to do.");
    expect(run("migrate", "--to", "1").stdout).toContain("phiên bản 2 → 1.");
    expect(answer("migrate")).toMatchObject({ from: 1, to: 2 });
    run("migrate", "--to", "1");
    expect(run("progress", "--as-of", "2023-12-31").code).toBe(0);
    expect(answer("migrate")).toMatchObject({ from: 2, to: 2 });
  });

  it("refuses the way back where a closing would be lost", () => {
    const { run } = office();
    run("close", "2023-10");
    const refused = run("migrate", "--to", "1", "--lang", "en");
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain("has no room for 1 closings and re-openings of periods and 0 entries");
    expect(run("migrate", "--to", "9").code).toBe(1);
  });
});

it("an export with late entries makes the same record in another ledger", () => {
  const { run, file } = office();
  run("close", "2023-10");
  run("import", file("muon.csv", "a,disbursed,2023-10-20,2023,Kon Rẫy,5"), "--late");
  const folder = temporaryFolder();
  const [csv, other] = [join(folder, "tat-ca.csv"), join(folder, "so-khac.duckdb")];
  run("export", "entries", "--out", csv);
  expect(giaingan(["import", csv, "--ledger", other]).code).toBe(0);
  const exported = giaingan(["export", "entries", "--ledger", other]);
  expect(exported.stdout).toBe(run("export", "entries").stdout);
});
