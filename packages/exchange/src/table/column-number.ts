/**
 * The row of column numbers: "1", "(2)", "B", "8=9+10+11", "(20)=(17)/(8+14)", "17:8×100".
 */

/** A number under a heading, and what it is made of. */
export interface ColumnNumber {
  readonly number: string;
  /** Numbers of the columns that it sums; empty: none. Those that are taken away are left out, and `isDifference` says so. */
  readonly sumOf: readonly string[];
  readonly isDifference: boolean;
  readonly rateOf: { readonly numerators: readonly string[]; readonly denominators: readonly string[] } | null;
}

const name = String.raw`(?:\d{1,3}[a-z]?|[A-Z])`;
const wholePattern = new RegExp(String.raw`^\(?\s*(${name})\s*\)?\s*(?:=\s*(.+))?$`, "u");

/** Reads a cell of the row of numbers; null: it is none. */
export function readColumnNumber(text: string): ColumnNumber | null {
  const [, number, formula] = wholePattern.exec(text) ?? [];
  if (number === undefined) return null;
  const plain = { number, sumOf: [], isDifference: false, rateOf: null };
  if (formula === undefined) return plain;
  const [left = "", right, ...rest] = withoutHundred(formula).split(/[/:÷]/u);
  if (rest.length > 0) return plain;
  if (right !== undefined) {
    const numerators = namesIn(left);
    const denominators = namesIn(right);
    return numerators.length === 0 || denominators.length === 0
      ? plain
      : { ...plain, rateOf: { numerators, denominators } };
  }
  if (/[*×x]/u.test(left)) return plain;
  const isDifference = /[-–−]/u.test(left);
  return { ...plain, sumOf: isDifference ? [] : expandRanges(left), isDifference };
}

/** "17/8*100%": the hundred only turns a share into percent. */
function withoutHundred(formula: string): string {
  return formula.replaceAll(/[*×x]\s*100\s*%?/gu, "").replaceAll("%", "");
}

function namesIn(expression: string): readonly string[] {
  return expression.match(new RegExp(name, "gu")) ?? [];
}

/** "9+10+11", "9+...+13", "9+…+13", "SUM(9:13)" is none. */
function expandRanges(expression: string): readonly string[] {
  const range = /^\(?(\d{1,3})\)?\s*\+\s*(?:\.{2,}|…)\s*\+\s*\(?(\d{1,3})\)?$/u.exec(expression.trim());
  if (range === null) return namesIn(expression);
  const [from, to] = [Number(range[1]), Number(range[2])];
  return to <= from || to - from > 200 ? [] : Array.from({ length: to - from + 1 }, (_, index) => String(from + index));
}
