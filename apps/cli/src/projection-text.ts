/** Projections for a person to read: a table, why the method, and what nobody can say. */
import { formatDate, type Language, moneyUnitNames } from "@giaingan/finance";
import {
  type MethodChoice,
  type MovementProjectionAnswer,
  type ProjectedMoney,
  type ProjectedSeries,
  type ProjectionAnswer,
  type ProjectionMethod,
  projectionMethodNames,
} from "@giaingan/finance/projection";
import { shownAmount, shownShare } from "./series-flags.ts";
import { type FigureStyle, missingMark, shownMoney } from "./shown-figures.ts";
import { textTable } from "./text-table.ts";

/** More scenarios than a screen shows are told by --json. */
const scenarioRowsMax = 40;

/** The projection of a table of series. */
export function seriesText(answer: ProjectionAnswer, language: Language): string {
  const { rows, choice, findings, month, fiscalYear, deadline } = answer;
  const until = deadline === "12-31" ? `31/12/${fiscalYear}` : `31/01/${fiscalYear + 1}`;
  const title =
    language === "vi"
      ? `Dự báo giải ngân đến ${until}, từ số liệu đến hết tháng ${month}/${fiscalYear}.`
      : `Disbursement projected to ${until}, from data to the end of month ${month}/${fiscalYear}.`;
  const table = textTable(
    tableHead(language),
    rows.map((row) => seriesRow(row, language)),
    [1, 2, 3, 4, 6],
  );
  const scenarios = rows.filter(({ interval80, toDate }) => interval80 === null && toDate !== null);
  const amount = (value: number | null): string => shownAmount(value, language);
  return [
    title,
    whyText(choice, language),
    "",
    table,
    ...new Set(rows.flatMap(({ reasonText }) => reasonText?.[language] ?? [])),
    ...scenarioLines(
      scenarios.map(({ key, scenarios: { paceSoFar, paceOfLastYear, paceNeeded } }) => [
        key,
        amount(paceSoFar.reached),
        amount(paceOfLastYear.reached),
        amount(paceNeeded.reached),
        amount(paceNeeded.perMonth),
      ]),
      language,
    ),
    ...findings.map(({ message }) => `! ${message[language]}`),
  ].join("\n");
}

/** The projection of the ledger. */
export function projectionText(answer: MovementProjectionAnswer, language: Language): string {
  const { total, groups, unit, asOf, choice, findings, sentence } = answer;
  const style: FigureStyle = { language, unit };
  const [group, plan, whole] = language === "vi" ? ["Nhóm", "Kế hoạch", "Tổng"] : ["Group", "Plan", "Total"];
  const all = [
    ...groups.map(({ label, ...money }) => ({ name: label[language], money })),
    { name: whole, money: total },
  ];
  const table = textTable(
    [group, plan, ...tableHead(language).slice(1)],
    all.map(({ name, money }) => moneyRow(name, money, style)),
    [1, 2, 3, 4, 5, 7],
  );
  const scenarios = all.filter(({ money }) => money.interval80 === null && money.disbursedToDate !== null);
  return [
    `${sentence[language]}.`,
    whyText(choice, language),
    "",
    table,
    ...new Set(all.flatMap(({ money }) => money.reasonText?.[language] ?? [])),
    ...scenarioLines(
      scenarios.map(({ name, money }) => [
        name,
        shownMoney(money.paceSoFar.reached, style),
        shownMoney(money.paceOfLastYear.reached, style),
        shownMoney(money.paceNeeded.reached, style),
        shownMoney(money.paceNeeded.perMonth, style),
      ]),
      language,
    ),
    ...findings.map(({ message }) => `! ${message[language]}`),
    `${formatDate(asOf)} · ${dataText(answer, language)} · ${moneyUnitNames[unit][language]}`,
  ].join("\n");
}

/** Only whole months can be compared with those of the years before. */
function dataText({ month, fiscalYear }: MovementProjectionAnswer, language: Language): string {
  const [shown, year] = month === 13 ? [1, fiscalYear + 1] : [month, fiscalYear];
  return language === "vi"
    ? `dùng số liệu đến hết tháng ${shown}/${year} (tháng trọn gần nhất)`
    : `from data to the end of ${shown}/${year} (the last whole month)`;
}

function tableHead(language: Language): readonly string[] {
  return language === "vi"
    ? ["Chuỗi", "Đến nay", "Dự báo", "80% từ", "đến", "Phương pháp", "Sai số đã qua"]
    : ["Series", "To date", "Projected", "80% from", "to", "Method", "Past error"];
}

function seriesRow(row: ProjectedSeries, language: Language): readonly string[] {
  const amount = (value: number | null | undefined): string => shownAmount(value ?? null, language);
  const { key, toDate, projected, interval80, method, backtest, cap } = row;
  return [
    key,
    amount(toDate),
    `${amount(projected)}${cap === null ? "" : capMark(language)}`,
    amount(interval80?.[0]),
    amount(interval80?.[1]),
    shortName(method, language),
    shownShare(backtest?.wape ?? null, language),
  ];
}

function moneyRow(name: string, money: ProjectedMoney, style: FigureStyle): readonly string[] {
  const { plan, disbursedToDate, projected, uncapped, interval80, method, backtest } = money;
  return [
    name,
    shownMoney(plan, style),
    shownMoney(disbursedToDate, style),
    `${shownMoney(projected, style)}${uncapped === null ? "" : capMark(style.language)}`,
    shownMoney(interval80?.[0], style),
    shownMoney(interval80?.[1], style),
    shortName(method, style.language),
    shownShare(backtest?.wape ?? null, style.language),
  ];
}

function capMark(language: Language): string {
  return language === "vi" ? " (kế hoạch)" : " (plan)";
}

/** Without what stands in brackets. */
export function shortName(method: ProjectionMethod | null, language: Language): string {
  return method === null ? missingMark : projectionMethodNames[method][language].replace(/ \(.*\)$/u, "");
}

function whyText({ ranking, years }: MethodChoice, language: Language): string {
  const [best] = ranking;
  if (best === undefined) {
    return language === "vi"
      ? "Chưa dự báo thử được năm nào, nên không chọn phương pháp theo sai số."
      : "No past year can be projected, so no method is chosen by its error.";
  }
  const name = projectionMethodNames[best.method][language];
  if (best.method === "runRate")
    return language === "vi"
      ? `Ít sai nhất: ${name}; dự báo thử năm ${years.join(", ")}.`
      : `Least wrong: ${name}; projecting ${years.join(", ")} as a test.`;
  const ratio = shownShare(best.errorToRunRate, language);
  return language === "vi"
    ? `Ít sai nhất: ${name}; dự báo thử năm ${years.join(", ")}, sai số bằng ${ratio} của cách lấy tốc độ từ đầu năm.`
    : `Least wrong: ${name}; projecting ${years.join(", ")} as a test, its error was ${ratio} of the run-rate's.`;
}

function scenarioLines(rows: readonly (readonly string[])[], language: Language): readonly string[] {
  if (rows.length === 0) return [];
  const head =
    language === "vi"
      ? ["Kịch bản đến hạn", "Như tốc độ đến nay", "Như năm trước", "Đạt kế hoạch", "Mỗi tháng cần"]
      : ["Reached by the deadline", "At the pace so far", "As last year", "The plan", "Needed a month"];
  return ["", textTable(head, rows.slice(0, scenarioRowsMax), [1, 2, 3, 4])];
}
