/**
 * The 2023 report as the API answers it, made by the finance library itself, for tests that need no server.
 */
import { toWireProgress, type WireFindings, type WireLedgerOverview, type WireProgress } from "@giaingan/client";
import {
  answerProgress,
  type Dong,
  type EntryKind,
  type FundingSource,
  type LedgerSlice,
  type Movement,
  type ProgressQuestion,
} from "@giaingan/finance";

const source = (nature: FundingSource["nature"], vintage: number | null): FundingSource => ({
  level: nature === null ? null : "central",
  nature,
  origin: null,
  vintage,
  relation: null,
});

const slice = (fundingSource: FundingSource, sums: Partial<LedgerSlice>): LedgerSlice => ({
  plan: null,
  allocatedPlan: null,
  disbursed: null,
  mobilised: null,
  source: fundingSource,
  fiscalYear: 2023,
  unitId: "Huyện Kon Rẫy",
  projectId: null,
  componentId: null,
  ...sums,
});

/** Plan in four slices, disbursement with no source stated, mobilised outside the budget. */
export const slices2023: readonly LedgerSlice[] = [
  slice(source("investment", 2023), { plan: 24_314_000_000n }),
  slice(source("recurrent", 2023), { plan: 2_562_000_000n }),
  slice(source("investment", 2022), { plan: 2_371_000_000n }),
  slice(source("recurrent", 2022), { plan: 1_186_000_000n }),
  slice(source(null, null), { disbursed: 14_108_000_000n }),
  slice({ ...source(null, null), relation: "offBudget" }, { mobilised: 1_512_000_000n }),
];

/** What a ledger would hold to give a slice. */
function movementsOf(given: LedgerSlice): readonly Movement[] {
  const { source: fundingSource, fiscalYear, unitId, projectId, componentId } = given;
  const place = { fiscalYear, unitId, projectId, componentId, source: fundingSource };
  const stated = (kind: EntryKind, amount: Dong | null, effectiveOn: string): readonly Movement[] =>
    amount === null ? [] : [{ ...place, kind, effectiveOn, amount }];
  return [
    ...stated("assigned", given.plan, "2023-01-01"),
    ...stated("allocated", given.allocatedPlan, "2023-01-01"),
    ...stated("disbursed", given.disbursed, "2023-10-31"),
    ...stated("mobilised", given.mobilised, "2023-10-31"),
  ];
}

/** The progress answer on the report, with some of the question changed. */
export function progress2023(question: Partial<ProgressQuestion> = {}, slices = slices2023): WireProgress {
  const asked: ProgressQuestion = {
    asOf: "2023-10-31",
    fiscalYear: 2023,
    basis: "includingCarryOver",
    by: ["source"],
    filter: {},
    unit: null,
    ...question,
  };
  return toWireProgress(answerProgress(slices.flatMap(movementsOf), asked), { revision: 1 });
}

/** The ledger that holds the report alone. */
export const ledger2023: WireLedgerOverview = {
  revision: 1,
  latestRevision: 1,
  chainHead: "a41f0c6b6f0f6f1f3b1d2c9e8a7b6c5d4e3f2a1b0c9d8e7f6a5b4c3d2e1f099c",
  isSample: true,
  units: ["Huyện Kon Rẫy"],
  fiscalYears: [2023],
  documents: [
    {
      revision: 1,
      name: "Báo cáo kết quả thực hiện Chương trình MTQG xây dựng nông thôn mới năm 2023",
      recordedAt: "2023-11-15T02:00:00.000Z",
    },
  ],
  firstEffectiveOn: "2023-01-01",
  dataDate: "2023-10-31",
  entryCount: 6,
};

/** Findings and passed checks on the report. */
export const findings2023: WireFindings = {
  revision: 1,
  findings: [
    {
      revision: 1,
      code: "estimateNeedsFasterPace",
      severity: "warning",
      message: {
        vi: "Ước 100% đến hết niên độ cần 8.163 triệu đồng mỗi tháng, gấp 5,8 lần bình quân đã qua.",
        en: "The estimate of 100% needs 8,163 million VND a month, 5.8 times the pace so far.",
      },
      values: {},
      places: [{ start: 0, end: 1, excerpt: "Ước giải ngân đến hết nên độ: 30.433 triệu đồng" }],
    },
    {
      revision: 1,
      code: "rateTruncated",
      severity: "information",
      message: {
        vi: "In 46,35; tính lại 46,3576: cắt chữ số, không phải sai.",
        en: "Printed 46.35; computed 46.3576: cut off, not wrong.",
      },
      values: { numerator: "14108000000", denominator: "30433000000" },
      places: [{ start: 0, end: 1, excerpt: "đạt 46,35" }],
    },
  ],
  checks: [
    {
      revision: 1,
      code: "partsSumToTotal",
      message: { vi: "Bốn nguồn cộng đúng tổng 30.433.", en: "The four sources add up to 30,433." },
      values: { parts: "24314000000 + 2562000000 + 2371000000 + 1186000000" },
      places: [],
    },
  ],
};
