import { describe, expect, test } from "vitest";
import { standardReference } from "../src/reference/reference-data.ts";
import { findReferenceFaults, parseReferenceData } from "../src/reference/reference-file.ts";
import { emptyReference } from "../src/reference/reference.ts";
import { programmeOf } from "../src/reference/programme.ts";

const unit = {
  id: "kon-ray",
  name: "Kon Rẫy",
  kind: "district",
  parentId: "province-63/kon-tum",
  validTo: "2025-06-30",
};
const project = {
  id: "p1",
  name: "Đường trục thôn 3",
  unitId: "kon-ray",
  programmeId: "ntm-2021-2025",
  totalInvestment: "9007199254740993",
  contractValue: null,
  groupABC: "C",
};

describe("a reference file", () => {
  test("adds to what is known, with what it leaves out not stated", () => {
    const data = parseReferenceData(
      JSON.parse(JSON.stringify({ units: [unit], projects: [project] })),
      standardReference,
    );
    expect(data.units).toHaveLength(standardReference.units.length + 1);
    expect(data.units.at(-1)).toEqual({
      ...unit,
      title: null,
      code: null,
      validFrom: null,
      predecessors: [],
      legalBasis: null,
      verified: false,
    });
    expect(data.projects).toEqual([{ ...project, totalInvestment: 9_007_199_254_740_993n }]);
    expect(data.programmes).toEqual(standardReference.programmes);
  });

  test("that is empty holds nothing", () => {
    expect(parseReferenceData({})).toEqual(emptyReference);
  });

  const valid = { units: [{ ...unit, parentId: null }], projects: [{ ...project, programmeId: null }] };
  test.each<{ why: string; file: unknown; path: string; value: unknown; expected: string }>([
    { why: "is no record", file: [], path: "", value: [], expected: "{…}" },
    { why: "is nothing", file: null, path: "", value: null, expected: "{…}" },
    {
      why: "has an unknown list",
      file: { unit: [] },
      path: "unit",
      value: [],
      expected: "units | programmes | projects",
    },
    { why: "has a list that is none", file: { units: {} }, path: "units", value: {}, expected: "[…] | null" },
    {
      why: "has a unit that is none",
      file: { units: ["kon-ray"] },
      path: "units[0]",
      value: "kon-ray",
      expected: "{…}",
    },
    {
      why: "has an unknown field",
      file: { projects: [{ id: "a", name: "A", investment: "1" }] },
      path: "projects[0].investment",
      value: "1",
      expected: "id | name | unitId | programmeId | totalInvestment | contractValue | groupABC",
    },
    {
      why: "leaves out a name",
      file: { units: [{ id: "a", kind: "commune" }] },
      path: "units[0].name",
      value: undefined,
      expected: "text",
    },
    {
      why: "has a blank id",
      file: { projects: [{ id: " ", name: "A" }] },
      path: "projects[0].id",
      value: " ",
      expected: "text",
    },
    {
      why: "has an unknown kind",
      file: { units: [{ ...unit, parentId: null, kind: "county" }] },
      path: "units[0].kind",
      value: "county",
      expected: "ministry | province | district | commune | village | department | projectOwner",
    },
    {
      why: "has a day that is none",
      file: { units: [{ ...unit, parentId: null, validTo: "2025-06-31" }] },
      path: "units[0].validTo",
      value: "2025-06-31",
      expected: "YYYY-MM-DD | null",
    },
    ...[1_200_000_000, "1.200.000", "1200.5", "-1", "01", "", "1e9"].map((amount) => ({
      why: `has the amount ${JSON.stringify(amount)}`,
      file: { projects: [{ id: "a", name: "A", totalInvestment: amount }] },
      path: "projects[0].totalInvestment",
      value: amount,
      expected: '"0", "1", "2", … (đồng) | null',
    })),
    {
      why: "has an unknown group",
      file: { projects: [{ ...project, unitId: null, programmeId: null, groupABC: "D" }] },
      path: "projects[0].groupABC",
      value: "D",
      expected: "A | B | C | null",
    },
    {
      why: "names a unit that it does not list",
      file: { ...valid, projects: [{ ...project, unitId: "kon-plong", programmeId: null }] },
      path: "projects[0].unitId",
      value: "kon-plong",
      expected: "units[].id",
    },
    {
      why: "has a project twice",
      file: {
        projects: [
          { id: "a", name: "A" },
          { id: "a", name: "B" },
        ],
      },
      path: "projects[1].id",
      value: "a",
      expected: "≠ projects[0].id",
    },
    {
      why: "has a name in one language",
      file: { programmes: [{ id: "a", name: { vi: "A" } }] },
      path: "programmes[0].name.en",
      value: undefined,
      expected: "text",
    },
    {
      why: "has a component twice",
      file: {
        programmes: [
          {
            id: "a",
            name: { vi: "A", en: "A" },
            components: ["01", "01"].map((id) => ({ id, name: { vi: "B", en: "B" } })),
          },
        ],
      },
      path: "programmes[0].components[1].id",
      value: "01",
      expected: "≠ programmes[0].components[0].id",
    },
    {
      why: "has a programme that ends before it begins",
      file: { programmes: [{ id: "a", name: { vi: "A", en: "A" }, validFrom: "2026-01-01", validTo: "2025-12-31" }] },
      path: "programmes[0].validTo",
      value: "2025-12-31",
      expected: "≥ 2026-01-01",
    },
    {
      why: "has a parent that is unknown",
      file: { units: [unit] },
      path: "units[0].parentId",
      value: "province-63/kon-tum",
      expected: "units[].id",
    },
  ])("that $why is refused at $path", ({ file, path, value, expected }) => {
    const [fault, ...others] = findReferenceFaults(file);
    expect(others).toEqual([]);
    expect(fault).toMatchObject({ path, expected: { vi: expected === "text" ? "chữ" : expected, en: expected } });
    expect(fault?.value).toEqual(value);
    expect(() => parseReferenceData(file)).toThrow(expect.objectContaining({ code: "invalidReferenceData" }));
  });

  test("says in each language alone what a text that may be null should be", () => {
    const [fault] = findReferenceFaults({ units: [{ ...unit, parentId: 5 }] });
    expect(fault?.expected).toEqual({ vi: "chữ | null", en: "text | null" });
  });

  test("names a programme that is known, or is refused", () => {
    const file = { projects: [{ ...project, unitId: null, programmeId: "ntm-2026" }] };
    expect(findReferenceFaults(file, standardReference)).toMatchObject([
      { path: "projects[0].programmeId", value: "ntm-2026", expected: { vi: "programmes[].id" } },
    ]);
  });

  test("repeats no id that is known", () => {
    const known = parseReferenceData({ projects: [{ id: "p1", name: "A" }] });
    expect(findReferenceFaults({ projects: [{ id: "p1", name: "A" }] }, known)).toMatchObject([
      { path: "projects[0].id" },
    ]);
  });

  test("tells what is wrong and what to do, in both languages", () => {
    expect(findReferenceFaults({ projects: [{ id: "a", name: "A", totalInvestment: 5 }] })).toMatchObject([
      {
        message: {
          vi: 'projects[0].totalInvestment: không dùng được; cần: "0", "1", "2", … (đồng) | null (đang là 5).',
          en: 'projects[0].totalInvestment: cannot be used; expected: "0", "1", "2", … (đồng) | null (found 5).',
        },
        remedy: {
          vi: 'Ghi số đồng nguyên trong ngoặc kép, không dấu phân cách, ví dụ "1200000000".',
          en: 'Write whole đồng in quotation marks, without separators, e.g. "1200000000".',
        },
      },
    ]);
  });

  test("gives all its faults in one refusal", () => {
    const file = { units: [{ id: "a" }], projects: [{ id: "b" }] };
    expect(findReferenceFaults(file).map(({ path }) => path)).toEqual([
      "units[0].name",
      "units[0].kind",
      "projects[0].name",
    ]);
    expect(() => parseReferenceData(file)).toThrow(
      expect.objectContaining({ values: expect.objectContaining({ path: "units[0].name", more: "2" }) }),
    );
  });
});

