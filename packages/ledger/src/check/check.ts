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
import {
  type CheckFault,
  type CheckPlace,
  type CheckRule,
  type CheckScope,
  type EntryWanted,
  type FoundProblem,
  nowhere,
} from "./check-fault.ts";
import { checkEntries } from "./entry-rules.ts";
import { checkReference } from "./reference-rules.ts";
import { checkStaleMonths } from "./stale-rules.ts";
import { checkStatements } from "./statement-rules.ts";

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
  const settling = createSettling(scope);
  const faults: CheckFault[] = [];
  const counts = new Map<string, number>();
  const severities = { fatal: 0, warning: 0 };
  const take = async (problem: FoundProblem): Promise<void> => {
    const count = (counts.get(problem.code) ?? 0) + 1;
    counts.set(problem.code, count);
    const severity = await settling.severityOf(problem);
    severities[severity] += 1;
    if (count <= faultsPerCodeMax) faults.push(await settling.faultOf(problem, severity));
  };
  const broken = chainProblem(verdict);
  if (broken !== null) await take(broken);
  for (const rule of rules) for await (const problem of rule(scope)) await take(problem);
  return {
    isSound: severities.fatal === 0,
    revision,
    asOf: asOf ?? null,
    fatalCount: severities.fatal,
    warningCount: severities.warning,
    counts: Object.fromEntries(counts),
    faults: faults.toSorted(inOrder),
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

/** Settles problems: how grave each is, and, of those that are told one by one, where it stands. */
function createSettling({ engine, revision, asOf }: CheckScope): {
  readonly severityOf: (problem: FoundProblem) => Promise<CheckFault["severity"]>;
  readonly faultOf: (problem: FoundProblem, severity: CheckFault["severity"]) => Promise<CheckFault>;
} {
  const ways = new Map<string, Promise<CheckFault["severity"]>>();
  const wayOf = async (code: string, recordedIn: number | null): Promise<CheckFault["severity"]> => {
    if (recordedIn === null) return "fatal";
    const key = `${recordedIn}/${code}`;
    const known = ways.get(key) ?? severityIn(engine, { code, revision: recordedIn });
    ways.set(key, known);
    return known;
  };
  return {
    severityOf: async ({ severity, code, place }) => {
      if (severity !== "asPosted") return severity;
      if (place.revision !== undefined) return wayOf(code, place.revision);
      const { revision: recordedIn } = await findPlace(engine, { wanted: place as EntryWanted, revision, asOf });
      return wayOf(code, recordedIn);
    },
    faultOf: async ({ standIn, message, place: wanted, ...rest }, severity) => {
      const place = "conditions" in wanted ? await findPlace(engine, { wanted, revision, asOf }) : wanted;
      const told = (text: string): string =>
        standIn === undefined ? text : text.replaceAll(standIn, place.entryId ?? "?");
      return { ...rest, severity, message: { vi: told(message.vi), en: told(message.en) }, place };
    },
  };
}

/** The last recorded entry of which the conditions hold. */
async function findPlace(
  engine: Engine,
  { wanted, revision, asOf }: { readonly wanted: EntryWanted; readonly revision: number; readonly asOf: PlainDate },
): Promise<CheckPlace> {
  const { conditions, revision: own } = wanted;
  if (conditions.length === 0) return nowhere;
  const range = own === undefined ? `e.revision <= ${revision}` : `e.revision = ${own}`;
  const [row] = await engine.query(`SELECT e.revision, b.id, b.document_name, e.id, e.position
    FROM entries AS e JOIN entry_classes AS c ON c.class_id = e.class_id JOIN batches AS b ON b.revision = e.revision
    WHERE ${range} AND e.effective_on <= DATE '${asOf}' AND ${conditions.join(" AND ")}
    ORDER BY e.revision DESC, e.position DESC LIMIT 1`);
  if (row === undefined) return nowhere;
  const [recordedIn, batchId, documentName, entryId, position] = row;
  return {
    revision: Number(recordedIn),
    batchId: String(batchId),
    documentName: String(documentName),
    entryId: String(entryId),
    line: Number(position) + 1,
  };
}

/** A document shows what it shows: what it breaks was told when it was posted, and stays a warning. */
async function severityIn(
  engine: Engine,
  { code, revision }: { readonly code: string; readonly revision: number },
): Promise<CheckFault["severity"]> {
  const [row] = await engine.query(
    `SELECT (SELECT COUNT(*) FROM statements WHERE revision = ${revision}),
      (SELECT COUNT(*) FROM findings WHERE revision = ${revision} AND code = $1)`,
    [code],
  );
  return Number(row?.[0] ?? 0) > 0 || Number(row?.[1] ?? 0) > 0 ? "warning" : "fatal";
}

function inOrder(left: CheckFault, right: CheckFault): number {
  if (left.severity !== right.severity) return left.severity === "fatal" ? -1 : 1;
  const rank = ({ place }: CheckFault): readonly number[] => [
    place.revision ?? Number.MAX_SAFE_INTEGER,
    place.line ?? 0,
  ];
  const [leftRank, rightRank] = [rank(left), rank(right)];
  return (leftRank[0] ?? 0) - (rightRank[0] ?? 0) || (leftRank[1] ?? 0) - (rightRank[1] ?? 0);
}
