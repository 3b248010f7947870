/**
 * `giaingan plan`: how the plan came to be what it is, and with `--history` each decision with its paper.
 */
import { type Dong, formatDate, type Language, type LegalBasis, sourceLabel } from "@giaingan/finance";
import { answerPlan, type PlanAnswer, type PlanEvent, type PlanGroup } from "@giaingan/finance/plan";
import { roundToStep, shownPlaces, shownStep } from "@giaingan/finance/showing";
import { askPlan } from "@giaingan/ledger";
import { answerCommand } from "../answer-command.ts";
import type { Command } from "../command.ts";
import { answerText, type GroupColumn, groupTable } from "../answer-text.ts";
import { type FigureStyle, missingMark, shownMoney } from "../shown-figures.ts";
import { textTable } from "../text-table.ts";

export const plan: Command = answerCommand<PlanAnswer>({
  name: "plan",
  summary: {
    vi: "kế hoạch vốn: giao, bổ sung, cắt giảm, điều chuyển, kéo dài, hủy, phân bổ",
    en: "the plan: assigned, supplemented, cut, transferred, carried over, cancelled, allocated",
  },
  flags: {
    history: {
      type: "boolean",
      meaning: {
        vi: "in từng quyết định: ngày, loại, thay đổi, kế hoạch sau đó, văn bản",
        en: "print each decision: date, kind, change, plan after it, document",
      },
    },
  },
  ask: askPlan,
  answerFrom: answerPlan,
  describe: (answer, language, { flags }) => {
    const style = { language, unit: answer.unit };
    const groups = groupTable(answer, columns, { style });
    const history = flags["history"] === true ? historyTable(answer.history, style) : "";
    return answerText(answer, [groups, history], language);
  },
});

const columns: readonly GroupColumn<Omit<PlanGroup, "key" | "label">>[] = [
  { name: { vi: "Giao", en: "Assigned" }, amount: ({ assigned }) => assigned },
  { name: { vi: "Bổ sung", en: "Added" }, amount: ({ supplemented }) => supplemented },
  { name: { vi: "Cắt giảm", en: "Cut" }, amount: ({ cut }) => cut },
  { name: { vi: "Điều chuyển đến", en: "From others" }, amount: ({ transferredIn }) => transferredIn },
  { name: { vi: "Điều chuyển đi", en: "To others" }, amount: ({ transferredOut }) => transferredOut },
  { name: { vi: "Kéo dài", en: "Carried over" }, amount: ({ carriedOver }) => carriedOver },
  { name: { vi: "Hủy", en: "Cancelled" }, amount: ({ cancelled }) => cancelled },
  { name: { vi: "Kế hoạch", en: "Plan" }, amount: (row) => row.plan, isAlwaysShown: true },
  { name: { vi: "Đã phân bổ", en: "Allocated" }, amount: ({ allocated }) => allocated },
  { name: { vi: "Chưa phân bổ", en: "Not allocated" }, amount: ({ unallocated }) => unallocated },
];

/** Where money is told apart: only when the events are not all of one. */
const places: readonly { readonly vi: string; readonly en: string; readonly of: (event: PlanEvent) => string }[] = [
  { vi: "Đơn vị", en: "Unit", of: ({ unitId }) => unitId ?? missingMark },
  { vi: "Dự án", en: "Project", of: ({ projectId }) => projectId ?? missingMark },
];

function historyTable(history: readonly PlanEvent[], style: FigureStyle): string {
  const { language } = style;
  if (history.length === 0) return "";
  const isVietnamese = language === "vi";
  const told = places.filter(({ of }) => new Set(history.map(of)).size > 1);
  const levels = new Set(history.flatMap(({ source }) => source.level ?? []));
  const rows = history.map((event, index) => [
    formatDate(event.effectiveOn),
    event.kindName[language] + (event.reverses === null ? "" : isVietnamese ? " (đảo)" : " (reversal)"),
    ...told.map(({ of }) => of(event)),
    sourceLabel(event.source, { fiscalYear: null, showLevel: levels.size > 1 })[language],
    changeText(event, history[index - 1]?.plan ?? 0n, style),
    shownMoney(event.plan, style),
    shownMoney(event.allocated, style),
    documentText(event.legalBasis, reasonIn(event.reason, language)),
  ]);
  const head = isVietnamese
    ? ["Ngày", "Quyết định", ...told.map(({ vi }) => vi), "Nguồn vốn", "Thay đổi", "Kế hoạch", "Đã phân bổ", "Văn bản"]
    : ["Date", "Decision", ...told.map(({ en }) => en), "Source", "Change", "Plan", "Allocated", "Document"];
  const first = 3 + told.length;
  return textTable(head, rows, [first, first + 1, first + 2]);
}

/** The difference of the plans as they are shown before and after, so that the column adds up. */
function changeText({ effect, plan: after }: PlanEvent, before: Dong, style: FigureStyle): string {
  if (effect === 0n || after === null) return missingMark;
  const step = shownStep({ unit: style.unit, places: shownPlaces[style.unit] });
  const change = roundToStep(after, step) - roundToStep(before, step);
  return `${change > 0n ? "+" : ""}${shownMoney(change, style)}`;
}

/** The asked language's half of a reason that this project writes in both: a carry-over that follows a correction. */
function reasonIn(reason: string | null, language: Language): string | null {
  const halves = /^(?<vi>Theo điều chỉnh năm \d+) \/ (?<en>follows a correction of \d+)$/u.exec(reason ?? "")?.groups;
  return halves?.[language] ?? reason;
}

/** "45/QĐ-UBND, 16/01/2023, UBND tỉnh Kon Tum". */
function documentText(basis: LegalBasis | null, reason: string | null): string {
  const date = basis?.date ?? null;
  const parts = [basis?.number, date === null ? null : formatDate(date), basis?.issuer, reason];
  const told = parts.filter((part) => part !== null && part !== undefined && part !== "");
  return told.length === 0 ? missingMark : told.join(", ");
}
