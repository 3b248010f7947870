/**
 * Rates across a document: a printed percentage whose sums stand in another sentence, or in a table.
 */
import { divide, formatNumber, type Language } from "@giaingan/finance";
import type { Figure } from "../figure.ts";
import { denominatorOf, fitsRate } from "./document-division.ts";
import {
  type DividedRate,
  type Division,
  type DocumentCheck,
  type DocumentFinding,
  type DocumentJudgement,
  placesOfTold,
  tellFigure,
} from "./document-finding.ts";
import { moneyText, placeOf } from "./place.ts";

/** Compares the rates that show only one of their sums, or none, with what the document tells. */
export function judgeDocumentRates(rates: readonly DividedRate[]): DocumentJudgement {
  const findings: DocumentFinding[] = [];
  const checks: DocumentCheck[] = [];
  for (const { rate, divisions } of rates) {
    if (rate.numerator !== null && rate.denominator !== null) continue;
    const fitting = divisions.find((division) => fitsRate(rate, division));
    const [likeliest] = divisions;
    if (fitting !== undefined) checks.push(agrees(rate, fitting));
    else if (likeliest !== undefined) findings.push(contradicts(rate, likeliest));
  }
  return { findings, checks };
}

function quotient(division: Division, language: Language): string {
  const { numerator, denominators } = division;
  const computed = divide(numerator.amount, denominatorOf(division)).times(100);
  const under = denominators.map((plan) => tellFigure(plan, language)).join(" + ");
  return `${tellFigure(numerator, language)} / ${under} = ${formatNumber(computed, { language, places: 2 })}%`;
}

function contradicts(rate: Figure, division: Division): DocumentFinding {
  const { numerator, denominators } = division;
  const { places, cells } = placesOfTold([numerator, ...denominators]);
  return {
    code: "rateContradictsDocument",
    severity: rate.numerator === null ? "warning" : "error",
    message: {
      vi: `Tỷ lệ in ${rate.raw} không khớp số liệu của văn bản: ${quotient(division, "vi")}. Kiểm tra lại tử số, mẫu số hoặc tỷ lệ.`,
      en: `The printed rate ${rate.raw} contradicts the document's own sums: ${quotient(division, "en")}. Check numerator, denominator or rate.`,
    },
    values: {
      printed: rate.percent ?? "",
      computed: divide(numerator.amount, denominatorOf(division)).times(100).toDecimalPlaces(4).toString(),
      numerator: numerator.amount.toString(),
      denominator: denominatorOf(division).toString(),
    },
    places: [placeOf(rate), ...places.filter(({ start }) => start !== placeOf(rate).start)],
    cells,
  };
}

function agrees(rate: Figure, division: Division): DocumentCheck {
  const { numerator, denominators } = division;
  const { places, cells } = placesOfTold([numerator, ...denominators]);
  const [vi, en] = (["vi", "en"] as const).map(
    (language) => `${moneyText(numerator.amount, language)} / ${moneyText(denominatorOf(division), language)}`,
  );
  return {
    code: "rateAgreesWithDocument",
    message: { vi: `Tỷ lệ ${rate.raw} khớp ${vi}.`, en: `The rate ${rate.raw} agrees with ${en}.` },
    values: {
      printed: rate.percent ?? "",
      numerator: numerator.amount.toString(),
      denominator: denominatorOf(division).toString(),
    },
    places: [placeOf(rate), ...places.filter(({ start }) => start !== placeOf(rate).start)],
    cells,
  };
}
