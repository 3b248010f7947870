/**
 * Random long tables of programme × fund: which sums are printed, and which of their parts, is drawn; the money is known
 * before.
 */
import * as fc from "fast-check";

/** A long table and what its plan comes to. */
export interface RandomCube {
  readonly drawing: string;
  readonly total: number;
}

interface Programme {
  readonly amounts: readonly [investment: number, recurrent: number];
  /** Which of its rows are printed: the sum, the two funds, or all three. */
  readonly rows: "sum" | "funds" | "both";
  /** Whether the funds beside a sum leave their cells empty. */
  readonly isOpen: boolean;
}

const programmes: fc.Arbitrary<readonly Programme[]> = fc.array(
  fc.record({
    amounts: fc.tuple(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 1, max: 900 })),
    rows: fc.constantFrom("sum", "funds", "both"),
    isOpen: fc.boolean(),
  }),
  { minLength: 2, maxLength: 4 },
);

const names = ["Nông thôn mới", "Giảm nghèo", "Dân tộc thiểu số", "Trẻ em"];

/** Random cubes. */
export const randomCubes: fc.Arbitrary<RandomCube> = fc
  .record({ programmes, totals: fc.constantFrom("none", "whole", "funds", "both"), isLast: fc.boolean() })
  .map(({ programmes: drawn, totals, isLast }) => {
    const sumOf = (fund: 0 | 1): number => drawn.reduce((before, { amounts }) => before + amounts[fund], 0);
    const total = sumOf(0) + sumOf(1);
    const totalRows = [
      ...(totals === "whole" || totals === "both" ? [`Tổng cộng|Tổng|${total}`] : []),
      ...(totals === "funds" || totals === "both"
        ? [`Tổng cộng|Vốn đầu tư|${sumOf(0)}`, `Tổng cộng|Vốn sự nghiệp|${sumOf(1)}`]
        : []),
    ];
    const rows = drawn.flatMap(({ amounts, rows: printed, isOpen }, index) => {
      const name = names[index] ?? "";
      const [investment, recurrent] = printed === "both" && isOpen ? ["", ""] : amounts;
      return [
        ...(printed === "funds" ? [] : [`${name}|Tổng|${amounts[0] + amounts[1]}`]),
        ...(printed === "sum" ? [] : [`${name}|Vốn đầu tư|${investment}`, `${name}|Vốn sự nghiệp|${recurrent}`]),
      ];
    });
    const heading = ["Số liệu năm 2025", "Đơn vị: triệu đồng", "Chương trình|Nguồn vốn|Kế hoạch"];
    const body = isLast ? [...rows, ...totalRows] : [...totalRows, ...rows];
    return { drawing: [...heading, ...body].join("\n"), total };
  });
