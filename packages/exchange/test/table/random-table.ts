/**
 * Random tables whose truth is known before they are drawn: depth of heading, sources, hierarchy, order, blank labels,
 * blank cells, totals first, last or nowhere.
 */
import * as fc from "fast-check";

/** A table as a drawing, and what its finest amounts are: `row/column` with the amount in the table's unit. */
export interface RandomTable {
  readonly drawing: string;
  readonly own: readonly (readonly [cell: string, amount: number])[];
  readonly planTotal: number;
  readonly disbursedTotal: number;
}

interface Shape {
  readonly funds: number;
  readonly isDisbursedSplit: boolean;
  readonly total: "first" | "last" | "none";
  readonly isGrouped: boolean;
  readonly hasNumberRow: boolean;
  readonly hasRate: boolean;
  readonly grandTotal: "first" | "last" | "bare" | "none";
  readonly isText: boolean;
  readonly levels: readonly ("upper" | "roman" | "arabic" | "dotted" | "dash" | "blank")[];
  readonly isMerged: boolean;
}

interface Branch {
  readonly children: readonly Branch[];
  /** Of a leaf: an amount of each fund, planned and paid; null: nothing is told. */
  readonly amounts: readonly (readonly [plan: number | null, paid: number | null])[];
}

const fundNames = ["NSTW", "NS tỉnh", "NS huyện", "NS xã"];

const shapes: fc.Arbitrary<Shape> = fc.record({
  funds: fc.integer({ min: 1, max: 4 }),
  isDisbursedSplit: fc.boolean(),
  total: fc.constantFrom("first", "last", "none"),
  isGrouped: fc.boolean(),
  hasNumberRow: fc.boolean(),
  hasRate: fc.boolean(),
  grandTotal: fc.constantFrom("first", "last", "bare", "none"),
  isText: fc.boolean(),
  levels: fc.constantFrom(
    ["arabic"],
    ["roman", "arabic"],
    ["upper", "roman", "arabic"],
    ["upper", "roman", "arabic", "dash"],
    ["roman", "blank"],
    ["upper", "arabic", "blank"],
    ["upper", "roman", "arabic", "dotted"],
    ["arabic", "dotted", "dash"],
  ),
  isMerged: fc.boolean(),
});

const amount = fc.option(fc.integer({ min: 1, max: 90_000 }), { freq: 4 });
const leaf: fc.Arbitrary<Branch> = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 90_000 }), amount), { minLength: 4, maxLength: 4 })
  .map((amounts) => ({ children: [], amounts }));

function branches(depth: number): fc.Arbitrary<readonly Branch[]> {
  const one = depth <= 1 ? leaf : branches(depth - 1).map((children): Branch => ({ children, amounts: [] }));
  return fc.array(one, { minLength: 1, maxLength: 3 });
}

/** Random tables. */
export const randomTables: fc.Arbitrary<RandomTable> = shapes.chain((shape) =>
  branches(shape.levels.length).map((roots) => drawTable(shape, roots)),
);

interface Column {
  readonly path: readonly string[];
  readonly of: "plan" | "paid" | "rate";
  /** Of which fund; null: of all. */
  readonly fund: number | null;
}

function columnsOf({ funds, isDisbursedSplit, total, hasRate }: Shape): readonly Column[] {
  const split = (of: "plan" | "paid"): readonly Column[] => {
    const parts = Array.from({ length: funds }, (_, fund): Column => ({ path: [fundNames[fund] ?? ""], of, fund }));
    const whole: Column = { path: ["Tổng số"], of, fund: null };
    if (funds === 1 || total === "none") return parts;
    return total === "first" ? [whole, ...parts] : [...parts, whole];
  };
  const paid: readonly Column[] = isDisbursedSplit ? split("paid") : [{ path: [], of: "paid", fund: null }];
  return [
    ...split("plan").map((column) => ({ ...column, path: ["Kế hoạch vốn năm 2024", ...column.path] })),
    ...paid.map((column) => ({ ...column, path: ["Giải ngân đến 30/9/2024", ...column.path] })),
    ...(hasRate ? [{ path: ["Tỷ lệ (%)"], of: "rate" as const, fund: null }] : []),
  ];
}

