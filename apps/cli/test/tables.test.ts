import { array, assert, bigInt, property } from "fast-check";
import { describe, expect, it, test } from "vitest";
import { type AmountLine, shownAmounts } from "../src/shown-amounts.ts";
import { textTable } from "../src/text-table.ts";

const style = { language: "vi", unit: "million" } as const;
const line = (label: string, ...amounts: readonly (bigint | null)[]): AmountLine => ({ label, amounts });
const cellsOf = (whole: AmountLine): readonly (readonly string[])[] => {
  const { parts, cells } = shownAmounts(whole, style);
  return [...parts.flatMap((part) => [part.cells, ...part.parts.map((each) => each.cells)]), cells];
};

describe("shown amounts", () => {
  it("of a column that adds up are rounded so that they still do", () => {
    const parts = [line("a", 1_400_000n), line("b", 1_400_000n), line("c", null)];
    expect(cellsOf({ ...line("all", 2_800_000n), parts })).toEqual([["2"], ["1"], ["–"], ["3"]]);
  });

  it("of a column whose total knows more than its parts are rounded one by one", () => {
    const parts = [line("a", 1_400_000n), line("b", 1_400_000n)];
    expect(cellsOf({ ...line("all", 9_600_000n), parts })).toEqual([["1"], ["1"], ["10"]]);
    expect(cellsOf({ ...line("all", null), parts })).toEqual([["1"], ["1"], ["–"]]);
  });

  it("add up on every level", () => {
    const inner = { ...line("a", 2_800_000n), parts: [line("a1", 1_400_000n), line("a2", 1_400_000n)] };
    expect(cellsOf({ ...line("all", 4_200_000n), parts: [inner, line("b", 1_400_000n)] })).toEqual([
      ["3"],
      ["2"],
      ["1"],
      ["1"],
      ["4"],
    ]);
  });

  it("of shares that were rounded to đồng add up to the total that is printed", () => {
    const parts = [line("a", 333_333n), line("b", 333_333n), line("c", 333_333n)];
    expect(cellsOf({ ...line("all", 1_000_000n), parts })).toEqual([["1"], ["0"], ["0"], ["1"]]);
  });

  test("always add up where the exact ones do", () => {
    assert(
      property(array(bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), { minLength: 1, maxLength: 8 }), (amounts) => {
        const whole = line(
          "all",
          amounts.reduce((sum, amount) => sum + amount, 0n),
        );
        const cells = cellsOf({ ...whole, parts: amounts.map((amount) => line("", amount)) });
        const numbers = cells.map(([cell = ""]) => BigInt(cell.replaceAll(".", "")));
        expect(numbers.slice(0, -1).reduce((sum, each) => sum + each, 0n)).toBe(numbers.at(-1));
      }),
    );
  });
});

describe("a table too wide for the terminal", () => {
  const head = ["Nhóm", ...Array.from({ length: 9 }, () => "Kế hoạch đã phân bổ")];
  const numbers = Array.from({ length: 9 }, () => "30.433");
  const right = numbers.map((_, index) => index + 1);
  const lines = textTable(head, [["Đầu tư phát triển năm 2022, kéo dài sang năm 2023", ...numbers]], right).split("\n");

  it("is 120 characters wide at most", () => {
    expect(Math.max(...lines.map((each) => each.length))).toBe(120);
  });

  it("breaks heads and texts between words and leaves numbers whole", () => {
    expect(lines.join("\n").split("30.433")).toHaveLength(10);
    expect(lines.join("\n")).not.toContain("…");
  });

  it("does not touch a table that fits", () => {
    expect(textTable(["A b"], [["1"]], [0]).split("\n")[1]).toBe("│ A b │");
  });
});
