/**
 * Sentences about what is: the plan, what has been disbursed of it, by source, and carried-over money.
 */
import type { Bilingual, Language } from "../language.ts";
import { moneyUnitNames } from "../money.ts";
import { formatDate, formatPercent } from "../number-text.ts";
import { carriedOverShare } from "../pace.ts";
import type { PlanBasis } from "../progress/progress.ts";
import type { ResultContext, ResultFigures, ShownPart, ShownResult } from "./result-figures.ts";
import { joinPieces, type Piece, type Pieces, words } from "./result-pieces.ts";

/** The plan in words, behind "kế hoạch". Carry-over is named where there is any. */
const basisWords: Readonly<Record<PlanBasis, Bilingual>> = {
  includingCarryOver: { vi: " (gồm vốn kéo dài)", en: " (carry-over included)" },
  excludingCarryOver: { vi: " (không gồm vốn kéo dài)", en: " (without carry-over)" },
  assigned: { vi: " giao đầu năm", en: " as first assigned" },
  allocated: { vi: " đã phân bổ chi tiết", en: " allocated in detail" },
  excludingLateAdditions: { vi: " (không gồm vốn bổ sung sau 30/9)", en: " (without additions after 30/9)" },
};

function basisOf({ basis, carriedOverPlan }: ResultFigures): Bilingual {
  const isPlain = basis === "includingCarryOver" && carriedOverPlan === null;
  return isPlain ? { vi: "", en: "" } : basisWords[basis];
}

/** "Tổng kế hoạch vốn năm 2023 là 30.433 triệu đồng, trong đó: …"; where nothing at all is stated, that. */
export function writePlan({ figures, shown }: ResultContext): Pieces | null {
  const { asOf, fiscalYear, unit } = figures;
  const { plan, planParts } = shown;
  const year = fiscalYear === null ? { vi: " các năm", en: "" } : { vi: ` năm ${fiscalYear}`, en: `${fiscalYear} ` };
  if (plan === null) {
    if (shown.disbursedToDate !== null) return null;
    return {
      vi: words`Đến ${formatDate(asOf)} chưa nêu kế hoạch vốn${year.vi} và số đã giải ngân.`,
      en: words`By ${formatDate(asOf)} neither the ${year.en}capital plan nor any disbursement is stated.`,
    };
  }
  const basis = figures.basis === "includingCarryOver" ? { vi: "", en: "" } : basisWords[figures.basis];
  const { vi, en } = moneyUnitNames[unit];
  const parts = planParts.map((part) => ({
    vi: words`${part.name.vi} là ${part.plan} ${vi}`,
    en: words`${part.name.en}: ${part.plan} ${en}`,
  }));
  const { vi: viParts, en: enParts } = joinPieces(parts);
  return {
    vi: words`Tổng kế hoạch vốn${year.vi}${basis.vi} là ${plan} ${vi}${parts.length > 0 ? ", trong đó: " : ""}${viParts}.`,
    en: words`The ${year.en}capital plan${basis.en} is ${plan} ${en}${parts.length > 0 ? ", of which " : ""}${enParts}.`,
  };
}

/** "Đến 31/10/2023 đã giải ngân 14.108 triệu đồng, đạt 46,36% kế hoạch (gồm vốn kéo dài); còn lại …". */
export function writeDisbursed({ figures, shown }: ResultContext): Pieces | null {
  const { disbursedToDate } = shown;
  if (disbursedToDate === null) return null;
  const { vi, en } = moneyUnitNames[figures.unit];
  const { rate } = figures.total;
  const basis = basisOf(figures);
  const date = formatDate(figures.asOf);
  const rateText = {
    vi: rate === null ? "" : `, đạt ${formatPercent(rate, { language: "vi" })} kế hoạch${basis.vi}`,
    en: rate === null ? "" : `, ${formatPercent(rate, { language: "en" })} of the plan${basis.en}`,
  };
  const rest = remainingClause(shown, figures);
  return {
    vi: words`Đến ${date} đã giải ngân ${disbursedToDate} ${vi}${rateText.vi}${rest.vi}.`,
    en: words`By ${date}, ${disbursedToDate} ${en} had been disbursed${rateText.en}${rest.en}.`,
  };
}

