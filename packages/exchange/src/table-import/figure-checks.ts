/**
 * What of a table contradicts itself: the cell that is probably wrong, with the proof and the likeliest figure; where nobody can
 * tell which side is wrong, the total.
 */
import { type Bilingual, decimal, formatNumber } from "@giaingan/finance";
import type { FigureReconciliation } from "@giaingan/finance/reconciliation";
import { cellOfFigure, checkTable } from "../table/table-check.ts";
import type { CellPlace } from "../workbook/workbook.ts";
import type { ImportFindingCode } from "./import-finding-code.ts";
import { type ImportFinding, importFinding } from "./import-finding.ts";
import type { FactList } from "../table/fact-list.ts";
import type { ImportFact } from "./import-fact.ts";
import type { ImportTable } from "./import-table.ts";

/**
 * Holds a table against itself; nothing where it is too long to be printed.
 *
 * @param doubted what was found of its cells already
 */
export function checkFigures(
  table: ImportTable,
  { facts, doubted }: { readonly facts: FactList<ImportFact>; readonly doubted: readonly ImportFinding[] },
): readonly ImportFinding[] {
  const checked = checkTable(table.understood, table.grid);
  if (checked === null) return [];
  const proofs = new Map(checked.checks.map(({ relationId, proof }) => [relationId, proof]));
  const own = new Set(facts.flatMap(({ standing, row, column }) => (standing === "own" ? [`${row}/${column}`] : [])));
  const isExplained = findExplained(table, doubted);
  const figuresOf = new Map(checked.checks.map(({ relationId, figureIds }) => [relationId, figureIds]));
  // A cell that is wrong already explains what does not add up around it.
  const unexplained = checked.explanations.filter(
    ({ relationIds }) => !relationIds.some((id) => figuresOf.get(id)?.some(isExplained)),
  );
  return unexplained.map((explanation): ImportFinding => {
    const [side, ...otherSides] = explanation.sides;
    const onlySide = otherSides.length === 0 ? side : undefined;
    const figureId = explanation.correction?.figureId ?? onlySide ?? totalOf(checked, explanation.relationIds);
    const { row, column } = cellOfFigure(figureId);
    const place: CellPlace = { sheet: table.understood.sheet, row, column };
    const printed = table.grid.textAt(row, column);
    const proof = explanation.correction?.proof ?? proofs.get(explanation.relationIds[0] ?? "") ?? explanation.reason;
    // A sum that is wrong holds nothing back: it is not posted, its parts are.
    const withheld = own.has(figureId) ? {} : { withholds: null };
    if (explanation.correction === null) {
      const likely = explanation.candidates.find((candidate) => candidate.figureId === onlySide);
      if (likely === undefined) return importFinding("figuresDisagree", { place, printed, values: { proof } });
      const corrected = written(likely.corrected);
      const choices = [{ value: likely.corrected, name: corrected }];
      return importFinding("figureDoubtful", { place, printed, values: { proof, corrected }, choices, ...withheld });
    }
    const { corrected } = explanation.correction;
    return importFinding("figureContradicts", {
      place,
      printed,
      values: { proof, corrected: written(corrected) },
      choices: [{ value: corrected, name: written(corrected) }],
      ...withheld,
    });
  });
}

/** What is wrong with an amount: nothing that it is a part of can add up. */
const amountFaults: ReadonlySet<ImportFindingCode> = new Set([
  "cellNotANumber",
  "cellErrorValue",
  "cellNotComputed",
  "negativeAmount",
  "disbursedExceedsPlan",
]);

/**
 * Whether a figure need not fit, for a cell is wrong already: its own, one of its row whose amount is wrong, or one of a row that
 * it sums.
 */
function findExplained(
  { understood, rowIndexes }: ImportTable,
  doubted: readonly ImportFinding[],
): (figureId: string) => boolean {
  const cells = new Set<string>();
  const rows = new Set<number>();
  for (const { place, code } of doubted) {
    if (place === null) continue;
    cells.add(`${place.row}/${place.column}`);
    if (!amountFaults.has(code)) continue;
    rows.add(place.row);
    for (let at = rowIndexes.get(place.row) ?? -1; at >= 0; at = understood.rows[at]?.parent ?? -1)
      cells.add(`${understood.rows[at]?.row}/${place.column}`);
  }
  return (figureId) => cells.has(figureId) || rows.has(cellOfFigure(figureId).row);
}

/** The figure that the others of the first relation are computed against. */
function totalOf({ checks }: FigureReconciliation, relationIds: readonly string[]): string {
  return checks.find(({ relationId }) => relationId === relationIds[0])?.figureIds[0] ?? "0/0";
}

function written(number: string): Bilingual {
  const places = number.split(".")[1]?.length ?? 0;
  const inLanguage = (language: "vi" | "en"): string => formatNumber(decimal(number), { language, places });
  return { vi: inLanguage("vi"), en: inLanguage("en") };
}
