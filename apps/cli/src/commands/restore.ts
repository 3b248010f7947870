/**
 * `giaingan restore FILE --ledger NEW`: makes a new ledger of a backup, or with `--check` only proves that it could.
 */
import process from "node:process";
import { checkBackup, restoreLedger } from "@giaingan/ledger";
import { createBackupBar, holdingText } from "../backup-bar.ts";
import type { Command, CommandOutput, Invocation } from "../command.ts";

export const restore: Command = {
  name: "restore",
  argumentNames: "FILE [--check]",
  argumentCount: { min: 1, max: 1 },
  summary: {
    vi: "phục hồi bản sao lưu vào sổ mới (--ledger), hoặc chỉ kiểm tra",
    en: "restore a backup into a new ledger (--ledger), or only check it",
  },
  flags: {
    check: {
      type: "boolean",
      meaning: {
        vi: "đọc và kiểm tra toàn bộ bản sao lưu, không phục hồi",
        en: "read and verify the whole backup without restoring it",
      },
    },
  },
  run: async (invocation) => {
    const bar = createBackupBar(process.stderr, invocation.language);
    try {
      return await (invocation.flags["check"] === true ? check : restoreInto)(invocation, bar);
    } finally {
      bar.clear();
    }
  },
};

type BackupBar = ReturnType<typeof createBackupBar>;

async function check({ positionals }: Invocation, bar: BackupBar): Promise<CommandOutput> {
  const [from = ""] = positionals;
  const manifest = await checkBackup(from, bar.show);
  return {
    json: { path: from, isWhole: true, ...manifest },
    text: (language) =>
      language === "vi"
        ? `Bản sao lưu ${from} đầy đủ và phục hồi được: ${holdingText(manifest, language)}.`
        : `The backup ${from} is whole and can be restored: ${holdingText(manifest, language)}.`,
  };
}

async function restoreInto({ positionals, ledgerPath }: Invocation, bar: BackupBar): Promise<CommandOutput> {
  const [from = ""] = positionals;
  const { path, manifest, newerHead } = await restoreLedger({ from, to: ledgerPath, onProgress: bar.show });
  return {
    json: { ledger: path, newerHead, ...manifest },
    text: (language) => {
      const isVietnamese = language === "vi";
      const done = isVietnamese
        ? `Đã phục hồi ${holdingText(manifest, language)} vào ${path}.`
        : `Restored ${holdingText(manifest, language)} into ${path}.`;
      if (newerHead === null) return done;
      const { revision } = newerHead;
      const lost = isVietnamese
        ? `Chú ý: sổ cũ ở đây đã đến bản ghi số ${revision}; các lô sau bản sao lưu (từ số ${manifest.revision + 1}) phải nhập lại.`
        : `Mind: the ledger that was here had reached revision ${revision}; import what came after the backup (from ${manifest.revision + 1}) again.`;
      return `${done}\n${lost}`;
    },
  };
}
