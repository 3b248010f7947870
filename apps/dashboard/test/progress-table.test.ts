/** The table: shown rows add up to the shown total, and what is not stated is never zero. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { layProgressTable } from "../src/progress-table.ts";
import { shownUnits } from "../src/view-state.ts";
import { words } from "../src/words.ts";
import { progress2023, slices2023 } from "./report-2023.ts";

const million = { language: "vi", unit: "million" } as const;

describe("the table of the 2023 report", () => {
  const { rows, total } = layProgressTable(progress2023(), words.vi, million);

  test("has a row for each source and one for money of no stated source", () => {
    expect(
      rows.map(({ shortLabel, vintage, plan, disbursed }) => [shortLabel, vintage, plan?.text, disbursed?.text]),
    ).toEqual([
      ["Đầu tư phát triển", 2023, "24.314", undefined],
      ["Sự nghiệp", 2023, "2.562", undefined],
      ["Đầu tư phát triển, kéo dài", 2022, "2.371", undefined],
      ["Sự nghiệp, chuyển nguồn", 2022, "1.186", undefined],
      ["Chưa phân theo nguồn", null, undefined, "14.108"],
    ]);
  });

  test("states no rate and no remainder for any source", () => {
    expect(rows.map(({ rate, remaining }) => [rate, remaining])).toEqual(rows.map(() => [null, null]));
    expect(total).toMatchObject({ rate: "46,36%", remaining: { text: "16.325", exact: 16_325_000_000n } });
  });
});

describe("shown rows", () => {
  test("add up to the shown total in every unit", () => {
    fc.assert(
      fc.property(
        fc.array(fc.bigInt(0n, 10n ** 14n), { minLength: 4, maxLength: 4 }),
        fc.constantFrom(...shownUnits),
        (plans, unit) => {
          const slices = slices2023.slice(0, 4).map((slice, index) => ({ ...slice, plan: plans[index] ?? 0n }));
          const table = layProgressTable(progress2023({}, slices), words.vi, { language: "vi", unit });
          const count = (text: string | undefined): bigint => BigInt((text ?? "").replaceAll(/\D/gu, ""));
          const shown = table.rows.map(({ plan }) => count(plan?.text));
          expect(shown.reduce((sum, row) => sum + row, 0n)).toBe(count(table.total.plan?.text));
        },
      ),
    );
  });
});
