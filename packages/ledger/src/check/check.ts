/**
 * Checking a record: whether the books add up, and whether what they hold is what the rules admit. Everything is read at
 * one revision, in pieces, so that a record of any size is checked in bounded memory.
 */
import { emptyReference, type ReferenceData } from "@giaingan/finance/reference";
import type { PlainDate } from "@giaingan/finance";
import type { Policy } from "@giaingan/finance/policies";
import type { ChainVerdict } from "../chain-fault.ts";
import type { Engine } from "../engine.ts";
import { queryOverview } from "../overview.ts";
import { emptyChainHead } from "../chain.ts";
import { checkBalances, checkProjects, checkTransfers } from "./balance-rules.ts";
import { type CheckFault, type CheckRule, type CheckScope, type FoundProblem, nowhere } from "./check-fault.ts";
import { checkEntries } from "./entry-rules.ts";
import { createSettling } from "./fault-settling.ts";
import { checkReference } from "./reference-rules.ts";
import { checkStaleMonths } from "./stale-rules.ts";
import { checkStatements } from "./statement-rules.ts";
import { checkStrayEntries } from "./stray-entries.ts";

/** How a record is checked. */
export interface CheckOptions {
  /** Entries dated later are left out; default: none are. */
  readonly asOf?: PlainDate | undefined;
  /** Batches recorded later are left out; default: the latest. The chain is verified as a whole. */
  readonly revision?: number | undefined;
  /** By which deadlines and limits are known; left out: the built-in policies. */
  readonly policies?: readonly Policy[] | undefined;
  /** With which names, total investments and contracts are compared; left out: with none. */
  readonly reference?: ReferenceData | undefined;
  readonly onProgress?: CheckScope["onProgress"];
}

/** What a check found. */
export interface CheckReport {
  /** Whether nothing fatal was found. */
  readonly isSound: boolean;
  readonly revision: number;
  /** Null: entries of every date. */
  readonly asOf: PlainDate | null;
  readonly fatalCount: number;
  readonly warningCount: number;
  /** How often each code was found. */
  readonly counts: Readonly<Record<string, number>>;
  /** Fatal ones first, in the order of the record; of each code at most `faultsPerCodeMax`. */
  readonly faults: readonly CheckFault[];
}

/** Faults of one code that are told one by one; the others are counted. */
export const faultsPerCodeMax = 100;

/** Later than every business date. */
const endOfTime: PlainDate = "9999-12-31";

const rules: readonly CheckRule[] = [
  checkStrayEntries,
  checkEntries,
  checkBalances,
  checkTransfers,
  checkProjects,
  checkReference,
  checkStatements,
  checkStaleMonths,
];

/** Checks what a record holds, beside its chain. */
export async function checkRecord(
  engine: Engine,
  {
    verdict,
    revision,
    asOf,
    policies,
    reference = emptyReference,
    onProgress,
  }: CheckOptions & { readonly verdict: ChainVerdict; readonly revision: number },
): Promise<CheckReport> {
  const overview = await queryOverview(engine, { revision, sample: false, emptyHead: emptyChainHead });
  const scope = {
    engine,
    revision,
    asOf: asOf ?? endOfTime,
    dataDate: asOf ?? overview.dataDate,
    policies,
    reference,
    onProgress,
  };
  const settling = createSettling(scope, { toldPerCodeMax: faultsPerCodeMax });
  const broken = chainProblem(verdict);
  if (broken !== null) settling.take(broken);
  for (const rule of rules) for await (const problem of rule(scope)) settling.take(problem);
  const { severities, counts, faults } = await settling.settle();
  return {
    isSound: severities.fatal === 0,
    revision,
    asOf: asOf ?? null,
    fatalCount: severities.fatal,
    warningCount: severities.warning,
    counts,
    faults,
  };
}

function chainProblem({ fault, message, faultyBatch }: ChainVerdict): FoundProblem | null {
  if (fault === null) return null;
  const { revision = null, batchId = null, documentName = null } = faultyBatch ?? {};
  return {
    code: "chainBroken",
    severity: "fatal",
    message,
    values: { fault },
    place: { ...nowhere, revision, batchId, documentName },
  };
}
