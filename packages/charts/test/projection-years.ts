/**
 * How the projections that tests draw were made: answers of the field's own functions to years that are made up. They are
 * kept in `golden/projections.json`, so that a picture changes when the code that draws it does, and not with every better
 * projection.
 */
import { type Movement, plainDate, sourceNotStated } from "@giaingan/finance";
import {
  answerBacktest,
  answerProjection,
  type BacktestAnswer,
  type MovementProjectionAnswer,
  type MovementProjectionQuestion,
} from "@giaingan/finance/projection";

const million = 1_000_000n;
const place = { unitId: "Huyện", projectId: null, componentId: null, source: sourceNotStated } as const;

/** The shares of a year, in thousandths, that most years bring by month: slow to begin with, and a rush at the end. */
const shares = [10, 15, 40, 55, 70, 75, 80, 85, 90, 110, 150, 180, 30] as const;

/** Vouchers of a year, of `paidMillion` in all, up to a month; the shares vary with the year, the same on every run. */
function vouchersOf(
  fiscalYear: number,
  { planMillion, paidMillion, months = 13 }: { planMillion: number | null; paidMillion: number; months?: number },
): readonly Movement[] {
  const planned: readonly Movement[] =
    planMillion === null
      ? []
      : [
          {
            ...place,
            fiscalYear,
            kind: "assigned",
            effectiveOn: `${fiscalYear}-01-01`,
            amount: BigInt(planMillion) * million,
          },
        ];
  const paid = shares.slice(0, months).map((share, index): Movement => {
    const moved = share * (1 + (((fiscalYear * 7 + index * 5) % 11) - 5) / 20);
    const month = (index % 12) + 1;
    return {
      ...place,
      fiscalYear,
      kind: "volumePaid",
      effectiveOn: plainDate({ year: fiscalYear + Math.floor(index / 12), month, day: 15 }) ?? "2023-01-15",
      amount: BigInt(Math.round((moved * paidMillion) / 990)) * million,
    };
  });
  return [...planned, ...paid];
}

/** A year of which documents state running totals at a few month ends only. */
function reportedYear(
  fiscalYear: number,
  {
    planMillion,
    toDate,
  }: { planMillion: number | null; toDate: readonly (readonly [month: number, million: number])[] },
): readonly Movement[] {
  const ends = [
    "01-31",
    "02-28",
    "03-31",
    "04-30",
    "05-31",
    "06-30",
    "07-31",
    "08-31",
    "09-30",
    "10-31",
    "11-30",
    "12-31",
  ];
  let known = 0;
  const paid = toDate.map(([month, total]): Movement => {
    const amount = BigInt(total - known) * million;
    known = total;
    return { ...place, fiscalYear, kind: "disbursed", effectiveOn: `${fiscalYear}-${ends[month - 1]}`, amount };
  });
  const plan: readonly Movement[] =
    planMillion === null
      ? []
      : [
          {
            ...place,
            fiscalYear,
            kind: "assigned",
            effectiveOn: `${fiscalYear}-01-01`,
            amount: BigInt(planMillion) * million,
          },
        ];
  return [...plan, ...paid];
}

/** Years before 2023, the last `count` of them. */
function yearsBefore(count: number): readonly Movement[] {
  const plans = [19_500, 21_000, 23_400, 22_800, 26_100];
  return plans
    .slice(plans.length - count)
    .flatMap((planMillion, index) =>
      vouchersOf(2023 - count + index, { planMillion, paidMillion: Math.round(planMillion * (0.84 + 0.02 * index)) }),
    );
}

/** The answer to a question about 2023. */
function projectionOf(
  movements: readonly Movement[],
  question: Partial<MovementProjectionQuestion> = {},
): MovementProjectionAnswer {
  return answerProjection(movements, {
    asOf: "2023-10-31",
    fiscalYear: 2023,
    by: [],
    filter: {},
    unit: null,
    deadline: "12-31",
    ...question,
  });
}

/** The back-test of years up to 2023. */
function backtestOf(movements: readonly Movement[]): BacktestAnswer {
  return answerBacktest(movements, {
    asOf: "2023-10-31",
    fiscalYear: 2023,
    by: [],
    filter: {},
    unit: null,
    deadline: "12-31",
  });
}

const year2023 = vouchersOf(2023, { planMillion: 30_433, paidMillion: 24_500, months: 9 });
const estimate2023 = new Map([["", [{ fiscalYear: 2023, amount: 30_433n * million }]]]);

/** The report of 2023 alone: one running total, and an estimate that everything will be disbursed. */
const reportAlone: MovementProjectionAnswer = projectionOf(
  reportedYear(2023, { planMillion: 30_433, toDate: [[10, 14_108]] }),
  { estimates: estimate2023 },
);

/** Answers by what is special about them. */
export const madeProjections = (): Readonly<Record<string, MovementProjectionAnswer>> => ({
  "five-years": projectionOf([...yearsBefore(5), ...year2023], { asOf: "2023-09-30", estimates: estimate2023 }),
  "thirteen-months": projectionOf([...yearsBefore(5), ...year2023], { asOf: "2023-09-30", deadline: "01-31" }),
  "one-year": projectionOf([...yearsBefore(1), ...year2023], { asOf: "2023-09-30" }),
  "report-alone": reportAlone,
  "reports-with-gaps": projectionOf([
    ...reportedYear(2022, {
      planMillion: 21_000,
      toDate: [
        [3, 2_000],
        [6, 7_000],
        [9, 12_000],
        [12, 19_000],
      ],
    }),
    ...reportedYear(2023, {
      planMillion: 30_433,
      toDate: [
        [3, 1_800],
        [5, 5_000],
        [6, 6_000],
        [7, 8_200],
        [10, 14_108],
      ],
    }),
  ]),
  "over-disbursed": projectionOf(vouchersOf(2023, { planMillion: 9_000, paidMillion: 15_000, months: 10 })),
  capped: projectionOf(
    [...yearsBefore(5), ...vouchersOf(2023, { planMillion: 25_000, paidMillion: 29_000, months: 9 })],
    { asOf: "2023-09-30", method: "chainLadder" },
  ),
  refunded: projectionOf([
    ...year2023.slice(0, 6),
    { ...place, fiscalYear: 2023, kind: "refunded", effectiveOn: "2023-06-20", amount: 9_000n * million },
  ]),
  ended: projectionOf([...yearsBefore(5), ...vouchersOf(2023, { planMillion: 30_433, paidMillion: 24_500 })], {
    asOf: "2023-12-31",
  }),
  "no-plan": projectionOf(vouchersOf(2023, { planMillion: null, paidMillion: 15_000, months: 10 })),
  empty: projectionOf([]),
});

/** Back-tests by how many years they have. */
export const madeBacktests = (): Readonly<Record<string, BacktestAnswer>> => ({
  "five-years": backtestOf([...yearsBefore(5), ...year2023]),
  none: backtestOf([]),
});
