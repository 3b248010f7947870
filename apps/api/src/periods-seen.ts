/**
 * Whether who changes a period knows what is closed: the request names, as `If-Match`, the ETag of the periods that its
 * author has seen. Entries that were posted meanwhile change no period and are in nobody's way.
 */
import { formatDate } from "@giaingan/finance";
import { periodName } from "@giaingan/finance/admission";
import { type Ledger, type RecordedPeriodChange, refuseLedger } from "@giaingan/ledger";
import { revisionMarks } from "./revision-cache.ts";

/** What a request says. */
export interface SeenPeriods {
  /** The header `If-Match`; null where there is none. */
  readonly seen: string | null;
  /** The id of the change: one that is recorded already was sent again, and is answered as the first time. */
  readonly changeId: string;
}

/**
 * @throws Refusal `periodsNotSeen` without an ETag (`*` is none: it names no state), `periodsChanged` with the changes
 *   since the state that the ETag names
 */
export async function checkPeriodsSeen(ledger: Ledger, { seen, changeId }: SeenPeriods): Promise<void> {
  const tag = seen?.trim() ?? "";
  if (tag === "" || tag === "*") throw refuseLedger("periodsNotSeen", {});
  const { revision, changes } = await ledger.periods();
  if (changes.some(({ batchId }) => batchId === changeId)) return;
  const seenRevision = await revisionOfTag(ledger, tag, revision);
  const since = changes.filter((change) => change.revision > (seenRevision ?? 0));
  if (seenRevision !== null && since.length === 0) return;
  throw refuseLedger("periodsChanged", {
    seen: tag.slice(0, 100),
    revision: String(revision),
    changes: { vi: since.map(changeWords("vi")).join("; ") || "–", en: since.map(changeWords("en")).join("; ") || "–" },
  });
}

/** The revision whose ETag this is; null when it is of another ledger, of another program, or none at all. */
async function revisionOfTag(ledger: Ledger, tag: string, latest: number): Promise<number | null> {
  const revision = Number(/^"[^"]*-r(\d{1,15})-[^"]*"$/u.exec(tag)?.[1] ?? Number.NaN);
  if (!(revision <= latest)) return null;
  return tag === `"${(await revisionMarks(ledger, revision)).join("-")}"` ? revision : null;
}

function changeWords(language: "vi" | "en"): (change: RecordedPeriodChange) => string {
  const actions = language === "vi" ? { close: "khóa", reopen: "mở lại" } : { close: "closed", reopen: "re-opened" };
  return (change) =>
    `${actions[change.action]} ${periodName(change)}, ${formatDate(change.decidedOn)} (${change.documentName}, r${change.revision})`;
}
