/**
 * Whether who changes a period knows what is closed: the request names, as `If-Match`, the ETag of the periods that its
 * author has seen. Entries that were posted meanwhile change no period and are in nobody's way.
 */
import { formatDate } from "@giaingan/finance";
import { periodName } from "@giaingan/finance/admission";
import { type Ledger, type Periods, type RecordedPeriodChange, refuseLedger } from "@giaingan/ledger";
import { revisionMarks } from "./revision-cache.ts";

/** The state of the periods that a request names. */
export interface SeenPeriods {
  /** The header `If-Match`, trimmed. */
  readonly tag: string;
  /** The revision whose ETag it is; null when it is of another ledger, of another program, or none at all. */
  readonly revision: number | null;
}

/**
 * Reads the header `If-Match`.
 *
 * @param header null where there is none
 * @throws Refusal `periodsNotSeen` without an ETag; `*` is none: it names no state
 */
export async function readSeenPeriods(ledger: Ledger, header: string | null): Promise<SeenPeriods> {
  const tag = header?.trim() ?? "";
  if (tag === "" || tag === "*") throw refuseLedger("periodsNotSeen", {});
  const named = Number(/^"[^"]*-r(\d{1,15})-[^"]*"$/u.exec(tag)?.[1] ?? Number.NaN);
  if (!(named <= (await ledger.latest()).revision)) return { tag, revision: null };
  const isOfLedger = tag === `"${(await revisionMarks(ledger, named)).join("-")}"`;
  return { tag, revision: isOfLedger ? named : null };
}

/**
 * Holds what was seen against the periods that the change comes upon.
 *
 * @param changeId one that is recorded already was sent again, and is answered as the first time
 * @throws Refusal `periodsChanged` with the changes since the state that was seen
 */
export function checkPeriodsSeen(
  { revision, changes }: Periods,
  { seen, changeId }: { readonly seen: SeenPeriods; readonly changeId: string },
): void {
  if (changes.some(({ batchId }) => batchId === changeId)) return;
  const since = changes.filter((change) => change.revision > (seen.revision ?? 0));
  if (seen.revision !== null && since.length === 0) return;
  throw refuseLedger("periodsChanged", {
    seen: seen.tag.slice(0, 100),
    revision: String(revision),
    changes: { vi: since.map(changeWords("vi")).join("; ") || "–", en: since.map(changeWords("en")).join("; ") || "–" },
  });
}

function changeWords(language: "vi" | "en"): (change: RecordedPeriodChange) => string {
  const actions = language === "vi" ? { close: "khóa", reopen: "mở lại" } : { close: "closed", reopen: "re-opened" };
  return (change) =>
    `${actions[change.action]} ${periodName(change)}, ${formatDate(change.decidedOn)} (${change.documentName}, r${change.revision})`;
}
