/**
 * `giaingan undo REVISION`: takes a batch back by one batch of reversals. Nothing is removed from the record: the batch, its
 * undo and why stay in it, and the same file can be imported again.
 */
import {
  type Entry,
  entryKindNames,
  formatDate,
  formatMoneyWithUnit,
  type Language,
  refuse,
  sourceLabel,
} from "@giaingan/finance";
import { postingRulesOf } from "@giaingan/finance/policies";
import { type BatchReversal, type Ledger, reverseBatch } from "@giaingan/ledger";
import { policiesFlag, readCompanions, referenceFlag } from "../companion-flags.ts";
import type { Command, CommandOutput, Invocation } from "../command.ts";
import { openToPost } from "../existing-ledger.ts";
import { findingLines } from "../findings-text.ts";
import { latePosting, lateWords } from "../late-posting.ts";
import { readWholeFlag, textOf } from "../question-flags.ts";
import { textTable } from "../text-table.ts";

export const undo: Command = {
  name: "undo",
  argumentNames: "REVISION [--reason TEXT] [--preview]",
  argumentCount: { min: 1, max: 1 },
  summary: {
    vi: "thu hồi một bản ghi bằng một lô bút toán đảo; bản ghi cũ vẫn còn trong sổ",
    en: "take a batch back by one batch of reversals; the record keeps both",
  },
  flags: {
    reason: {
      type: "string",
      valueName: "TEXT",
      meaning: { vi: "lý do thu hồi, ghi vào từng bút toán đảo", en: "why; kept with every reversal" },
    },
    preview: { type: "boolean", meaning: { vi: "chỉ xem, không ghi sổ", en: "only show, post nothing" } },
    late: {
      type: "boolean",
      meaning: {
        vi: "bút toán thuộc kỳ đã khóa: đảo ở kỳ mở đầu tiên, giữ ngày thật",
        en: "entries of a closed period: reverse them in the first open one, with their true date kept",
      },
    },
    "as-reported": {
      type: "boolean",
      meaning: {
        vi: "vi phạm quy tắc thì cảnh báo chứ không từ chối",
        en: "a broken rule is a finding, not a refusal",
      },
    },
    policies: policiesFlag,
    reference: referenceFlag,
  },
  run: async (invocation) => {
    const { positionals, flags, ledgerPath } = invocation;
    const [text = ""] = positionals;
    const revision = readWholeFlag("REVISION", text, { min: 1, max: Number.MAX_SAFE_INTEGER }) ?? 0;
    if (flags["reason"] === "") throw refuse("invalidValue", { name: "--reason", value: "", expected: "TEXT" });
    const ledger = await openToPost(ledgerPath);
    try {
      return outputOf(await undoIn(ledger, revision, invocation), { isPreview: flags["preview"] === true });
    } finally {
      await ledger.close();
    }
  },
};

async function undoIn(ledger: Ledger, revision: number, invocation: Invocation): Promise<BatchReversal> {
  const { flags } = invocation;
  const { policies, reference } = await readCompanions(invocation);
  return reverseBatch(ledger, {
    revision,
    reason: textOf(flags["reason"]),
    isTrial: flags["preview"] === true,
    late: latePosting(flags),
    admission: {
      mode: flags["as-reported"] === true ? "report" : "command",
      rules: (asOf) => postingRulesOf({ asOf, policies }),
      reference,
      policies,
    },
  });
}

function outputOf(undone: BatchReversal, { isPreview }: { readonly isPreview: boolean }): CommandOutput {
  const { batch, entries, reversedBeforeCount, result } = undone;
  return {
    json: {
      undone: batch.revision,
      document: batch.documentName,
      preview: isPreview,
      revision: isPreview ? null : result.revision,
      id: result.batchId,
      posted: isPreview ? 0 : result.postedEntryCount,
      derived: result.derivedEntryCount,
      late: result.lateEntryCount,
      reversedBefore: reversedBeforeCount,
      entries: entries.map((entry) => ({ ...entry, amount: entry.amount.toString() })),
      findings: result.findings,
    },
    text: (language) => describe(undone, { isPreview, language }),
  };
}

/** As many entries as a person reads; the rest are counted. */
const shownMax = 20;

function describe(
  { batch, entries, reversedBeforeCount, result }: BatchReversal,
  { isPreview, language }: { readonly isPreview: boolean; readonly language: Language },
): string {
  const isVietnamese = language === "vi";
  const head = isVietnamese
    ? `Bản ghi số ${batch.revision}: ${batch.documentName}`
    : `Revision ${batch.revision}: ${batch.documentName}`;
  const hiddenCount = entries.length - shownMax;
  const lines = [head, "", entryTable(entries.slice(0, shownMax), language)];
  if (hiddenCount > 0)
    lines.push(isVietnamese ? `… và ${hiddenCount} bút toán nữa` : `… and ${hiddenCount} more entries`);
  if (reversedBeforeCount > 0)
    lines.push(
      isVietnamese
        ? `${reversedBeforeCount} bút toán đã được đảo từ trước, không đảo lần nữa.`
        : `${reversedBeforeCount} entries had been taken back before, and are left out.`,
    );
  if (result.findings.length > 0) lines.push("", ...findingLines(result.findings, [], language));
  return [...lines, "", closingLine({ entryCount: entries.length, batch, result }, { isPreview, language })].join("\n");
}

function closingLine(
  { entryCount, batch, result }: Pick<BatchReversal, "batch" | "result"> & { readonly entryCount: number },
  { isPreview, language }: { readonly isPreview: boolean; readonly language: Language },
): string {
  const isVietnamese = language === "vi";
  if (isPreview)
    return isVietnamese
      ? `Xem trước: sẽ đảo ${entryCount} bút toán; chưa ghi gì.`
      : `Preview: ${entryCount} entries would be taken back; nothing has been posted.`;
  const done = isVietnamese
    ? `Đã thu hồi bản ghi số ${batch.revision}: ${entryCount} bút toán đảo, bản ghi số ${result.revision}.`
    : `Revision ${batch.revision} is taken back: ${entryCount} reversals, revision ${result.revision}.`;
  return done + lateWords(result.lateEntryCount, language);
}

function entryTable(entries: readonly Entry[], language: Language): string {
  const head =
    language === "vi"
      ? ["Ngày", "Đơn vị", "Loại", "Nguồn vốn", "Số tiền đảo"]
      : ["Date", "Unit", "Kind", "Funding source", "Taken back"];
  const rows = entries.map((entry) => [
    formatDate(entry.effectiveOn),
    entry.unitId,
    entryKindNames[entry.kind][language],
    sourceLabel(entry.source, { fiscalYear: entry.fiscalYear })[language],
    formatMoneyWithUnit(entry.amount, { language, unit: "dong" }),
  ]);
  return textTable(head, rows, [4]);
}
