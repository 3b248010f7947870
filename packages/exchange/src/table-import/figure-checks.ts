/**
 * What of a table contradicts itself: the cell that is probably wrong, with the proof and the likeliest figure; where nobody can
 * tell which side is wrong, the total.
 */
import { type Bilingual, decimal, formatNumber } from "@giaingan/finance";
import {
  type Explanation,
  figureIdsOf,
  type FigureReconciliation,
  reconcileFigures,
  type Relation,
  type RelationOutcome,
} from "@giaingan/finance/reconciliation";
import { cellOfFigure, relateTable } from "../table/table-check.ts";
import type { CellPlace } from "../workbook/workbook.ts";
import { cellName, type ImportFinding, importFinding } from "./import-finding.ts";
import type { FactList } from "../table/fact-list.ts";
import type { ImportFact } from "./import-fact.ts";
import type { ImportTable } from "./import-table.ts";
import { findMissingParts, type MissingPart } from "./missing-parts.ts";
import { findTwins, type TwinRow } from "./twin-rows.ts";
import { createWrongCells } from "./wrong-cells.ts";

/**
 * Holds a table against itself; nothing where it is too long to be printed.
 *
 * A cell that is wrong already explains what does not add up around it, and takes no part. What then contradicts itself is
 * explained as a whole; where several faults hang together, by the sums over them, and no single slip explains them, first each row by
 * itself, then the sums over rows that are not explained by that.
 *
 * @param doubted what was found of its cells already
 */
export function checkFigures(
  table: ImportTable,
  { facts, doubted }: { readonly facts: FactList<ImportFact>; readonly doubted: readonly ImportFinding[] },
): readonly ImportFinding[] {
  const related = relateTable(table.understood, table.grid);
  if (related === null) return [];
  const wrong = createWrongCells(table.understood, doubted);
  const hold = (relations: readonly Relation[]): FigureReconciliation =>
    reconcileFigures({
      figures: related.figures,
      relations: relations.filter((relation) => !figureIdsOf(relation).some(wrong.has)),
    });
  const findings: ImportFinding[] = [];
  for (const part of findMissingParts(table.understood)) {
    wrong.add(`${part.row}/${part.total.column}`);
    findings.push(missingFinding(table, part));
  }
  let whole = hold(related.relations);
  const twins = findTwins(table, whole);
  for (const twin of twins) {
    wrong.addRow(twin.row);
    findings.push(twinFinding(table, twin));
  }
  if (twins.length > 0) whole = hold(related.relations);
  const own = new Set(facts.flatMap(({ standing, row, column }) => (standing === "own" ? [`${row}/${column}`] : [])));
  const tell = (checked: FigureReconciliation, explanation: Explanation): void => {
    findings.push(findingOf(table, { checked, explanation, own }));
    for (const figureId of blamed(checked, explanation)) wrong.add(figureId);
  };
  const tangled = new Set<string>();
  for (const explanation of whole.explanations) {
    if (isTangled(explanation)) for (const id of explanation.relationIds) tangled.add(id);
    else tell(whole, explanation);
  }
  if (tangled.size === 0) return findings;
  const inRows = hold(related.relations.filter(isWithinRow));
  for (const explanation of inRows.explanations)
    if (explanation.relationIds.some((id) => tangled.has(id))) tell(inRows, explanation);
  const overRows = hold(related.relations.filter((relation) => !isWithinRow(relation) && tangled.has(relation.id)));
  for (const explanation of overRows.explanations) {
    if (!isTangled(explanation)) findings.push(findingOf(table, { checked: overRows, explanation, own }));
    else
      for (const id of explanation.relationIds)
        findings.push(findingOf(table, { checked: overRows, explanation: { ...explanation, relationIds: [id] }, own }));
  }
  return findings;
}

/** Whether several contradictions hang together that no single slip explains. */
function isTangled({ correction, sides, relationIds }: Explanation): boolean {
  return correction === null && sides.length === 0 && relationIds.length > 1;
}

