/**
 * Sums: parts against their total. A list that looks complete must add up; a "trong đó" list must not exceed its total.
 */
import { type Decimal, decimal, type Finding, type PassedCheck, sumMoney } from "@giaingan/finance";
import type { Figure, PartList } from "../figure.ts";
import type { Judgement } from "./judgement.ts";
import { moneyText, placesOf } from "./place.ts";

/** Compares every list with its total. Hedged and doubtful sums are left out of it. */
export function judgeSums(figures: readonly Figure[], lists: readonly PartList[]): Judgement {
  const findings: Finding[] = [];
  const checks: PassedCheck[] = [];
  for (const list of lists) {
    const sums = readSums(figures, list);
    if (sums === null) continue;
    const { gap, tolerance } = sums;
    const isEqual = decimal(gap).abs().lte(tolerance);
    if (isEqual && sums.parts.length > 1) checks.push(addsUp(sums));
    else if (!isEqual && (gap < 0n || (!list.isPartial && sums.parts.length > 1))) findings.push(doesNotAddUp(sums));
  }
  return { findings, checks };
}

interface Sums {
  readonly total: Figure;
  readonly parts: readonly Figure[];
  readonly sum: bigint;
  /** Total less parts: positive when parts are missing. */
  readonly gap: bigint;
  /** What rounding of the printed sums explains, in đồng. */
  readonly tolerance: Decimal;
}

function readSums(figures: readonly Figure[], list: PartList): Sums | null {
  const total = list.total === null ? undefined : figures[list.total];
  const parts = list.parts.flatMap((index) => figures[index] ?? []);
  if (total === undefined || parts.length === 0) return null;
  const members = [total, ...parts];
  if (members.some((member) => member.amount === null || member.qualifier !== null || member.needsReview)) return null;
  if (parts.some((part) => part.fund === "integrated")) return null;
  const sum = sumMoney(parts.map((part) => part.amount ?? 0n));
  const steps = members.map((member) => member.stepDong ?? decimal(0));
  const isOfOneStep = steps.every((step) => step.eq(steps[0] ?? step));
  const half = steps.reduce((all, step) => all.plus(step), decimal(0)).div(2);
  // Sums of whole đồng, nghìn or triệu are kept exactly; only decimals have been rounded.
  const isRounded = members.some(
    (member) => member.stepDong !== null && member.unitDong !== null && member.stepDong.lt(decimal(member.unitDong)),
  );
  return {
    total,
    parts,
    sum,
    gap: (total.amount ?? 0n) - sum,
    tolerance: isRounded || !isOfOneStep ? half : decimal(0),
  };
}

function valuesOf({ total, parts, sum, gap }: Sums): Readonly<Record<string, string>> {
  return {
    total: String(total.amount),
    sum: sum.toString(),
    gap: gap.toString(),
    parts: parts.map((part) => String(part.amount)).join(" + "),
  };
}

function addsUp(sums: Sums): PassedCheck {
  const { total, parts, sum } = sums;
  const count = parts.length;
  return {
    code: "partsSumToTotal",
    message: {
      vi: `${count} phần cộng lại được ${moneyText(sum, "vi")}, khớp tổng ${moneyText(total.amount, "vi")}.`,
      en: `${count} parts add up to ${moneyText(sum, "en")}, as the total of ${moneyText(total.amount, "en")} says.`,
    },
    values: valuesOf(sums),
    places: placesOf(total, ...parts),
  };
}

function doesNotAddUp(sums: Sums): Finding {
  const { total, parts, sum, gap } = sums;
  const size = gap < 0n ? -gap : gap;
  const [vi, en] = gap < 0n ? ["vượt", "more than"] : ["thiếu so với", "less than"];
  return {
    code: "partsDoNotSum",
    severity: "warning",
    message: {
      vi: `Các phần cộng lại ${moneyText(sum, "vi")}, ${vi} tổng ${moneyText(total.amount, "vi")} là ${moneyText(size, "vi")}. Đối chiếu từng phần với biểu gốc.`,
      en: `The parts add up to ${moneyText(sum, "en")}, ${moneyText(size, "en")} ${en} the total of ${moneyText(total.amount, "en")}. Compare each part with the original table.`,
    },
    values: valuesOf(sums),
    places: placesOf(total, ...parts),
  };
}
