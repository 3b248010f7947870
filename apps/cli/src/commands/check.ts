/**
 * `giaingan check`: whether the books add up and hold what the rules admit. Exit 3 when a fault is fatal; the place of the
 * first one comes first.
 */
import type { Language } from "@giaingan/finance";
import { type CheckFault, type CheckPlace, type CheckReport, openLedger } from "@giaingan/ledger";
import { policiesFlag, readCompanions, referenceFlag } from "../companion-flags.ts";
import type { Command, Flag } from "../command.ts";
import { momentFlags, readQuestionFlags } from "../question-flags.ts";
import { chainProgress, notInOrder } from "./verify.ts";

const asOfFlag: Flag = {
  type: "string",
  valueName: "DATE",
  meaning: {
    vi: "chỉ bút toán có ngày đến hết ngày này (mặc định: tất cả)",
    en: "only entries dated up to this day (default: all)",
  },
};
const revisionFlag: Flag = momentFlags["rev"] ?? asOfFlag;

/** How many faults are printed; `--json` has more of them. */
const shownMax = 40;

export const check: Command = {
  name: "check",
  argumentNames: "",
  argumentCount: { min: 0, max: 0 },
  summary: {
    vi: "kiểm tra sổ có cộng đúng và đúng quy tắc không (mã thoát 3: có lỗi nặng)",
    en: "whether the books add up and keep the rules (exit 3: a fatal fault)",
  },
  flags: { "as-of": asOfFlag, rev: revisionFlag, policies: policiesFlag, reference: referenceFlag },
  run: async (invocation) => {
    const { asOf, revision } = readQuestionFlags(invocation.flags);
    const { policies, reference } = await readCompanions(invocation);
    const ledger = await openLedger({ path: invocation.ledgerPath, mode: "readOnly" });
    const progress = chainProgress(invocation.language);
    try {
      const options = { asOf: asOf ?? undefined, revision: revision ?? undefined, policies, reference };
      const report = await ledger.check({ ...options, onProgress: progress.onProgress });
      return {
        json: { ledger: ledger.path, ...report },
        text: (language) => {
          progress.clear();
          return describe(report, language);
        },
        exitCode: report.isSound ? 0 : notInOrder,
      };
    } finally {
      progress.clear();
      await ledger.close();
    }
  },
};

function describe({ faults, fatalCount, warningCount, revision, isSound }: CheckReport, language: Language): string {
  const isVietnamese = language === "vi";
  const verdict = isSound
    ? isVietnamese
      ? "Sổ đúng: không có lỗi nặng."
      : "The books are in order: nothing fatal."
    : isVietnamese
      ? "Sổ có lỗi nặng: đừng dùng số liệu trước khi xử lý."
      : "The books have fatal faults: do not use the figures before they are dealt with.";
  const shown = faults.slice(0, shownMax);
  const rest = fatalCount + warningCount - shown.length;
  const more = isVietnamese ? `… còn ${rest} mục nữa, xem bằng --json` : `… ${rest} more, see them with --json`;
  return [
    ...shown.flatMap((fault) => faultLines(fault, language)),
    ...(rest > 0 ? [more] : []),
    verdict,
    isVietnamese
      ? `Lỗi nặng: ${fatalCount} · cần xem: ${warningCount} · bản ghi số ${revision}.`
      : `Fatal: ${fatalCount} · to look at: ${warningCount} · revision ${revision}.`,
  ].join("\n");
}

function faultLines({ severity, message, place, code }: CheckFault, language: Language): readonly string[] {
  const marks = { fatal: { vi: "LỖI NẶNG", en: "FATAL" }, warning: { vi: "CẦN XEM", en: "CHECK" } };
  const where = placeText(place, language);
  return [`[${marks[severity][language]}] ${message[language]} (${code})`, ...(where === "" ? [] : [`    ${where}`])];
}

function placeText({ revision, batchId, documentName, entryId, line }: CheckPlace, language: Language): string {
  const isVietnamese = language === "vi";
  const parts = [
    revision === null ? null : `${isVietnamese ? "lô" : "batch"} ${revision}${batchId === null ? "" : ` (${batchId})`}`,
    documentName === null ? null : `“${documentName}”`,
    line === null ? null : `${isVietnamese ? "dòng" : "line"} ${line}`,
    entryId === null ? null : `${isVietnamese ? "bút toán" : "entry"} ${entryId}`,
  ];
  return parts.filter((part) => part !== null).join(", ");
}
