/**
 * The legend of the projection chart: signs that are not named at the end of their line.
 */
import type { Language } from "@giaingan/finance";

import type { LegendItem } from "./legend.ts";
import { type ProjectionFigures, scenarioTones } from "./projection-figures.ts";
import { hasGap } from "./projection-marks.ts";
import { projectionWords } from "./projection-words.ts";
import { fillIn, wording } from "./wording.ts";

/** The signs that are drawn. */
export function projectionLegend(
  { actual, range50, range80, lastYear, scenarios, monthCount }: ProjectionFigures,
  { language, fiscalYear }: { readonly language: Language; readonly fiscalYear: number },
): readonly LegendItem[] {
  const word = (name: keyof typeof projectionWords, year: number): string =>
    fillIn(projectionWords[name][language], { year: String(year) });
  const endsEarly = lastYear.length > 0 && lastYear.at(-1)?.month !== monthCount;
  // Of three scenarios none is left out in silence.
  const lacksLastYear = scenarios.length > 0 && scenarios.every(({ name }) => name !== "paceOfLastYear");
  const asLastYear = `${word("paceOfLastYear", fiscalYear - 1)}: ${wording.notStated[language]}`;
  const item = (isDrawn: boolean, of: LegendItem): readonly LegendItem[] => (isDrawn ? [of] : []);
  return [
    ...item(actual.length > 0, { sign: "line", tone: "actual", text: word("actual", fiscalYear) }),
    ...item(endsEarly, { sign: "line", tone: "inkFaint", text: word("lastYear", fiscalYear - 1) }),
    ...item(hasGap(actual) || hasGap(lastYear), { sign: "dots", tone: "inkFaint", text: word("gap", fiscalYear) }),
    ...item(lacksLastYear, { sign: "dashes", tone: scenarioTones.paceOfLastYear, text: asLastYear }),
    ...item(range50.length > 0, { sign: "square", tone: "range50", text: word("range50", fiscalYear) }),
    ...item(range80.length > 0, { sign: "square", tone: "range80", text: word("range80", fiscalYear) }),
  ];
}
