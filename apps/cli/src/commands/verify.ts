/**
 * `giaingan verify`: recomputes the chain over every batch and says which is the first that is not in order. Exit 3 when
 * one is not.
 */
import process from "node:process";
import { type Bilingual, formatNumber, decimal, type Language } from "@giaingan/finance";
import { type ChainVerdict, openLedger } from "@giaingan/ledger";
import type { Command } from "../command.ts";
import { createProgressBar, type ProgressBar } from "../progress-bar.ts";

/** The ledger is not in order: neither refused nor wrong usage. */
export const notInOrder = 3;

const readingLabel: Bilingual = { vi: "Kiểm tra chuỗi băm", en: "Verifying the chain" };

/** A bar that tells how many entries the chain has been verified for. */
export function chainProgress(language: Language): {
  readonly onProgress: (entryCount: number, entryCountMax: number) => void;
  readonly clear: ProgressBar["clear"];
} {
  const bar = createProgressBar({ terminal: process.stderr, language, nowMs: () => performance.now() });
  return {
    onProgress: (done, total) => bar.show({ label: readingLabel[language], done, total, rowCount: done }),
    clear: () => bar.clear(),
  };
}

export const verify: Command = {
  name: "verify",
  argumentNames: "",
  argumentCount: { min: 0, max: 0 },
  summary: {
    vi: "kiểm tra sổ có bị sửa, xóa, cắt đuôi sau lưng không (mã thoát 3: có)",
    en: "whether the ledger was edited or cut behind its back (exit 3: it was)",
  },
  flags: {},
  run: async ({ ledgerPath, language }) => {
    // Opened to read only: a head file that is behind or missing must be told before it is brought up to date.
    const ledger = await openLedger({ path: ledgerPath, mode: "readOnly" });
    const progress = chainProgress(language);
    try {
      const verdict = await ledger.verifyChain(progress);
      return {
        json: { ledger: ledger.path, ...verdict },
        text: (shown) => verdictLines(verdict, shown).join("\n"),
        exitCode: verdict.isIntact ? 0 : notInOrder,
      };
    } finally {
      progress.clear();
      await ledger.close();
    }
  },
};

/** What a person reads: the finding, what to do, and the head to compare with. */
export function verdictLines(verdict: ChainVerdict, language: Language): readonly string[] {
  const { message, remedy, revision, entryCount, chainHead, isIntact } = verdict;
  const isVietnamese = language === "vi";
  const entries = formatNumber(decimal(String(entryCount)), { language });
  const upTo = isVietnamese
    ? `Đã đọc ${entries} bút toán; ${isIntact ? "lô cuối" : "lô cuối còn đúng"}: ${revision}.`
    : `Read ${entries} entries; ${isIntact ? "last batch" : "last batch in order"}: ${revision}.`;
  return [
    message[language],
    ...(remedy === null ? [] : [remedy[language]]),
    upTo,
    `${isVietnamese ? "Đầu chuỗi tại đó" : "Chain head there"}: ${chainHead}`,
  ];
}