/** Whether a relation is of one row: columns that make up another, and rates. */
function isWithinRow(relation: Relation): boolean {
  const [first, ...others] = figureIdsOf(relation).map((id) => cellOfFigure(id).row);
  return others.every((row) => row === first);
}

/** The figures that an explanation puts to blame: one, or of a sum that nobody can tell more of all; of a rate the rate. */
function blamed(checked: FigureReconciliation, { correction, sides, relationIds }: Explanation): readonly string[] {
  if (correction !== null) return [correction.figureId];
  if (sides.length === 1) return sides;
  return checked.checks.flatMap(({ relationId, kind, figureIds }) => {
    if (!relationIds.includes(relationId)) return [];
    return kind === "sum" || kind === "part" ? figureIds : figureIds.slice(0, 1);
  });
}

function missingFinding({ understood }: ImportTable, { row, column, total, missing }: MissingPart): ImportFinding {
  const place: CellPlace = { sheet: understood.sheet, row, column };
  const values = {
    total: cellName({ ...place, column: total.column }),
    totalPrinted: total.printed,
    missing: written(missing),
  };
  return importFinding("figureMissing", { place, values });
}

function twinFinding(table: ImportTable, { row, first }: TwinRow): ImportFinding {
  const { understood, grid } = table;
  const column =
    understood.columns.find(({ meaning }) => meaning.kind === "name")?.column ?? understood.heading.firstColumn;
  const place: CellPlace = { sheet: understood.sheet, row, column };
  const other = cellName({ ...place, row: first });
  return importFinding("rowStatedTwice", { place, printed: grid.textAt(row, column), values: { other } });
}

function findingOf(
  table: ImportTable,
  {
    checked,
    explanation,
    own,
  }: {
    readonly checked: FigureReconciliation;
    readonly explanation: Explanation;
    readonly own: ReadonlySet<string>;
  },
): ImportFinding {
  const [side, ...otherSides] = explanation.sides;
  const onlySide = otherSides.length === 0 ? side : undefined;
  const figureId = explanation.correction?.figureId ?? onlySide ?? suspectOf(checked, explanation.relationIds);
  const { row, column } = cellOfFigure(figureId);
  const place: CellPlace = { sheet: table.understood.sheet, row, column };
  const printed = table.grid.textAt(row, column);
  const proofOf = checked.checks.find(({ relationId }) => relationId === explanation.relationIds[0])?.proof;
  const proof = explanation.correction?.proof ?? proofOf ?? explanation.reason;
  // A sum that is wrong holds nothing back: it is not posted, its parts are.
  const withheld = own.has(figureId) ? {} : { withholds: null };
  if (explanation.correction === null) {
    const likely = explanation.candidates.find((candidate) => candidate.figureId === onlySide);
    if (likely === undefined) {
      // Nobody can tell, but what is likeliest to be wrong would be posted.
      const doubted = own.has(figureId) ? ({ withholds: "row" } as const) : {};
      return importFinding("figuresDisagree", { place, printed, values: { proof }, ...doubted });
    }
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
}

/** The figure of the first relation that no other relation confirms; the one that the others are computed against where all are, or none is. */
function suspectOf({ checks }: FigureReconciliation, relationIds: readonly string[]): string {
  const figureIds = checks.find(({ relationId }) => relationId === relationIds[0])?.figureIds ?? [];
  const confirmed = new Set(
    checks.flatMap((check) =>
      check.kind !== "part" && holding.has(check.outcome) && check.figureIds.length > 1 ? check.figureIds : [],
    ),
  );
  return figureIds.find((id) => !confirmed.has(id)) ?? figureIds[0] ?? "0/0";
}

const holding: ReadonlySet<RelationOutcome> = new Set(["holds", "rounded", "truncated"]);

function written(number: string): Bilingual {
  const places = number.split(".")[1]?.length ?? 0;
  const inLanguage = (language: "vi" | "en"): string => formatNumber(decimal(number), { language, places });
  return { vi: inLanguage("vi"), en: inLanguage("en") };
}