describe("the programme 2021–2025", () => {
  const [programme] = standardReference.programmes;

  test("has eleven components, of which the first two were read in a published page", () => {
    expect(programme?.components.map(({ id }) => id)).toEqual([
      "01",
      "02",
      "03",
      "04",
      "05",
      "06",
      "07",
      "08",
      "09",
      "10",
      "11",
    ]);
    expect(programme?.components.filter(({ verified }) => verified).map(({ id }) => id)).toEqual(["01", "02"]);
  });

  test.each([
    { componentId: "02", on: "2021-01-01", name: "Hạ tầng kinh tế - xã hội" },
    { componentId: "ntm-2021-2025/11", on: "2025-12-31", name: "Giám sát, đánh giá, truyền thông, năng lực" },
    { componentId: "02", on: "2020-12-31", name: null },
    { componentId: "02", on: "2026-01-01", name: null },
    { componentId: "12", on: "2023-10-31", name: null },
    { componentId: "2", on: "2023-10-31", name: null },
  ])("component $componentId on $on is $name", ({ componentId, on, name }) => {
    expect(programmeOf(standardReference.programmes, componentId, on)?.component.name.vi ?? null).toBe(name);
  });

  test("is not guessed where two programmes have the component", () => {
    const two = standardReference.programmes.flatMap((each) => [each, { ...each, id: "other" }]);
    expect(programmeOf(two, "02", "2023-10-31")).toBeNull();
    expect(programmeOf(two, "other/02", "2023-10-31")?.programme.id).toBe("other");
  });
});
