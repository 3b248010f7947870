/**
 * The head file at the opening of a ledger: one that disagrees is evidence, and nobody should post before having looked.
 */
import type { Bilingual, Finding } from "@giaingan/finance";
import { emptyChainHead } from "./chain.ts";
import type { Reader } from "./engine.ts";
import { readHeadFile } from "./head-file.ts";

/**
 * What the head file says against the ledger: `headFileAhead` it knows a batch that the ledger does not have ·
 * `headFileDiffers` it knows another batch under that number, or another mark of sample data. Null: it agrees, is behind
 * or is not there.
 */
export async function findHeadWarning(
  reader: Reader,
  { headPath, isSample }: { readonly headPath: string; readonly isSample: boolean },
): Promise<Finding | null> {
  const kept = await readHeadFile(headPath);
  if (kept === null) return null;
  const { revision, chainHead } = kept;
  const [newest] = await reader.query("SELECT COALESCE(MAX(revision), 0) FROM batches");
  const latest = Number(newest?.[0] ?? 0);
  const values = { headPath, keptRevision: String(revision), revision: String(latest) };
  if (revision > latest)
    return warning("headFileAhead", values, {
      vi: `Tệp đầu chuỗi ${headPath} biết đến lô ${revision}, sổ chỉ có đến lô ${latest}: đuôi sổ có thể đã bị cắt.`,
      en: `The head file ${headPath} knows batch ${revision}, the ledger ends with batch ${latest}: its tail may have been cut.`,
    });
  const [batch] = await reader.query("SELECT chain_head FROM batches WHERE revision = CAST($1 AS INTEGER)", [revision]);
  const recorded = revision === 0 ? emptyChainHead : batch?.[0];
  if (recorded === chainHead && kept.sample === isSample) return null;
  return warning("headFileDiffers", values, {
    vi: `Tệp đầu chuỗi ${headPath} không khớp với sổ tại lô ${revision}: lịch sử có thể đã bị viết lại.`,
    en: `The head file ${headPath} does not agree with the ledger at batch ${revision}: history may have been rewritten.`,
  });
}

function warning(code: string, values: Finding["values"], { vi, en }: Bilingual): Finding {
  const message = {
    vi: `${vi} Chạy giaingan verify trước khi ghi thêm.`,
    en: `${en} Run giaingan verify before posting more.`,
  };
  return { code, severity: "warning", message, values, places: [] };
}
