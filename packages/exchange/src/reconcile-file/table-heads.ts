/**
 * Heads of a printed table: what a column is of, in which unit, and which columns make it.
 *
 * `Kế hoạch (plan, million)` · `Tổng số (plan, million) = NSTW + NS tỉnh` · `Tỷ lệ (rate) = Giải ngân / Kế hoạch`
 */
import type { FigureUnit, TableColumn } from "@giaingan/finance/reconciliation";
import { type FaultList, shownValue } from "../entries-file/fault-list.ts";
import { nearestWords } from "../entries-file/nearest-word.ts";
import { refuseComparison } from "./reconcile-file-refusals.ts";

const roleNames: Readonly<Record<TableColumn["role"], readonly string[]>> = {
  plan: ["kế hoạch"],
  disbursed: ["giải ngân"],
  money: ["tiền"],
  rate: ["tỷ lệ", "tỉ lệ"],
  other: ["khác"],
};
const unitNames: Readonly<Record<NonNullable<FigureUnit>, readonly string[]>> = {
  dong: ["đồng"],
  thousand: ["nghìn đồng"],
  million: ["triệu đồng"],
  billion: ["tỷ đồng", "tỉ đồng"],
  thousandBillion: ["nghìn tỷ đồng", "nghìn tỉ đồng"],
  percent: ["%"],
};

/** A head that has been read; what its formula names is looked up when all heads are known. */
interface TableHead {
  readonly column: TableColumn;
  readonly formula: string | null;
}

/** Reads heads. Null where one cannot be read, which is reported: `unclearTableColumn`, `repeatedColumn`, `unknownWord`. */
export function readTableHeads(
  heads: readonly string[],
  { line, faults }: { readonly line: number; readonly faults: FaultList },
): readonly (TableColumn | null)[] {
  const read = heads.map((head) => {
    const found = readHead(head);
    if (found === null) {
      const column = shownValue(head);
      faults.add(refuseComparison("unclearTableColumn", { value: column }), { line, column: null });
    }
    return found;
  });
  const names = read.flatMap((head) => head?.column.id ?? []);
  for (const name of new Set(names.filter((each, index) => names.indexOf(each) !== index)))
    faults.report("repeatedColumn", { column: name }, { line, column: null });
  const find = (name: string, column: string): string => {
    const known = names.find((each) => folded(each) === folded(name));
    if (known !== undefined) return known;
    const nearest = nearestWords(name, { known: names.map((word) => ({ word, names: [] })) })[0] ?? "";
    faults.report("unknownWord", { value: shownValue(name), nearest, known: names.join(", ") }, { line, column });
    return name;
  };
  return read.map((head) => (head === null ? null : withFormula(head, find)));
}

function readHead(head: string): TableHead | null {
  const [, label = "", role = "", unit = null, formula = null] =
    /^(.+?)\s*\(\s*([^(),]+?)\s*(?:,\s*([^(),]+?)\s*)?\)\s*(?:=\s*(.+?)\s*)?$/u.exec(head) ?? [];
  const found = wordOf(roleNames, role);
  if (found === null) return null;
  const stated = unit === null ? null : wordOf(unitNames, unit);
  if (unit !== null && stated === null) return null;
  const isMoney = found !== "rate" && found !== "other";
  if (isMoney && (stated === null || stated === "percent")) return null;
  const column = { id: label, label, role: found, unit: found === "rate" ? (stated ?? "percent") : stated };
  return { column, formula };
}

function wordOf<Word extends string>(names: Readonly<Record<Word, readonly string[]>>, written: string): Word | null {
  const entries = Object.entries<readonly string[]>(names) as [Word, readonly string[]][];
  const found = entries.find(([word, others]) => [word, ...others].some((name) => folded(name) === folded(written)));
  return found?.[0] ?? null;
}

function withFormula({ column, formula }: TableHead, find: (name: string, column: string) => string): TableColumn {
  if (formula === null) return column;
  if (column.role === "rate") {
    const [numerator = "", denominator = ""] = formula.split("/").map((name) => find(name.trim(), column.label));
    return { ...column, rateOf: { numerator, denominator } };
  }
  return { ...column, sumOf: formula.split("+").map((name) => find(name.trim(), column.label)) };
}

/** Upper and lower case alike. */
export function folded(text: string): string {
  return text.normalize("NFC").trim().toLowerCase();
}
