import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { giaingan, report2023, temporaryFolder } from "./command-run.ts";

type Answer = Readonly<Record<string, unknown>>;

/** A ledger with the report of 2023 in it. */
function office(): {
  readonly run: (...words: readonly string[]) => ReturnType<typeof giaingan>;
  readonly answer: (...words: readonly string[]) => Answer;
} {
  const ledger = join(temporaryFolder(), "so.duckdb");
  const run = (...words: readonly string[]): ReturnType<typeof giaingan> => giaingan([...words, "--ledger", ledger]);
  const answer = (...words: readonly string[]): Answer => JSON.parse(run(...words, "--json").stdout) as Answer;
  expect(run("import", report2023).code).toBe(0);
  return { run, answer };
}

describe("giaingan undo", () => {
  it("shows what would be taken back, takes it back with its reason, and lets the report in again, once", () => {
    const { run, answer } = office();
    const before = answer("progress", "--year", "2023");
    expect(run("undo", "1", "--preview").stdout).toContain("Xem trước: sẽ đảo 6 bút toán; chưa ghi gì.");
    expect(answer("undo", "1", "--preview")).toMatchObject({ preview: true, revision: null, posted: 0 });
    expect(run("undo", "1", "--reason", "Nhập nhầm tệp").stdout).toContain(
      "Đã thu hồi bản ghi số 1: 6 bút toán đảo, bản ghi số 2.",
    );
    expect(answer("progress", "--year", "2023")).not.toEqual(before);
    expect(run("export", "entries").stdout).toContain("Nhập nhầm tệp");
    expect(answer("import", report2023)).toMatchObject({ alreadyPosted: false, posted: 6, revision: 3 });
    expect(answer("import", report2023)).toMatchObject({ alreadyPosted: true, posted: 0 });
    const after = answer("progress", "--year", "2023");
    expect({ ...after, revision: 0 }).toEqual({ ...before, revision: 0 });
    expect(run("verify").code).toBe(0);
    expect(run("check").code).toBe(0);
  });

  it("refuses what is undone, with the revision that did it, and what is not there", () => {
    const { run } = office();
    expect(run("undo", "1", "--lang", "en").stdout).toContain("Revision 1 is taken back: 6 reversals, revision 2.");
    const again = run("undo", "1");
    expect(again.code).toBe(1);
    expect(again.stderr).toContain("Mọi bút toán của bản ghi số 1 đã được thu hồi, lần cuối ở bản ghi số 2.");
    expect(run("undo", "9").stderr).toContain("bản ghi mới nhất là số 2");
    for (const text of ["0", "-1", "một", "1.5"]) expect(run("undo", text).code).not.toBe(0);
    expect(run("undo", "2").code).toBe(0);
    expect(run("progress", "--year", "2023").stdout).toContain("14.108");
  });
});
