/**
 * Policies in words: which money a rule is about, and what it says.
 */
import {
  decimal,
  dimensionLabel,
  formatDate,
  formatMoneyWithUnit,
  formatPercent,
  type Language,
} from "@giaingan/finance";
import type { Policy, PolicyScope } from "@giaingan/finance/policies";

/** A day of a policy in its budget year: "31/12", "31/01 năm sau". */
interface PolicyDay {
  readonly monthDay: string;
  readonly yearsAfter: number;
}

/** A policy in words. */
export function policyTerms(policy: Policy, language: Language): { readonly scope: string; readonly rule: string } {
  return { scope: scopeText(policy.appliesTo, language), rule: ruleText(policy, language) };
}

function scopeText({ nature, level, money, vintages, programmes }: PolicyScope, language: Language): string {
  const isVietnamese = language === "vi";
  const words = [
    ...(nature === undefined ? [] : [dimensionLabel("nature", nature)[language]]),
    ...(level === undefined ? [] : [dimensionLabel("level", level)[language]]),
    ...(money === "current" ? [isVietnamese ? "vốn của năm" : "the year's own money"] : []),
    ...(money === "carriedOver" ? [isVietnamese ? "vốn kéo dài, chuyển nguồn" : "carried-over money"] : []),
    ...(vintages === undefined ? [] : [`${isVietnamese ? "vốn năm" : "vintage"} ${vintages.join(", ")}`]),
    ...(programmes ?? []),
  ];
  return words.length === 0 ? (isVietnamese ? "mọi nguồn vốn" : "all money") : words.join(", ");
}

function ruleText(policy: Policy, language: Language): string {
  const isVietnamese = language === "vi";
  const day = (each: PolicyDay): string => dayText(each, language);
  switch (policy.topic) {
    case "deadline": {
      const { lastDay, settlementUntil = null } = policy;
      if (settlementUntil === null) return isVietnamese ? `đến ${day(lastDay)}` : `by ${day(lastDay)}`;
      return isVietnamese
        ? `đến ${day(lastDay)}, chỉnh lý quyết toán đến ${day(settlementUntil)}`
        : `by ${day(lastDay)}, settlement until ${day(settlementUntil)}`;
    }
    case "lateAddition":
      return isVietnamese
        ? `giao sau ${day(policy.cutOff)}: đến ${day(policy.lastDay)}`
        : `added after ${day(policy.cutOff)}: by ${day(policy.lastDay)}`;
    case "extension":
    case "mediumTerm":
      return `${isVietnamese ? "đến" : "by"} ${formatDate(policy.lastDay)}`;
    case "allocation":
      return isVietnamese ? `phân bổ xong đến ${day(policy.lastDay)}` : `allocated by ${day(policy.lastDay)}`;
    case "target":
      return policy.targets
        .map(({ day: by, share }) => `${percent(share, language)} ${isVietnamese ? "đến" : "by"} ${day(by)}`)
        .join("; ");
    default:
      return advanceText(policy, language);
  }
}

function advanceText(
  { shareMax, recoveredAtShare, guaranteeAbove }: Extract<Policy, { readonly topic: "advance" }>,
  language: Language,
): string {
  const isVietnamese = language === "vi";
  const parts: readonly (string | null)[] = [
    shareMax === null
      ? null
      : isVietnamese
        ? `tạm ứng không quá ${percent(shareMax, language)} hợp đồng`
        : `at most ${percent(shareMax, language)} of the contract`,
    recoveredAtShare === null
      ? null
      : isVietnamese
        ? `thu hồi hết khi đạt ${percent(recoveredAtShare, language)}`
        : `recovered in full at ${percent(recoveredAtShare, language)}`,
    guaranteeAbove === null
      ? null
      : `${isVietnamese ? "bảo lãnh khi trên" : "guarantee above"} ${formatMoneyWithUnit(BigInt(guaranteeAbove), { language, unit: "million" })}`,
  ];
  return parts.filter((part) => part !== null).join("; ");
}

function percent(share: string, language: Language): string {
  const points = decimal(share).times(100);
  return formatPercent(decimal(share), { language, places: points.decimalPlaces() });
}

function dayText({ monthDay, yearsAfter }: PolicyDay, language: Language): string {
  const [month, day] = monthDay.split("-");
  if (yearsAfter === 0) return `${day}/${month}`;
  if (language === "vi") return `${day}/${month} ${yearsAfter === 1 ? "năm sau" : `sau ${yearsAfter} năm`}`;
  return `${day}/${month} ${yearsAfter === 1 ? "of the next year" : `${yearsAfter} years later`}`;
}