function remainingClause({ remaining, plan }: ShownResult, { total, unit }: ResultFigures): Pieces {
  const { vi, en } = moneyUnitNames[unit];
  if (plan === null) return { vi: ["; chưa nêu kế hoạch vốn"], en: ["; no plan is stated"] };
  if (remaining === null || total.remaining === null) return { vi: [], en: [] };
  if (total.remaining === 0n) return { vi: ["; đã giải ngân hết kế hoạch"], en: ["; nothing remains"] };
  if (total.remaining < 0n)
    return { vi: words`; vượt kế hoạch ${-remaining} ${vi}`, en: words`; ${-remaining} ${en} more than the plan` };
  return { vi: words`; còn lại ${remaining} ${vi} chưa giải ngân`, en: words`; ${remaining} ${en} remains` };
}

/** "Số đã giải ngân gồm: vốn đầu tư phát triển năm 2023 giải ngân 12.000/24.314 triệu đồng, đạt 49,35%; …". */
export function writeParts({ figures, shown }: ResultContext): Pieces | null {
  const { disbursedParts } = shown;
  if (disbursedParts.length === 0) return null;
  const names = moneyUnitNames[figures.unit];
  const clause = (part: ShownPart, language: Language): readonly Piece[] => {
    const { name, plan, disbursedToDate, rate } = part;
    const verb = language === "vi" ? " giải ngân " : ": ";
    const percent = rate === null ? "" : formatPercent(rate, { language });
    const reached = percent === "" ? "" : language === "vi" ? `, đạt ${percent}` : `, ${percent}`;
    return words`${name[language]}${verb}${disbursedToDate}${plan === null ? null : words`/${plan}`} ${names[language]}${reached}`;
  };
  const clauses = joinPieces(disbursedParts.map((part) => ({ vi: clause(part, "vi"), en: clause(part, "en") })));
  return {
    vi: words`Số đã giải ngân gồm: ${clauses.vi}.`,
    en: words`What was disbursed by source: ${clauses.en}.`,
  };
}

/** "Riêng vốn các năm trước kéo dài, chuyển nguồn sang năm 2023 là 3.557 triệu đồng, bằng 11,69% kế hoạch". */
export function writeCarriedOver({ figures, shown }: ResultContext): Pieces | null {
  const { carriedOver } = shown;
  if (carriedOver === null) return null;
  const { name, plan, disbursedToDate: paid, rate } = carriedOver;
  const { vi, en } = moneyUnitNames[figures.unit];
  const percent = (language: Language): string => (rate === null ? "" : formatPercent(rate, { language }));
  const paidText: Pieces = {
    vi: paid === null ? [] : words`, đã giải ngân ${paid} ${vi}${rate === null ? "" : `, đạt ${percent("vi")}`}`,
    en: paid === null ? [] : words`, of which ${paid} ${en} disbursed${rate === null ? "" : ` (${percent("en")})`}`,
  };
  const share = carriedOverShareText(figures);
  return {
    vi: words`Riêng ${name.vi} là ${plan} ${vi}${share.vi}${paidText.vi}.`,
    en: words`The ${name.en} is ${plan} ${en}${share.en}${paidText.en}.`,
  };
}

/** "bằng 11,69% kế hoạch" where carried-over money is part of the plan. */
function carriedOverShareText({ basis, carriedOverPlan, total }: ResultFigures): Bilingual {
  const share = carriedOverPlan === null || total.plan === null ? null : carriedOverShare(carriedOverPlan, total.plan);
  if (share === null || basis !== "includingCarryOver") return { vi: "", en: "" };
  return {
    vi: `, bằng ${formatPercent(share, { language: "vi" })} kế hoạch`,
    en: `, ${formatPercent(share, { language: "en" })} of the plan`,
  };
}
