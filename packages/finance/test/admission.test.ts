import { describe, expect, test } from "vitest";
import { admitEntries, reviewEntries } from "../src/admission/admission.ts";
import { slicesToKnow } from "../src/admission/known-slices.ts";
import { findingsOf, investmentOf, line, of, options, paid, plan, project, recordOf } from "./admission-entries.ts";

describe("what is said", () => {
  test("a refusal names the entry, the place and the amounts, in both languages", () => {
    const recorded = [line("a", "assigned", 900_000_000n, { ...of(investmentOf(2023)), ...project("road") })];
    const given = { ...options, known: recordOf(recorded) };
    const batch = [line("p", "disbursed", 950_000_000n, { ...of(investmentOf(2023)), ...project("road") })];
    expect(() => admitEntries(batch, given)).toThrow(
      expect.objectContaining({
        code: "disbursementExceedsPlan",
        category: "conflict",
        values: {
          entry: "p",
          unit: "Kon Rẫy",
          project: "road",
          source: "Đầu tư phát triển 2023 / Development investment 2023",
          year: "2023",
          plan: "900.000.000",
          disbursed: "950.000.000",
          excess: "50.000.000",
        },
      }),
    );
  });

  test("a finding carries the exact figures, the fact and the remedy", () => {
    const [finding, ...others] = reviewEntries([plan, line("p", "disbursed", 2n ** 63n)], options);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ code: "disbursementExceedsPlan", severity: "error", places: [] });
    expect(finding?.values).toMatchObject({ entry: "p", plan: "100", excess: "9223372036854775708" });
    expect(finding?.message.vi).toContain("9.223.372.036.854.775.708 đ");
    expect(finding?.message.vi).toContain("Bổ sung hoặc kéo dài kế hoạch trước");
    expect(finding?.message.en).toContain("Supplement the plan");
  });

  test("payments without any plan cannot be checked: a warning, no refusal", () => {
    const [finding] = admitEntries([paid], options);
    expect(finding).toMatchObject({ code: "planNotStated", severity: "warning" });
    expect(finding?.values).toEqual({ unit: "Kon Rẫy", year: "2023", disbursed: "60" });
    expect(findingsOf([paid])).toEqual(["warning planNotStated"]);
    expect(admitEntries([plan, paid], options)).toEqual([]);
    expect(admitEntries([line("r", "refunded", 1n)], { ...options, known: recordOf([paid]) })).toEqual([]);
  });

  test("every project that exceeds its plan is a finding of its own", () => {
    const ids = ["road", "school"];
    const plans = ids.map((id) => line(`plan ${id}`, "assigned", 10n, project(id)));
    const payments = ids.map((id) => line(`paid ${id}`, "disbursed", 12n, project(id)));
    const findings = reviewEntries([...plans, ...payments], options);
    expect(findings.map(({ values }) => [values["project"], values["excess"]])).toEqual([
      ["tất cả / all", "4"],
      ["road", "2"],
      ["school", "2"],
    ]);
  });
});

test("the units, projects, years and reversed entries of a batch must be known", () => {
  const batch = [
    line("a", "assigned", 1n, { fiscalYear: 2024 }),
    line("b", "assigned", 1n, { unitId: "Tân Lập", projectId: "road" }),
    line("c", "assigned", -1n, { reverses: "old" }),
    line("d", "assigned", -1n, { fiscalYear: 2024, reverses: "a" }),
  ];
  expect(slicesToKnow(batch)).toEqual({
    unitIds: ["Kon Rẫy", "Tân Lập"],
    projectIds: ["road"],
    fiscalYears: [2023, 2024],
    reversedIds: ["old"],
  });
});
