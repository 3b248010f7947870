/**
 * What is wrong with the words of single rows: years and days that are none, rows without a name or an owner, codes of two projects
 * and codes with a letter among their digits.
 */
import type { PlainColumnKind } from "../table/understood-table.ts";
import type { CellPlace } from "../workbook/workbook.ts";
import type { ImportFact } from "./import-fact.ts";
import { cellName, type ImportFinding, importFinding } from "./import-finding.ts";
import type { ImportFindingCode } from "./import-finding-code.ts";
import type { ImportTable } from "./import-table.ts";

/** Rows, and the share of them that must name an owner, before one without is doubted. */
const ownersMin = 4;
const ownedShare = 0.7;

const yearText = /^(?:năm\s*)?(?:19|20)\d\d$/iu;
const dayText = /^(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}-\d{2}-\d{2})$/u;

/**
 * Rows without an owner, where nearly all others name one: their money would be put down to the unit of the title, and twice once
 * the owner is named. A unit that the officer named is that of all rows.
 */
export function ownerChecks({ understood }: ImportTable, rows: readonly ImportFact[]): readonly ImportFinding[] {
  const owner = understood.columns.find(({ meaning }) => meaning.kind === "owner")?.column;
  const unnamed = rows.filter(({ scope }) => scope.unit === null);
  const isUsual = rows.length >= ownersMin && rows.length - unnamed.length >= rows.length * ownedShare;
  const isSettled = rows.some(({ isUnitOfRow, scope }) => scope.unit !== null && !isUnitOfRow);
  if (owner === undefined || !isUsual || isSettled) return [];
  return unnamed.map(({ row }) =>
    importFinding("ownerNotStated", { place: { sheet: understood.sheet, row, column: owner } }),
  );
}

/** Years, days and codes of projects. */
export function plainChecks(table: ImportTable, rows: readonly ImportFact[]): readonly ImportFinding[] {
  const { understood, grid } = table;
  const columnOf = (kind: PlainColumnKind): number | null =>
    understood.columns.find(({ meaning }) => meaning.kind === kind)?.column ?? null;
  const [year, day, code] = [columnOf("year"), columnOf("asOf"), columnOf("projectCode")];
  const ofRows = new Map(rows.map((fact) => [fact.row, fact]));
  const naming = columnOf("name");
  const mistyped = codeReader(code === null ? [] : rows.map(({ row }) => grid.textAt(row, code)));
  const codes = new Map<string, { readonly name: string; readonly place: CellPlace }>();
  return understood.rows.flatMap(({ row, name }): readonly ImportFinding[] => {
    const fact = ofRows.get(row);
    if (fact === undefined) return [];
    const placeAt = (column: number): CellPlace => ({ sheet: understood.sheet, row, column });
    const findings: ImportFinding[] = [];
    const look = (column: number | null, isRight: (text: string) => boolean, wrong: ImportFindingCode): void => {
      const printed = column === null ? "" : grid.textAt(row, column);
      if (column !== null && printed !== "" && !isRight(printed))
        findings.push(importFinding(wrong, { place: placeAt(column), printed }));
    };
    if (name === "" && naming !== null && grid.textAt(row, naming) === "") {
      const withholds = fact.scope.projectCode === null ? "row" : null;
      findings.push(importFinding("rowNotNamed", { place: placeAt(naming), withholds }));
    }
    look(year, (text) => yearText.test(text), "invalidYear");
    look(day, (text) => dayText.test(text) && fact.asOf !== null, "invalidDate");
    const printed = code === null ? "" : grid.textAt(row, code);
    const corrected = code === null ? null : mistyped(printed);
    if (code !== null && corrected !== null)
      findings.push(importFinding("codeMistyped", { place: placeAt(code), printed, values: { corrected } }));
    const first = codes.get(printed);
    if (code !== null && printed !== "" && first === undefined) codes.set(printed, { name, place: placeAt(code) });
    else if (code !== null && first !== undefined && first.name !== name)
      findings.push(
        importFinding("codeOfTwoProjects", {
          place: placeAt(code),
          printed,
          values: { name: printed, other: cellName(first.place) },
        }),
      );
    return findings;
  });
}

/** Codes that show what the codes of a column look like, and the share of them that must be digits alone. */
const codesMin = 5;
const digitsShare = 0.7;
const likeDigits: Readonly<Record<string, string>> = {
  O: "0",
  o: "0",
  Q: "0",
  l: "1",
  I: "1",
  i: "1",
  "|": "1",
  S: "5",
  B: "8",
  Z: "2",
};

/** Tells which digits a code with letters in their place was meant to be; null: it is as it should be, or nobody can tell. */
function codeReader(codes: readonly string[]): (code: string) => string | null {
  const stated = codes.filter((code) => code !== "");
  const lengths = new Set(stated.filter((code) => /^\d+$/u.test(code)).map((code) => code.length));
  const isOfDigits =
    stated.length >= codesMin && stated.filter((code) => /^\d+$/u.test(code)).length >= stated.length * digitsShare;
  return (code) => {
    if (!isOfDigits || /^\d*$/u.test(code)) return null;
    const corrected = code.replaceAll(/\D/gu, (sign) => likeDigits[sign] ?? sign);
    return /^\d+$/u.test(corrected) && lengths.has(corrected.length) ? corrected : null;
  };
}
