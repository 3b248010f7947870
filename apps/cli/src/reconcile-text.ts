/**
 * Reconciliations as they are printed: each check with its proof, what is doubtful behind them.
 */
import {
  type Bilingual,
  chooseMoneyUnit,
  type Finding,
  formatDate,
  type Language,
  type MoneyUnit,
} from "@giaingan/finance";
import type {
  FigureReconciliation,
  ReconcileAnswer,
  RelationOutcome,
  StatementOutcome,
  TreasuryComparison,
  TreasuryOutcome,
} from "@giaingan/finance/reconciliation";
import { treasuryOutcomes } from "@giaingan/finance/reconciliation";
import { answerText, fullStop } from "./answer-text.ts";
import { findingLines } from "./findings-text.ts";
import { shownAmounts } from "./shown-amounts.ts";
import { type FigureStyle, missingMark, shownMoney } from "./shown-figures.ts";
import { textTable } from "./text-table.ts";
import type { TreasuryAnswer } from "./treasury-question.ts";

const outcomeNames: Readonly<Record<RelationOutcome | StatementOutcome, Bilingual>> = {
  contradiction: { vi: "MÂU THUẪN", en: "CONTRADICTION" },
  residue: { vi: "lệch do làm tròn", en: "rounding residue" },
  rounded: { vi: "làm tròn", en: "rounded" },
  truncated: { vi: "cắt bớt", en: "truncated" },
  equal: { vi: "khớp", en: "equal" },
  holds: { vi: "khớp", en: "holds" },
  notComputable: { vi: "chưa tính được", en: "not computable" },
};

/** What documents printed against the record. */
export function recordText(answer: ReconcileAnswer, language: Language): string {
  const isVietnamese = language === "vi";
  const head = isVietnamese ? ["Tính đến", "Số in", "Kết quả", "Đối chiếu"] : ["As of", "Printed", "Outcome", "Proof"];
  const rows = inOrder(answer.checks).map(({ asOf, statement, outcome, proof }) => [
    formatDate(asOf),
    statement.printed,
    outcomeNames[outcome][language],
    proof[language],
  ]);
  return answerText({ ...answer, unit: null }, [rows.length === 0 ? "" : textTable(head, rows)], language);
}

/** A table's figures against each other. */
export function figuresText(reconciliation: FigureReconciliation, language: Language): string {
  const { checks, findings, sentence } = reconciliation;
  const head = language === "vi" ? ["Kết quả", "Đối chiếu"] : ["Outcome", "Proof"];
  const rows = inOrder(checks).map(({ outcome, proof }) => [outcomeNames[outcome][language], proof[language]]);
  return [
    fullStop(sentence[language]),
    "",
    ...(rows.length === 0 ? [] : [textTable(head, rows)]),
    ...behindBlank(findings, language),
  ].join("\n");
}

/** What is wrong stands first. */
function inOrder<Check extends { readonly outcome: RelationOutcome | StatementOutcome }>(
  checks: readonly Check[],
): readonly Check[] {
  const order = Object.keys(outcomeNames);
  return checks.toSorted((left, right) => order.indexOf(left.outcome) - order.indexOf(right.outcome));
}

function behindBlank(findings: readonly Finding[], language: Language): readonly string[] {
  const lines = findingLines(findings, [], language);
  return lines.length === 0 ? [] : ["", ...lines];
}

const treasuryNames: Readonly<Record<TreasuryOutcome, Bilingual>> = {
  matched: { vi: "Khớp", en: "Matched" },
  timing: { vi: "Lệch thời gian", en: "Timing" },
  amount: { vi: "Lệch số tiền", en: "Amount" },
  missingAtTreasury: { vi: "Kho bạc chưa có", en: "Not at the Treasury" },
  missingAtUnit: { vi: "Đơn vị chưa ghi", en: "Not at the unit" },
};

/** The unit against the Treasury. */
export function treasuryText(
  answer: TreasuryAnswer,
  { language, unit: asked }: { readonly language: Language; readonly unit: MoneyUnit | null },
): string {
  const unit = asked ?? chooseMoneyUnit(answer.unitTotal);
  const style = { language, unit };
  return answerText(
    { ...answer, unit },
    [bridgeTable(answer, style), comparisonTable(answer.comparisons, style)],
    language,
  );
}

/** From the Treasury's total to the unit's: what explains the difference. */
function bridgeTable({ unitTotal, treasuryTotal, bridge }: TreasuryAnswer, style: FigureStyle): string {
  const isVietnamese = style.language === "vi";
  const stated = treasuryOutcomes.filter((outcome) => bridge[outcome].comparisons > 0);
  const whole = shownAmounts(
    {
      label: isVietnamese ? "Theo đơn vị" : "By the unit",
      amounts: [unitTotal],
      parts: [
        { label: isVietnamese ? "Theo Kho bạc" : "By the Treasury", amounts: [treasuryTotal] },
        ...stated.map((outcome) => ({
          label: `  ${treasuryNames[outcome][style.language]} (${bridge[outcome].comparisons})`,
          amounts: [bridge[outcome].gap],
        })),
      ],
    },
    style,
  );
  const rows = [...whole.parts, whole].map(({ label, cells }) => [label, ...cells]);
  return textTable(["", isVietnamese ? "Số tiền" : "Amount"], rows, [1]);
}

function comparisonTable(comparisons: readonly TreasuryComparison[], style: FigureStyle): string {
  const open = comparisons.filter(({ outcome, isDocumentDifferent }) => outcome !== "matched" || isDocumentDifferent);
  if (open.length === 0) return "";
  const isVietnamese = style.language === "vi";
  const head = isVietnamese
    ? ["Kết quả", "Chứng từ", "Ngày đơn vị", "Đơn vị", "Ngày Kho bạc", "Kho bạc", "Chênh lệch"]
    : ["Outcome", "Document", "Unit's date", "Unit", "Treasury's date", "Treasury", "Difference"];
  const rows = open.map(({ outcome, unitLine, treasuryLine, gap }) => [
    treasuryNames[outcome][style.language],
    unitLine?.documentNumber ?? treasuryLine?.documentNumber ?? missingMark,
    unitLine === null ? missingMark : formatDate(unitLine.on),
    shownMoney(unitLine?.amount, style),
    treasuryLine === null ? missingMark : formatDate(treasuryLine.on),
    shownMoney(treasuryLine?.amount, style),
    shownMoney(gap, style),
  ]);
  return textTable(head, rows, [3, 5, 6]);
}
