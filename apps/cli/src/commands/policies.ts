/**
 * `giaingan policies`: the rules of law that answers go by; with a file, whether it can be used.
 */
import { readPolicyFile } from "@giaingan/exchange";
import { type Bilingual, dimensionLabel, type Finding, formatDate, type Language } from "@giaingan/finance";
import { builtInPolicies, closedLevels, dateWindows, type Policy, type PolicyTopic } from "@giaingan/finance/policies";
import type { Command, CommandOutput, Invocation } from "../command.ts";
import { policiesFlag, readCompanions } from "../companion-flags.ts";
import { readTextFile } from "../document-file.ts";
import { findingLines } from "../findings-text.ts";
import { notVerifiedMark } from "../legal-marks.ts";
import { policyTerms } from "../policy-terms.ts";

export const policies: Command = {
  name: "policies",
  argumentNames: "[FILE.json]",
  argumentCount: { min: 0, max: 1 },
  summary: {
    vi: "liệt kê quy định đang dùng và căn cứ; kèm tệp: kiểm tra tệp chính sách",
    en: "list the rules in use and their legal basis; with a file: check a policy file",
  },
  flags: { policies: policiesFlag },
  run: async (invocation) => {
    const [path] = invocation.positionals;
    return path === undefined ? listPolicies(invocation) : checkFile(path);
  },
};

const topicNames: Readonly<Record<PolicyTopic, Bilingual>> = {
  deadline: { vi: "Thời hạn giải ngân", en: "Deadline" },
  lateAddition: { vi: "Vốn giao thêm muộn", en: "Late addition" },
  extension: { vi: "Gia hạn theo nghị quyết", en: "Extension" },
  advance: { vi: "Mức tạm ứng", en: "Advances" },
  target: { vi: "Mục tiêu giải ngân", en: "Targets" },
  mediumTerm: { vi: "Kế hoạch trung hạn", en: "Medium-term plan" },
  allocation: { vi: "Hạn phân bổ chi tiết", en: "Detailed allocation" },
};

async function listPolicies(invocation: Pick<Invocation, "flags" | "ledgerPath">): Promise<CommandOutput> {
  const { policies: known, warnings } = await readCompanions(invocation);
  const isBuiltIn = (policy: Policy): boolean => builtInPolicies.includes(policy);
  return {
    json: {
      policies: known.map((policy) => ({ ...policy, isBuiltIn: isBuiltIn(policy) })),
      dateWindows,
      closedLevels,
      warnings,
    },
    text: (language) => {
      const own = known.filter((policy) => !isBuiltIn(policy)).length;
      const lead =
        language === "vi"
          ? `${known.length} quy định đang dùng, ${own} từ tệp của người dùng.`
          : `${known.length} rules in use, ${own} of them from the user's file.`;
      return [lead, ...policyLines(known, language), ...limitLines(language), ...warningLines(warnings, language)].join(
        "\n",
      );
    },
  };
}

async function checkFile(path: string): Promise<CommandOutput> {
  const { policies: read, warnings } = readPolicyFile(await readTextFile(path), path);
  const replacing = read.filter(({ id }) => builtInPolicies.some((policy) => policy.id === id)).length;
  const notVerified = read.filter(({ verified }) => !verified).length;
  return {
    json: { file: path, policies: read.length, replacing, notVerified, warnings },
    text: (language) => {
      const lead =
        language === "vi"
          ? `${path}: dùng được. ${read.length} chính sách, ${replacing} thay chính sách có sẵn, ${notVerified} ${notVerifiedMark.vi}.`
          : `${path}: OK. ${read.length} policies, ${replacing} replacing built-in ones, ${notVerified} ${notVerifiedMark.en}.`;
      return [lead, ...policyLines(read, language), ...warningLines(warnings, language)].join("\n");
    },
  };
}

/** Two lines a rule: what it says of which money in which years, and what it rests on. */
function policyLines(shown: readonly Policy[], language: Language): readonly string[] {
  const topics = (Object.keys(topicNames) as PolicyTopic[]).filter((topic) =>
    shown.some((policy) => policy.topic === topic),
  );
  return topics.flatMap((topic) => [
    "",
    topicNames[topic][language],
    ...shown.filter((policy) => policy.topic === topic).flatMap((policy) => linesOf(policy, language)),
  ]);
}

function linesOf(policy: Policy, language: Language): readonly string[] {
  const { budgetYears, inForceFrom = null, inForceTo = null, legalBasis, verified, id } = policy;
  const isVietnamese = language === "vi";
  const { scope, rule } = policyTerms(policy, language);
  const last = budgetYears.to === null ? (isVietnamese ? "nay" : "now") : String(budgetYears.to);
  const years = String(budgetYears.from) === last ? last : `${budgetYears.from}–${last}`;
  const from = inForceFrom === null ? "" : `${isVietnamese ? ", từ ngày" : ", from"} ${formatDate(inForceFrom)}`;
  const to = inForceTo === null ? "" : `${isVietnamese ? ", đến hết ngày" : ", until"} ${formatDate(inForceTo)}`;
  const mark = verified ? "" : ` (${notVerifiedMark[language]})`;
  return [`  ${years}${from}${to} · ${scope}: ${rule}`, `    ${legalBasis}${mark} [${id}]`];
}

const windowNames: Readonly<Record<keyof typeof dateWindows, Bilingual>> = {
  plan: { vi: "bút toán kế hoạch", en: "entries of plan" },
  payment: { vi: "bút toán giải ngân", en: "entries of disbursement" },
};

/** What an entry's date and level are held against: no file changes it. */
function limitLines(language: Language): readonly string[] {
  const isVietnamese = language === "vi";
  const basis = ({ legalBasis, verified }: { readonly legalBasis: string; readonly verified: boolean }): string =>
    `    ${legalBasis}${verified ? "" : ` (${notVerifiedMark[language]})`}`;
  const windows = (["plan", "payment"] as const).flatMap((name) => {
    const { yearsBefore, yearsAfter } = dateWindows[name];
    const rule = isVietnamese
      ? `từ năm ngân sách trừ ${yearsBefore} đến năm ngân sách cộng ${yearsAfter}`
      : `from the budget year less ${yearsBefore} to the budget year plus ${yearsAfter}`;
    return [`  ${windowNames[name][language]}: ${rule}`, basis(dateWindows[name])];
  });
  const levels = closedLevels.flatMap((closed) => {
    const name = dimensionLabel("level", closed.level)[language];
    const day = formatDate(closed.closedOn);
    const rule = isVietnamese ? `không ghi mới từ ngày ${day}` : `takes no new entries from ${day}`;
    return [`  ${name}: ${rule}`, basis(closed)];
  });
  return [
    "",
    isVietnamese ? "Ngày và cấp ngân sách của bút toán" : "Date and level of an entry",
    ...windows,
    ...levels,
  ];
}

function warningLines(warnings: readonly Finding[], language: Language): readonly string[] {
  const lines = findingLines(warnings, [], language);
  return lines.length === 0 ? [] : ["", ...lines];
}
