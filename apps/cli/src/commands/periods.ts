/**
 * `giaingan close`, `reopen` and `periods`: months and budget years that take no more entries.
 */
import { type Bilingual, formatDate, type Language, type LegalBasis, parseDate, refuse } from "@giaingan/finance";
import { type Period, periodName } from "@giaingan/finance/admission";
import { type AppendResult, type PeriodChangeRequest, type RecordedPeriodChange } from "@giaingan/ledger";
import { openTold, openToPost } from "../existing-ledger.ts";
import type { Command, CommandOutput, Flag, Invocation } from "../command.ts";
import { momentFlags, readDateFlag, readWholeFlag, textOf } from "../question-flags.ts";
import { textTable } from "../text-table.ts";

type Action = PeriodChangeRequest["action"];

const changeFlags: Readonly<Record<string, Flag>> = {
  reason: {
    type: "string",
    valueName: "TEXT",
    meaning: { vi: "lý do; bắt buộc khi mở lại", en: "why; must be given to re-open" },
  },
  on: {
    type: "string",
    valueName: "DATE",
    meaning: { vi: "ngày quyết định (mặc định: hôm nay)", en: "day of the decision (default: today)" },
  },
  document: { type: "string", valueName: "NUMBER", meaning: { vi: "số văn bản", en: "number of the document" } },
  "document-date": { type: "string", valueName: "DATE", meaning: { vi: "ngày văn bản", en: "date of the document" } },
  issuer: { type: "string", valueName: "NAME", meaning: { vi: "nơi ban hành", en: "who issued it" } },
  title: { type: "string", valueName: "TEXT", meaning: { vi: "trích yếu", en: "what it is about" } },
  id: {
    type: "string",
    valueName: "ID",
    meaning: {
      vi: "mã của lần ghi, để gửi lại an toàn (mặc định: tự đặt)",
      en: "id of the posting, for sending it again safely (default: made)",
    },
  },
};

export const close: Command = changeCommand("close", {
  vi: "khóa tháng (2023-10) hoặc năm ngân sách (2023): không nhận bút toán nữa",
  en: "close a month (2023-10) or a budget year (2023): it takes no more entries",
});

export const reopen: Command = changeCommand("reopen", {
  vi: "mở lại kỳ đã khóa, kèm lý do",
  en: "open a closed period again, with the reason",
});

export const periods: Command = {
  name: "periods",
  argumentNames: "",
  argumentCount: { min: 0, max: 0 },
  summary: { vi: "kỳ nào đang khóa, ai khóa, và mọi lần khóa, mở", en: "what is closed and by whom, and its history" },
  flags: { ...(momentFlags["rev"] && { rev: momentFlags["rev"] }) },
  run: async ({ flags, ledgerPath }) => {
    const revision = readWholeFlag("--rev", textOf(flags["rev"]), { min: 0, max: Number.MAX_SAFE_INTEGER });
    const ledger = await openTold({ path: ledgerPath, mode: "open" });
    try {
      const answer = await ledger.periods({ revision: revision ?? undefined });
      const shown = (changes: readonly RecordedPeriodChange[]): readonly object[] =>
        changes.map((change) => ({ period: periodName(change), ...change }));
      return {
        json: { revision: answer.revision, closed: shown(answer.closed), changes: shown(answer.changes) },
        text: (language) => describe(answer, language),
      };
    } finally {
      await ledger.close();
    }
  },
};

function changeCommand(action: Action, summary: Bilingual): Command {
  return {
    name: action,
    argumentNames: "PERIOD [--reason TEXT]",
    argumentCount: { min: 1, max: 1 },
    summary,
    flags: changeFlags,
    run: (invocation) => changePeriod(action, invocation),
  };
}

async function changePeriod(action: Action, { positionals, flags, ledgerPath }: Invocation): Promise<CommandOutput> {
  const period = readPeriod(positionals[0] ?? "");
  const document: LegalBasis = {
    number: textOf(flags["document"]),
    date: readDateFlag("--document-date", textOf(flags["document-date"])),
    issuer: textOf(flags["issuer"]),
    title: textOf(flags["title"]),
  };
  const decidedOn = readDateFlag("--on", textOf(flags["on"])) ?? document.date ?? today();
  const id = textOf(flags["id"]) ?? undefined;
  const change = { action, ...period, reason: textOf(flags["reason"]), decidedOn, document, id };
  const ledger = await openToPost(ledgerPath);
  try {
    return changedOutput(change, await ledger.changePeriod(change));
  } finally {
    await ledger.close();
  }
}

/**
 * Reads `2023-10`, `10/2023` or `2023`.
 *
 * @throws Refusal `invalidValue`
 */
export function readPeriod(text: string): Period {
  const [, year = "", month = ""] = /^(\d{4})(?:-(\d{2}))?$/u.exec(text) ?? monthFirst(text);
  const isMonth = month !== "";
  if (year === "" || (isMonth && parseDate(`${year}-${month}-01`) === null))
    throw refuse("invalidValue", { name: "PERIOD", value: text, expected: "2023-10, 10/2023, 2023" });
  return { fiscalYear: Number(year), month: isMonth ? Number(month) : null };
}

function monthFirst(text: string): readonly string[] {
  const [, month = "", year = ""] = /^(\d{1,2})\/(\d{4})$/u.exec(text) ?? [];
  return ["", year, month.padStart(month === "" ? 0 : 2, "0")];
}

/** The day at this place: whoever decides reads it from the calendar on the wall. */
function today(): string {
  const now = new Date();
  const parts = [now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0"));
  return [now.getFullYear(), ...parts].join("-");
}

function changedOutput(change: PeriodChangeRequest, { revision, batchId, alreadyPosted }: AppendResult): CommandOutput {
  const period = periodName(change);
  const isClosing = change.action === "close";
  return {
    json: { action: change.action, period, revision, id: batchId, alreadyPosted },
    text: (language) => {
      const done =
        language === "vi"
          ? `${isClosing ? "Đã khóa" : "Đã mở lại"} kỳ ${period}, bản ghi số ${revision}.`
          : `${isClosing ? "Closed" : "Re-opened"} the period ${period}, revision ${revision}.`;
      if (!alreadyPosted) return done;
      return language === "vi" ? `${done} Lần này không ghi thêm.` : `${done} Nothing was posted now.`;
    },
  };
}

function describe(
  { closed, changes }: { readonly closed: readonly RecordedPeriodChange[]; readonly changes: typeof closed },
  language: Language,
): string {
  const isVietnamese = language === "vi";
  if (changes.length === 0) return isVietnamese ? "Chưa khóa kỳ nào." : "No period has been closed.";
  const names = closed.map((change) => periodName(change)).join(", ");
  const lead = isVietnamese
    ? `Đang khóa: ${names === "" ? "không có kỳ nào" : names}.`
    : `Closed: ${names === "" ? "none" : names}.`;
  const head = isVietnamese
    ? ["Bản ghi", "Kỳ", "Việc", "Ngày", "Văn bản, nơi ban hành", "Lý do"]
    : ["Revision", "Period", "What", "On", "Document, issuer", "Reason"];
  const rows = changes.map((change) => [
    String(change.revision),
    periodName(change),
    actionNames[change.action][language],
    formatDate(change.decidedOn),
    [change.document.number, change.document.issuer].filter((part) => part !== null).join(", "),
    change.reason ?? "",
  ]);
  return `${lead}\n\n${textTable(head, rows, [0])}`;
}

const actionNames: Readonly<Record<Action, Bilingual>> = {
  close: { vi: "khóa", en: "closed" },
  reopen: { vi: "mở lại", en: "re-opened" },
};
