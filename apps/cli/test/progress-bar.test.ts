import { expect, test } from "vitest";
import { createProgressBar, progressLine } from "../src/progress-bar.ts";

const step = { label: "Đọc tệp", done: 25, total: 100, rowCount: 250_000 };

test.each([
  { language: "vi", elapsedMs: 500, line: "Đọc tệp █████░░░░░░░░░░░░░░░ 25% · 250.000 dòng" },
  {
    language: "vi",
    elapsedMs: 25_000,
    line: "Đọc tệp █████░░░░░░░░░░░░░░░ 25% · 250.000 dòng · 10.000 dòng/giây · còn 1 phút 15 giây",
  },
  {
    language: "en",
    elapsedMs: 2_000,
    line: "Đọc tệp █████░░░░░░░░░░░░░░░ 25% · 250,000 rows · 125,000 rows/s · 6 s left",
  },
] as const)("a step after $elapsedMs ms, in $language", ({ language, elapsedMs, line }) => {
  expect(progressLine(step, { elapsedMs, language })).toBe(line);
});

test("the bar is written over, not too often, cut to the terminal, and taken away", () => {
  const written: string[] = [];
  let now = 0;
  const bar = createProgressBar({
    terminal: { isTTY: true, columns: 20, write: (text) => written.push(text) },
    language: "vi",
    nowMs: () => now,
  });
  for (now = 0; now < 1_000; now += 10) bar.show({ ...step, done: now / 10 });
  bar.clear();
  bar.clear();
  expect(written).toHaveLength(11);
  expect(written.every((text) => text.startsWith("\r\u001B[2K") && text.length <= 5 + 19)).toBe(true);
  expect(written.at(-1)).toBe("\r\u001B[2K");
});

test("nothing is written where nobody looks", () => {
  const written: string[] = [];
  const terminal = { write: (text: string) => written.push(text) };
  const bar = createProgressBar({ terminal, language: "vi", nowMs: () => 0 });
  bar.show(step);
  bar.clear();
  expect(written).toEqual([]);
});

test("a terminal without a size, as `script` makes one, gets the whole line", () => {
  const written: string[] = [];
  const terminal = { isTTY: true, columns: 0, write: (text: string) => written.push(text) };
  createProgressBar({ terminal, language: "vi", nowMs: () => 0 }).show(step);
  expect(written).toEqual(["\r\u001B[2KĐọc tệp █████░░░░░░░░░░░░░░░ 25% · 250.000 dòng"]);
});
