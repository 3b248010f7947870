import { expect, test } from "vitest";
import type { Entry } from "../src/entry.ts";
import { type FundingSource, isSameSource, isVaguerSource, sourceKey, sourceNotStated } from "../src/funding-source.ts";
import { rememberDeadlines } from "../src/policy/remembered-deadlines.ts";
import { sliceKey, sumSlices } from "../src/slice-sums.ts";

const source: FundingSource = { ...sourceNotStated, level: "central", nature: "investment", vintage: 2023 };
const place = { fiscalYear: 2023, unitId: "Kon Rẫy", projectId: null, componentId: null, source };

const sources: readonly FundingSource[] = [
  sourceNotStated,
  source,
  { ...source, vintage: 2022 },
  { ...source, vintage: null },
  { ...source, level: "province" },
  { ...source, origin: "foreign", relation: "counterpart" },
];

test.each(["Kon Rẫy", 'xã "A"', "a\\b", "dòng\nmới", "\u0001", "nửa \ud800 chữ", "😀", "", "null"])(
  "a key writes the name %j as JSON does, so that two names never share one",
  (name) => {
    const slice = { ...place, unitId: name, projectId: name, month: "2023-10" };
    const written = JSON.stringify([2023, name, name, null, "2023-10", sourceKey(source)]);
    expect(sliceKey(slice)).toBe(written);
  },
);

test("two sources are the same exactly when their keys are, whether they are one object or two", () => {
  for (const left of sources)
    for (const right of sources.map((each) => ({ ...each }))) {
      const hasSameKey = sourceKey(left) === sourceKey(right);
      expect([left, right, isSameSource(left, right)]).toEqual([left, right, hasSameKey]);
      expect([left, right, hasSameKey && isVaguerSource(left, right)]).toEqual([left, right, false]);
    }
});

test("money of equal sources is one slice, though every entry states its source anew", () => {
  const paid = (amount: bigint): Pick<Entry, "kind" | "effectiveOn" | "amount"> & typeof place => {
    return { ...place, source: { ...source }, kind: "volumePaid", effectiveOn: "2023-06-30", amount };
  };
  const other = { ...paid(5n), source: { ...source, vintage: 2022 } };
  const slices = sumSlices([paid(1n), other, paid(2n), { ...paid(4n), fiscalYear: 2024 }]);
  expect(slices.map(({ fiscalYear, sums }) => [fiscalYear, sums])).toEqual([
    [2023, { volumePaid: 3n }],
    [2023, { volumePaid: 5n }],
    [2024, { volumePaid: 4n }],
  ]);
});

test("equal sources have one deadline, though each is an object of its own", () => {
  const deadlineAt = rememberDeadlines();
  const first = deadlineAt(place);
  expect(first?.date).toBe("2024-01-31");
  expect(deadlineAt({ ...place, source: { ...source } })).toBe(first);
  expect(deadlineAt({ ...place, source: { ...source, vintage: 2022 } })?.kind).toBe("carriedOver");
});
