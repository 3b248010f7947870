/**
 * A file on its way into the ledger: its tables understood, their facts placed, everything doubtful named with its cell, and the
 * batch that would be posted. The same file renamed, saved again or with its rows in another order gives a batch without
 * entries once it is posted.
 */
import type { Entry, PassedCheck, Statement } from "@giaingan/finance";
import type { Programme } from "@giaingan/finance/reference";
import { contentIdOf } from "../content-id.ts";
import type { Workbook } from "../workbook/workbook.ts";
import { checkFigures } from "./figure-checks.ts";
import { type FactList, joinFacts } from "../table/fact-list.ts";
import { planEntries } from "./import-entries.ts";
import { resolveFacts } from "./import-facts.ts";
import { cellName, type ImportFinding, recordedFinding } from "./import-finding.ts";
import type { ImportRecord } from "./import-record.ts";
import { noticesOf } from "./import-notices.ts";
import { type ImportProfile, remember, withProfile } from "./import-profile.ts";
import { type ImportSettings, noSettings } from "./import-settings.ts";
import { statementsOf } from "./import-statements.ts";
import type { ImportFact } from "./import-fact.ts";
import { type ImportTable, readImportTables } from "./import-table.ts";
import type { PostedFact } from "./import-totals.ts";
import { withoutNeedlessQuestions } from "./needless-questions.ts";
import { isPosted } from "./posted-measures.ts";
import { checkRows } from "./row-checks.ts";
import { checkAgreement } from "./table-agreement.ts";
import { checkWhole } from "./table-checks.ts";

/** A batch as the ledger takes it. */
export interface ImportBatch {
  readonly id: string;
  readonly documentName: string;
  readonly contentHash: string;
  readonly entries: readonly Entry[];
  readonly statements: readonly Statement[];
  readonly findings: ReturnType<typeof recordedFinding>[];
  readonly checks: readonly PassedCheck[];
}

/** A file that was read, understood and planned. */
export interface WorkbookImport {
  readonly tables: readonly ImportTable[];
  /** All facts, those that are not posted too. */
  readonly facts: FactList<ImportFact>;
  /** In the order of tables, rows and columns. */
  readonly findings: readonly ImportFinding[];
  /** Rows whose money is held back: `tableIndex/row`. */
  readonly heldRows: ReadonlySet<string>;
  /** Tables that are held back as a whole, by index. */
  readonly heldTables: ReadonlySet<number>;
  /** Amounts that the batch is made of. */
  readonly postedFactCount: number;
  /** False: the file is long, and its batch has no entries yet. */
  readonly isPlanned: boolean;
  readonly batch: ImportBatch;
  /** What was settled for it, and the profile with that remembered. */
  readonly settings: ImportSettings;
  readonly profile: ImportProfile;
}

/** What an import is planned with. */
export interface ImportContext {
  /** For people; it takes no part in what is posted. */
  readonly documentName: string;
  readonly settings: ImportSettings;
  /** What was settled of earlier files. */
  readonly profile: ImportProfile;
  readonly record: ImportRecord;
  readonly programmes: readonly Programme[];
  /** Of more amounts no entries are planned: a look at a long file need not wait for them. Left out: always. */
  readonly plannedFactsMax?: number | undefined;
  /** Awaited between the steps of the work, so that a server can answer others. Left out: it goes on without a break. */
  readonly pause?: (() => Promise<void>) | undefined;
}

const withoutBreak = (): Promise<void> => Promise.resolve();