function drawTable(shape: Shape, roots: readonly Branch[]): RandomTable {
  const columns = columnsOf(shape);
  const lines = ["BÁO CÁO GIẢI NGÂN VỐN NĂM 2024", "ĐVT: triệu đồng", ...headingLines(columns, shape)];
  const own: [string, number][] = [];
  const whole: Branch = { children: roots, amounts: [] };
  const totalName = shape.grandTotal === "bare" ? "" : "TỔNG CỘNG";
  const totalLine = `|${totalName}|${figuresOf(whole, { columns, shape }).join("|")}`;
  if (shape.grandTotal === "first") lines.push(totalLine);
  const write = (branch: Branch, depth: number, at: number, above: string): void => {
    const kind = shape.levels[depth] ?? "blank";
    const label = labelOf(kind, at, above);
    const isLeaf = branch.children.length === 0;
    const name = isLeaf ? `Công trình thôn ${at + 1}` : `Nhóm việc ${label}`;
    const figures = figuresOf(branch, { columns, shape });
    if (isLeaf)
      for (const [index, column] of columns.entries()) {
        const figure = figures[index] ?? "";
        if (figure !== "" && isFinest(column, { columns, branch }))
          own.push([`${lines.length}/${index + 2}`, Number(figure.replaceAll(/[#.]/gu, ""))]);
      }
    lines.push(`${label}|${name}|${figures.join("|")}`);
    for (const [index, child] of branch.children.entries()) write(child, depth + 1, index, label);
  };
  for (const [index, root] of roots.entries()) write(root, 0, index, "");
  if (shape.grandTotal === "last" || shape.grandTotal === "bare") lines.push(totalLine);
  const sumOfAll = (of: "plan" | "paid"): number =>
    Array.from({ length: shape.funds }, (_, fund) => sumOf(whole, { path: [], of, fund })).reduce((a, b) => a + b, 0);
  return { drawing: lines.join("\n"), own, planTotal: sumOfAll("plan"), disbursedTotal: sumOfAll("paid") };
}

/** A fund's column is the finest; the column of all funds only where none stands beside it that says something. */
function isFinest(
  { of, fund }: Column,
  { columns, branch }: { readonly columns: readonly Column[]; readonly branch: Branch },
): boolean {
  if (of === "rate") return false;
  if (fund !== null) return true;
  return columns.every((other) => other.of !== of || other.fund === null || toldOf(branch, other) === null);
}

function headingLines(columns: readonly Column[], shape: Shape): readonly string[] {
  const height = Math.max(...columns.map(({ path }) => path.length));
  const [group, fill] = shape.isMerged ? ["<", "^"] : ["", ""];
  const rows = Array.from({ length: height }, (_, row) =>
    [
      row === 0 ? "STT" : fill,
      row === 0 ? "Danh mục công trình" : fill,
      ...columns.map(({ path }, index) => {
        if (row >= path.length) return fill;
        const before = columns[index - 1];
        return row < path.length - 1 && before?.path[row] === path[row] && before?.path.length === path.length
          ? group
          : path[row];
      }),
    ].join("|"),
  );
  const numbers = ["", "", ...columns].map((_, index) => index + 1).join("|");
  return shape.hasNumberRow ? [...rows, numbers] : rows;
}

function labelOf(kind: Shape["levels"][number], at: number, above: string): string {
  if (kind === "upper") return ["A", "B", "C"][at] ?? "";
  if (kind === "roman") return ["I", "II", "III"][at] ?? "";
  if (kind === "arabic") return String(at + 1);
  if (kind === "dotted") return `${above}.${at + 1}`;
  return kind === "dash" ? "-" : "";
}

/** What a column says of a branch; null: no leaf of it says anything. */
function toldOf(branch: Branch, { of, fund }: Column): number | null {
  if (branch.children.length > 0) {
    const told = branch.children.flatMap((child) => toldOf(child, { path: [], of, fund }) ?? []);
    return told.length === 0 ? null : told.reduce((before, each) => before + each, 0);
  }
  const side = of === "plan" ? 0 : 1;
  return branch.amounts[fund ?? 0]?.[side] ?? null;
}

function sumOf(branch: Branch, column: Column): number {
  return toldOf(branch, column) ?? 0;
}

function figuresOf(
  branch: Branch,
  { columns, shape }: { readonly columns: readonly Column[]; readonly shape: Shape },
): readonly string[] {
  const ofFunds = (of: "plan" | "paid"): number | null => {
    const told = Array.from({ length: shape.funds }, (_, fund) => toldOf(branch, { path: [], of, fund })).flatMap(
      (each) => each ?? [],
    );
    return told.length === 0 ? null : told.reduce((before, each) => before + each, 0);
  };
  return columns.map(({ of, fund, path }) => {
    const [plan, paid] = [ofFunds("plan"), ofFunds("paid")];
    if (of === "rate") return plan === null || paid === null ? "" : ((paid / plan) * 100).toFixed(2);
    const figure = fund === null ? ofFunds(of) : toldOf(branch, { path, of, fund });
    if (figure === null) return "";
    return shape.isText ? `#${String(figure).replaceAll(/(?<=\d)(?=(?:\d{3})+$)/gu, ".")}` : String(figure);
  });
}
