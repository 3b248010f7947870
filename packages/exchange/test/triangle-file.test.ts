import { Refusal } from "@giaingan/finance";
import { chainLadder } from "@giaingan/finance/triangles";
import { describe, expect, test } from "vitest";
import { readTriangleFile } from "@giaingan/exchange";

const path = "tam-giac.json";

/** What a triangle file is refused with, by the chain-ladder. */
function refusalOf(text: string): Refusal {
  try {
    const file = readTriangleFile(text, { path });
    try {
      chainLadder(file.triangle);
    } catch (error) {
      throw error instanceof Refusal ? file.placed(error) : error;
    }
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error("Nothing was refused.");
}

describe("a triangle file", () => {
  test.each([
    { title: "the rows alone", text: "[[1, 2], [3, null]]", priors: null },
    { title: "rows by name, with priors", text: '{"triangle": [[1, 2], [3, null]], "priors": [2, 5]}', priors: [2, 5] },
    {
      title: "with a byte order mark and remarks of its own",
      text: '\u{feff}{"note": "x", "triangle": [[1, 2], [3, null]]}',
      priors: null,
    },
  ])("$title", ({ text, priors }) => {
    const file = readTriangleFile(text, { path });
    expect(file.triangle).toEqual([
      [1, 2],
      [3, null],
    ]);
    expect(file.priors).toEqual(priors);
    expect(file.exposures).toBeNull();
  });
});

describe("a fault is told with its line", () => {
  test.each([
    { title: "broken JSON", text: "[[1, 2],\n [3, NaN]]", code: "brokenJson", line: 2 },
    { title: "a cell", text: '[[1, 2],\n [3,\n "x"]]', code: "triangleCellInvalid", line: 3 },
    { title: "a cell by name", text: '{\n"triangle": [\n[1, 2],\n[3, -4]\n]}', code: "triangleCellNegative", line: 4 },
    { title: "a row", text: "[[1, 2],\n[3]]", code: "triangleRowLength", line: 2 },
    { title: "a column, which has no line", text: "[[1, null],\n[3, null]]", code: "triangleColumnEmpty", line: null },
  ])("$title", ({ text, code, line }) => {
    const refusal = refusalOf(text);
    expect(refusal.code).toBe(code);
    expect(refusal.place).toMatchObject({ path, line });
    expect(refusal.fact.en).toContain(path);
  });

  test("a file without a triangle has no place to name", () => {
    expect(refusalOf("{}")).toMatchObject({ code: "triangleNotRows", place: null });
  });

  test("further faults have their lines too", () => {
    const { others } = refusalOf('[["a", 2],\n["b", 3]]');
    expect(others.map(({ place }) => place?.line)).toEqual([2]);
  });

  test("what was not said in the file has no line of it", () => {
    const file = readTriangleFile("[[1, 2], [3, null]]", { path });
    const refusal = new Refusal(
      "triangleAmountInvalid",
      { name: "priors", row: "2" },
      { definition: { category: "badInput", fact: { vi: "-", en: "-" }, remedy: { vi: "-", en: "-" } } },
    );
    expect(file.placed(refusal).place).toBeNull();
  });
});
