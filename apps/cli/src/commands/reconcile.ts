/**
 * `giaingan reconcile`: printed against computed. Without a file: what documents printed against the record; with a
 * table: its figures against each other; with `--treasury`: the unit's payments against the Treasury's statement.
 */
import { toWire } from "@giaingan/client";
import { decodeEntriesFile, readPrintedTable, readTreasuryStatement } from "@giaingan/exchange";
import { reconcileTable } from "@giaingan/finance/reconciliation";
import { askReconcile, type LedgerAnswer } from "@giaingan/ledger";
import { openTold } from "../existing-ledger.ts";
import type { ReconcileAnswer } from "@giaingan/finance/reconciliation";
import { answerCommand } from "../answer-command.ts";
import type { Command, CommandOutput, Flag, Invocation } from "../command.ts";
import { readBytes } from "../document-file.ts";
import { questionFlags, readDateFlag, readQuestionFlags, readWholeFlag, textOf } from "../question-flags.ts";
import { figuresText, recordText, treasuryText } from "../reconcile-text.ts";
import { askTreasury } from "../treasury-question.ts";
import { UsageError } from "../usage-error.ts";

const treasuryFlags: Readonly<Record<string, Flag>> = {
  treasury: {
    type: "string",
    valueName: "FILE.csv",
    meaning: {
      vi: "đối chiếu thanh toán của đơn vị với bảng kê của Kho bạc",
      en: "compare the unit's payments with the Treasury's statement",
    },
  },
  from: {
    type: "string",
    valueName: "DATE",
    meaning: {
      vi: "với --treasury: ngày đầu của bảng kê; thanh toán trước ngày đó không đối chiếu",
      en: "with --treasury: first day of the statement; earlier payments are not compared",
    },
  },
  "tolerance-days": {
    type: "string",
    valueName: "N",
    meaning: { vi: "lệch ngày được bỏ qua (mặc định 0)", en: "days apart that are let pass (default 0)" },
  },
  "tolerance-amount": {
    type: "string",
    valueName: "DONG",
    meaning: { vi: "lệch tiền được bỏ qua, đồng (mặc định 0)", en: "đồng apart that are let pass (default 0)" },
  },
};

const against = answerCommand<ReconcileAnswer>({
  name: "reconcile",
  summary: { vi: "", en: "" },
  by: [],
  ask: (ledger, question): Promise<LedgerAnswer<ReconcileAnswer>> => askReconcile(ledger, question),
  describe: recordText,
});

export const reconcile: Command = {
  name: "reconcile",
  argumentNames: "[TABLE.csv | --treasury FILE.csv]",
  argumentCount: { min: 0, max: 1 },
  summary: {
    vi: "đối chiếu số in với sổ; một bảng số liệu; đơn vị với Kho bạc",
    en: "printed figures against the record; a table; the unit against the Treasury",
  },
  flags: { ...treasuryFlags, ...questionFlags },
  run: async (invocation) => {
    const [table] = invocation.positionals;
    const statement = textOf(invocation.flags["treasury"]);
    const hasTolerance = ["from", "tolerance-days", "tolerance-amount"].some(
      (name) => invocation.flags[name] !== undefined,
    );
    if ((table !== undefined && statement !== null) || (hasTolerance && statement === null)) throw mixedModes();
    if (statement !== null) return reconcileStatement(statement, invocation);
    return table === undefined ? against.run(invocation) : reconcileFile(table);
  },
};

function mixedModes(): UsageError {
  return new UsageError(
    {
      vi: "Bảng số liệu và --treasury không đi cùng nhau; --from, --tolerance-… chỉ dùng với --treasury.",
      en: "A table and --treasury do not go together; --from and --tolerance-… go with --treasury alone.",
    },
    {
      vi: "Ví dụ: giaingan reconcile bang.csv; giaingan reconcile --treasury kho-bac.csv --tolerance-days 3.",
      en: "E.g. giaingan reconcile table.csv; giaingan reconcile --treasury treasury.csv --tolerance-days 3.",
    },
  );
}

async function reconcileFile(path: string): Promise<CommandOutput> {
  const table = readPrintedTable(decodeEntriesFile(await readBytes(path), path), { path });
  const reconciliation = reconcileTable(table);
  return {
    json: { file: path, ...(toWire(reconciliation) as object) },
    text: (language) => figuresText(reconciliation, language),
  };
}

async function reconcileStatement(path: string, { flags, ledgerPath }: Invocation): Promise<CommandOutput> {
  const days = readWholeFlag("--tolerance-days", textOf(flags["tolerance-days"]), { min: 0, max: 366 }) ?? 0;
  const limits = { min: 0, max: Number.MAX_SAFE_INTEGER };
  const amount = BigInt(readWholeFlag("--tolerance-amount", textOf(flags["tolerance-amount"]), limits) ?? 0);
  const from = readDateFlag("--from", textOf(flags["from"]));
  const question = readQuestionFlags(flags, { by: [] });
  const treasury = readTreasuryStatement(decodeEntriesFile(await readBytes(path), path), { path });
  const ledger = await openTold({ path: ledgerPath, mode: "open" });
  try {
    const asked = await askTreasury(ledger, question, { treasury, from, tolerances: { days, amount } });
    return {
      json: { file: path, ...(toWire(asked) as object) },
      text: (language) => treasuryText(asked, { language, unit: question.unit }),
    };
  } finally {
    await ledger.close();
  }
}
