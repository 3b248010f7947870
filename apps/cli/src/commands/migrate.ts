/**
 * `giaingan migrate`: brings a ledger to the version of this program, or back to one that an older program reads.
 */
import { migrateLedger } from "@giaingan/ledger";
import type { Command } from "../command.ts";
import { readWholeFlag, textOf } from "../question-flags.ts";

export const migrate: Command = {
  name: "migrate",
  argumentNames: "[--to N]",
  argumentCount: { min: 0, max: 0 },
  summary: {
    vi: "đưa sổ lên phiên bản của chương trình này, hoặc về phiên bản cũ",
    en: "bring the ledger to this program's version, or back to an older one",
  },
  flags: {
    to: {
      type: "string",
      valueName: "N",
      meaning: { vi: "phiên bản của sổ (mặc định: mới nhất)", en: "version of the ledger (default: the newest)" },
    },
  },
  run: async ({ flags, ledgerPath }) => {
    const wanted = readWholeFlag("--to", textOf(flags["to"]), { min: 1, max: 9_999 });
    const { path, from, to } = await migrateLedger({ path: ledgerPath, to: wanted ?? undefined });
    return {
      json: { ledger: path, from, to },
      text: (language) => {
        if (from === to)
          return language === "vi"
            ? `Sổ ${path} đã ở phiên bản ${to}: không phải làm gì.`
            : `The ledger ${path} has version ${to} already: nothing to do.`;
        return language === "vi"
          ? `Sổ ${path}: phiên bản ${from} → ${to}.`
          : `The ledger ${path}: version ${from} → ${to}.`;
      },
    };
  },
};
