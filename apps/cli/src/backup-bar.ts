/**
 * What backups and restores tell a person: how far they are, and what the file holds.
 */
import type { Bilingual, Language } from "@giaingan/finance";
import type { BackupManifest, BackupProgress } from "@giaingan/ledger";
import { createProgressBar, type Terminal } from "./progress-bar.ts";

const stepNames: Readonly<Record<BackupProgress["step"], Bilingual>> = {
  write: { vi: "Sao lưu", en: "Backing up" },
  read: { vi: "Đọc bản sao lưu", en: "Reading the backup" },
  verify: { vi: "Kiểm tra chuỗi băm", en: "Verifying the chain" },
};

/** A progress bar on a terminal; `clear` takes it away. */
export function createBackupBar(
  terminal: Terminal,
  language: Language,
): { readonly show: (progress: BackupProgress) => void; readonly clear: () => void } {
  const bar = createProgressBar({ terminal, language, nowMs: () => performance.now() });
  return {
    show: ({ step, done, total, rowCount }) => bar.show({ label: stepNames[step][language], done, total, rowCount }),
    clear: () => bar.clear(),
  };
}

/** "8 lô, 95 bút toán, đầu chuỗi 1a2b…". */
export function holdingText({ revision, counts, chainHead }: BackupManifest, language: Language): string {
  const entryCount = counts["entries"] ?? 0;
  return language === "vi"
    ? `${revision} lô, ${entryCount} bút toán, đầu chuỗi ${chainHead}`
    : `${revision} batches, ${entryCount} entries, chain head ${chainHead}`;
}
