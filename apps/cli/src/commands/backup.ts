/**
 * `giaingan backup FILE`: the whole record in one file, from which `giaingan restore` makes a ledger again on any engine.
 */
import process from "node:process";
import { openTold } from "../existing-ledger.ts";
import { createBackupBar, holdingText } from "../backup-bar.ts";
import type { Command } from "../command.ts";

export const backup: Command = {
  name: "backup",
  argumentNames: "FILE",
  argumentCount: { min: 1, max: 1 },
  summary: {
    vi: "sao lưu sổ ra một tệp, kèm bản kê",
    en: "write the ledger into a backup file, with its manifest",
  },
  flags: {},
  run: async ({ positionals, ledgerPath, language }) => {
    const [path = ""] = positionals;
    const ledger = await openTold({ path: ledgerPath, mode: "open" });
    const bar = createBackupBar(process.stderr, language);
    try {
      const sidecar = await ledger.backup(path, { onProgress: bar.show });
      return {
        json: { path, ...sidecar },
        text: (shown) =>
          shown === "vi"
            ? `Đã sao lưu ${holdingText(sidecar, shown)} vào ${path} (${sidecar.file.sizeBytes} byte).\nBản kê: ${path}.manifest.json. Kiểm tra: giaingan restore ${path} --check.`
            : `Backed up ${holdingText(sidecar, shown)} into ${path} (${sidecar.file.sizeBytes} bytes).\nManifest: ${path}.manifest.json. To check it: giaingan restore ${path} --check.`,
      };
    } finally {
      bar.clear();
      await ledger.close();
    }
  },
};
