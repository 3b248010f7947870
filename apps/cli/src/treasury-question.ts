/**
 * The unit's payments in the ledger against the statement of the State Treasury.
 */
import type { PlainDate } from "@giaingan/finance";
import {
  reconcileTreasury,
  type TreasuryLine,
  type TreasuryReconciliation,
  type TreasuryTolerances,
} from "@giaingan/finance/reconciliation";
import { askLedger, type EntryFilter, type Ledger, type LedgerQuestion, type RecordedEntry } from "@giaingan/ledger";

/** The reconciliation, and what of the record it is of. */
export interface TreasuryAnswer extends TreasuryReconciliation {
  readonly revision: number;
  readonly asOf: PlainDate;
  readonly fiscalYear: number;
}

/** What is compared with the record. */
export interface TreasuryStatement {
  readonly treasury: readonly TreasuryLine[];
  /** Payments of the unit before this day are left out; null: none are. */
  readonly from: PlainDate | null;
  readonly tolerances: TreasuryTolerances;
}

const pageSize = 10_000;

/**
 * Compares the payments of a budget year up to a date with a statement. An entry that was taken back whole, and what
 * took it back, are left out: the Treasury never saw them.
 *
 * @throws Refusal `unknownRevision`, `unknownUnit`, `unknownFiscalYear`
 */
export async function askTreasury(
  ledger: Ledger,
  asked: LedgerQuestion,
  { treasury, from, tolerances }: TreasuryStatement,
): Promise<TreasuryAnswer> {
  const { revision, question } = await askLedger(ledger, asked);
  const { asOf, fiscalYear } = question;
  const given = Object.entries({ ...asked.filter, fiscalYear }).filter(([, wanted]) => wanted !== undefined);
  const filter: EntryFilter = Object.fromEntries(given);
  const entries: RecordedEntry[] = [];
  let cursor: string | undefined;
  do {
    const page = await ledger.entries({ asOf, revision, filter, measure: "disbursed", limit: pageSize, cursor });
    entries.push(...page.entries);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  const unit = withoutTakenBack(entries).filter(({ effectiveOn }) => from === null || effectiveOn >= from);
  return {
    revision,
    asOf,
    fiscalYear,
    ...reconcileTreasury({ unit: unit.map(lineOf), treasury, tolerances }),
  };
}

function withoutTakenBack(entries: readonly RecordedEntry[]): readonly RecordedEntry[] {
  const amounts = new Map(entries.map(({ id, amount }) => [id, amount]));
  const takenBack = entries.filter(({ reverses, amount }) => reverses !== null && amounts.get(reverses) === -amount);
  const gone = new Set(takenBack.flatMap(({ id, reverses }) => [id, reverses]));
  return entries.filter(({ id }) => !gone.has(id));
}

function lineOf({ id, effectiveOn, effect, kind, document, projectId }: RecordedEntry): TreasuryLine {
  return {
    id,
    on: effectiveOn,
    amount: effect,
    // Cash that no document splits may be of either kind.
    kind: kind === "disbursed" ? null : kind,
    documentNumber: document.number,
    projectId,
  };
}
