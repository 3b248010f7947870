/**
 * Findings and passed checks as lines for a person at a terminal.
 */
import type { Finding, FindingSeverity, Language, PassedCheck } from "@giaingan/finance";

const marks: Readonly<Record<FindingSeverity, Readonly<Record<Language, string>>>> = {
  error: { vi: "LỖI", en: "ERROR" },
  warning: { vi: "CẦN XEM", en: "CHECK" },
  information: { vi: "ghi chú", en: "note" },
};

/** One line each; empty when there is nothing to say. */
export function findingLines(
  findings: readonly Finding[],
  checks: readonly PassedCheck[],
  language: Language,
): readonly string[] {
  return [
    ...findings.map((finding) => `  [${marks[finding.severity][language]}] ${finding.message[language]}`),
    ...checks.map((check) => `  [${language === "vi" ? "khớp" : "holds"}] ${check.message[language]}`),
  ];
}