/** Understands the tables of a file and plans what to post. Nothing is written. */
export async function planWorkbookImport(workbook: Workbook, context: ImportContext): Promise<WorkbookImport> {
  const { record, programmes, pause = withoutBreak } = context;
  const settings = await settledBy(workbook, context);
  const tables = await readImportTables(workbook, { settings, pause });
  await pause();
  const resolved = await resolveFacts(tables, { settings, record, programmes });
  const facts = joinFacts(resolved.byTable);
  const found = await checkTables(tables, { byTable: resolved.byTable, settings, pause });
  await pause();
  const disagreeing = checkAgreement(tables, facts);
  const all = withoutNeedlessQuestions([...noticesOf(workbook), ...found, ...resolved.findings, ...disagreeing], {
    tables,
    byTable: resolved.byTable,
  });
  const findings = inOrder(all, tables).filter(
    ({ place }) => place === null || !settings.acceptedCells.has(cellName(place)),
  );
  const { heldRows, heldTables } = heldBy(findings, { tables, facts });
  const isToPost = (fact: ImportFact): fact is PostedFact => {
    const isHeld =
      heldTables.has(fact.tableIndex) || (heldRows.size > 0 && heldRows.has(`${fact.tableIndex}/${fact.row}`));
    const isKnown = !fact.isOpen && fact.unitId !== null && fact.fiscalYear !== null;
    return fact.standing === "own" && !isHeld && isKnown && isPosted(fact);
  };
  await pause();
  let postedFactCount = 0;
  for (const fact of facts) if (isToPost(fact)) postedFactCount += 1;
  const isPlanned = postedFactCount <= (context.plannedFactsMax ?? Number.POSITIVE_INFINITY);
  const posted = isPlanned ? [...facts].filter(isToPost) : [];
  const { contentHash, entries } = await planEntries(posted, {
    said: isPlanned ? facts.filter(({ tableIndex }) => !heldTables.has(tableIndex)) : [],
    tables,
    documentName: context.documentName,
    dataDate: settings.asOf,
    record,
    pause,
  });
  return {
    tables,
    facts,
    findings,
    heldRows,
    heldTables,
    postedFactCount,
    isPlanned,
    batch: {
      id: contentIdOf(`${contentHash}|${entries.map(({ id }) => id).join("|")}`),
      documentName: context.documentName,
      contentHash,
      entries,
      statements: isPlanned ? statementsOf(tables, { facts, posted }) : [],
      findings: findings.map(recordedFinding),
      checks: [],
    },
    settings,
    profile: remember(context.profile, { settings, tables: tables.map(({ understood }) => understood) }),
  };
}

/** What was settled before of tables of the same shape, and what is settled now. */
async function settledBy(
  workbook: Workbook,
  { settings, profile, pause = withoutBreak }: Pick<ImportContext, "settings" | "profile" | "pause">,
): Promise<ImportSettings> {
  if (profile.shapes.length === 0) return withProfile(settings, { profile, tables: [] });
  const tables = await readImportTables(workbook, { settings: noSettings, pause });
  return withProfile(settings, { profile, tables: tables.map(({ understood }) => understood) });
}

/** What is doubtful within each table. */
async function checkTables(
  tables: readonly ImportTable[],
  {
    byTable,
    settings,
    pause,
  }: {
    readonly byTable: readonly FactList<ImportFact>[];
    readonly settings: ImportSettings;
    readonly pause: () => Promise<void>;
  },
): Promise<readonly ImportFinding[]> {
  const found: (readonly ImportFinding[])[] = [];
  for (const table of tables) {
    const facts = byTable[table.index] ?? [];
    await pause();
    const doubted = checkRows(table, facts);
    await pause();
    found.push(checkWhole(table, { facts, settings }), doubted, checkFigures(table, { facts, doubted }));
  }
  return found.flat();
}

function inOrder(findings: readonly ImportFinding[], tables: readonly ImportTable[]): readonly ImportFinding[] {
  const sheets = new Map(tables.map(({ understood, index }) => [understood.sheet, index]));
  const rankOf = ({ place }: ImportFinding): number => (place === null ? -1 : (sheets.get(place.sheet) ?? 0));
  return findings.toSorted(
    (left, right) =>
      rankOf(left) - rankOf(right) ||
      (left.place?.row ?? 0) - (right.place?.row ?? 0) ||
      (left.place?.column ?? 0) - (right.place?.column ?? 0),
  );
}

function heldBy(
  findings: readonly ImportFinding[],
  { tables, facts }: { readonly tables: readonly ImportTable[]; readonly facts: FactList<ImportFact> },
): Pick<WorkbookImport, "heldRows" | "heldTables"> {
  const tableAt = ({ place }: ImportFinding): number | null => {
    if (place === null) return null;
    const within = tables.find(
      ({ understood }) =>
        understood.sheet === place.sheet &&
        understood.heading.firstRow <= place.row &&
        place.row <= (understood.rows.at(-1)?.row ?? understood.heading.lastRow),
    );
    return within?.index ?? null;
  };
  const heldRows = new Set<string>();
  const heldTables = new Set<number>();
  for (const finding of findings) {
    const table = finding.withholds === null ? null : tableAt(finding);
    if (table === null || finding.place === null) continue;
    if (finding.withholds === "table") heldTables.add(table);
    else heldRows.add(`${table}/${finding.place.row}`);
  }
  for (const { isOpen, tableIndex, row, standing } of facts)
    if (isOpen && standing === "own") heldRows.add(`${tableIndex}/${row}`);
  return { heldRows, heldTables };
}
