/**
 * What an import of an entries file says: one document, or the same for a person to read.
 */
import type { LongEntriesFile } from "@giaingan/exchange";
import { type EntryKind, entryKindNames, entryKinds, type Finding, type Language } from "@giaingan/finance";
import type { AppendResult, ImportPlan, PlannedBatch } from "@giaingan/ledger";
import type { CommandOutput } from "./command.ts";
import { findingLines } from "./findings-text.ts";
import { lateWords } from "./late-posting.ts";

/** An import that was made, or tried. */
export interface ImportOutcome {
  readonly path: string;
  readonly file: LongEntriesFile;
  readonly plan: ImportPlan;
  /** What the ledger answered, batch by batch; of a preview: would answer. */
  readonly posted: readonly AppendResult[];
  readonly isPreview: boolean;
  /** The newest revision of the ledger. */
  readonly revision: number;
}

/** One batch of the answer. */
interface ImportedBatch {
  readonly id: string;
  /** Null: not posted now. */
  readonly revision: number | null;
  readonly entryCount: number;
  readonly addedCount: number;
  readonly recordedCount: number;
  /** Carry-overs of later years that moved by themselves. */
  readonly derivedCount: number;
  /** How many entries are new, by kind. */
  readonly kinds: Readonly<Partial<Record<EntryKind, number>>>;
}

/** The answer; its field names are the format of `--json`. */
interface Imported {
  readonly file: string;
  readonly preview: boolean;
  readonly revision: number;
  readonly posted: number;
  readonly derived: number;
  /** Entries that are, or would be, in a later period than their own, which is closed. */
  readonly late: number;
  readonly alreadyPosted: boolean;
  readonly batches: readonly ImportedBatch[];
  readonly findings: readonly Finding[];
}

/** Batches that are printed one by one; `--json` has them all. */
const shownBatchesMax = 20;

/** The output of the command. */
export function importedOutput({ path, file, plan, posted, isPreview, revision }: ImportOutcome): CommandOutput {
  const resultOf = new Map(posted.map((result) => [result.batchId, result]));
  const batches = plan.batches.map((batch) => importedBatch(batch, resultOf.get(batch.batch.id) ?? null, isPreview));
  const addedCount = batches.reduce((sum, batch) => sum + batch.addedCount, 0);
  const imported: Imported = {
    file: path,
    preview: isPreview,
    revision,
    posted: isPreview ? 0 : addedCount,
    derived: isPreview ? 0 : batches.reduce((sum, batch) => sum + batch.derivedCount, 0),
    late: posted.reduce((sum, { lateEntryCount }) => sum + lateEntryCount, 0),
    alreadyPosted: addedCount === 0,
    batches,
    findings: [...file.findings, ...posted.flatMap(({ findings }) => findings)],
  };
  return { json: imported, text: (language) => describe(imported, addedCount, language) };
}

function importedBatch(
  { batch, added, recordedCount }: PlannedBatch,
  result: AppendResult | null,
  isPreview: boolean,
): ImportedBatch {
  const countOfKind = new Map<EntryKind, number>();
  for (const { kind } of added) countOfKind.set(kind, (countOfKind.get(kind) ?? 0) + 1);
  return {
    id: batch.id,
    revision: result === null || isPreview ? null : result.revision,
    entryCount: batch.entries.length,
    addedCount: added.length,
    recordedCount,
    derivedCount: result?.derivedEntryCount ?? 0,
    kinds: Object.fromEntries(
      entryKinds.flatMap((kind) => (countOfKind.has(kind) ? [[kind, countOfKind.get(kind)]] : [])),
    ),
  };
}

function describe(imported: Imported, addedCount: number, language: Language): string {
  const { file, batches, findings } = imported;
  const isVietnamese = language === "vi";
  const entryCount = batches.reduce((sum, batch) => sum + batch.entryCount, 0);
  const rest = batches.length - shownBatchesMax;
  const lines = [
    isVietnamese
      ? `${file}: ${entryCount} bút toán trong ${batches.length} lô`
      : `${file}: ${entryCount} entries in ${batches.length} batches`,
    ...batches.slice(0, shownBatchesMax).map((batch) => batchLine(batch, language)),
    ...(rest > 0 ? [isVietnamese ? `  … và ${rest} lô nữa` : `  … and ${rest} more batches`] : []),
  ];
  if (findings.length > 0) lines.push("", ...findingLines(findings, [], language));
  return [...lines, "", closingLine(imported, addedCount, language)].join("\n");
}

function batchLine({ id, addedCount, recordedCount, derivedCount, kinds }: ImportedBatch, language: Language): string {
  const isVietnamese = language === "vi";
  const names = entryKinds.flatMap((kind) => {
    const count = kinds[kind];
    return count === undefined ? [] : [`${entryKindNames[kind][language]} ${count}`];
  });
  const parts = [
    ...(addedCount > 0 ? [`${addedCount} ${isVietnamese ? "mới" : "new"} (${names.join(", ")})`] : []),
    ...(recordedCount > 0 ? [`${recordedCount} ${isVietnamese ? "đã có trong sổ" : "already recorded"}`] : []),
    ...(derivedCount > 0
      ? [`${derivedCount} ${isVietnamese ? "kéo dài tự điều chỉnh theo" : "carry-overs that follow"}`]
      : []),
  ];
  return `  ${isVietnamese ? "Lô" : "Batch"} ${id}: ${parts.join(", ")}`;
}

function closingLine({ preview, revision, late }: Imported, addedCount: number, language: Language): string {
  const isVietnamese = language === "vi";
  if (addedCount === 0)
    return isVietnamese
      ? "Mọi bút toán của tệp đã có trong sổ: không ghi thêm bút toán nào (0)."
      : "Every entry of the file is recorded: no entry is posted again (0).";
  if (preview) {
    const told = isVietnamese
      ? `Xem trước: sẽ ghi ${addedCount} bút toán; chưa ghi gì.`
      : `Preview: ${addedCount} entries would be posted; nothing has been.`;
    return told + lateWords(late, language);
  }
  const posted = isVietnamese
    ? `Đã ghi ${addedCount} bút toán, bản ghi số ${revision}.`
    : `Posted ${addedCount} entries, revision ${revision}.`;
  return posted + lateWords(late, language);
}
