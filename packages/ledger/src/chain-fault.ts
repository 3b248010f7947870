/**
 * What verifying the chain found, and the words for it: what is wrong, in which batch, and what to do.
 */
import type { Bilingual } from "@giaingan/finance";

/**
 * What is wrong first:
 * `batchMissing` a revision is not there · `batchDoubled` a revision is there twice · `contentsChanged` entries,
 * statements, findings or checks of the batch are not those that were recorded · `countsDiffer` the batch counts other
 * rows than it has · `linkChanged` the batch's own fields or the chain are not · `strayRows` rows belong to no batch ·
 * `classesChanged` kinds of money are there twice, or of no entry · `sumsDiffer` the sums kept beside the entries are
 * not theirs · `tailCut` the kept head is of a later batch · `headDiffers` the kept head has another hash ·
 * `sampleMarkChanged` the kept head and the ledger disagree on whether the figures are sample data.
 */
export type ChainFault =
  | "batchMissing"
  | "batchDoubled"
  | "contentsChanged"
  | "countsDiffer"
  | "linkChanged"
  | "strayRows"
  | "classesChanged"
  | "sumsDiffer"
  | "tailCut"
  | "headDiffers"
  | "sampleMarkChanged";

/**
 * The head kept outside the database, against the ledger: `matches` its last batch · `behind` an earlier one, as a
 * killed process leaves it · `missing` or not readable: a cut tail could not be seen · `disagrees`: see the fault.
 */
export type KeptHeadState = "matches" | "behind" | "missing" | "disagrees";

/** The batch with the fault. */
export interface FaultyBatch {
  readonly revision: number;
  /** Null: the batch is not there. */
  readonly batchId: string | null;
  readonly documentName: string | null;
}

/** The outcome: intact up to `revision`, or the first fault and the batch that has it. */
export interface ChainVerdict {
  readonly isIntact: boolean;
  /** The last batch that was found in order. */
  readonly revision: number;
  readonly chainHead: string;
  readonly fault: ChainFault | null;
  /** The batch with the fault; null when there is none, or when it is not there. */
  readonly faultyBatchId: string | null;
  /** The first batch that is not in order; null when there is none, or when the fault is of no batch. */
  readonly faultyBatch: FaultyBatch | null;
  readonly keptHead: KeptHeadState;
  /** How many entries were read. */
  readonly entryCount: number;
  /** What was found, in one or two sentences. */
  readonly message: Bilingual;
  /** What to do; null when all is in order. */
  readonly remedy: Bilingual | null;
}

/** What the words of a verdict are made from. */
export interface VerdictFacts {
  /** The last batch that was found in order. */
  readonly revision: number;
  readonly fault: ChainFault | null;
  readonly faultyBatch: FaultyBatch | null;
  readonly keptHead: KeptHeadState;
  readonly keptRevision: number | null;
  /** What more is known of the fault, e.g. how many entries there are and were. */
  readonly detail: Bilingual | null;
}

/** The words of a verdict. */
export function verdictWords(facts: VerdictFacts): Pick<ChainVerdict, "message" | "remedy"> {
  if (facts.fault === null) return { message: intactMessage(facts), remedy: null };
  const { vi, en } = faultMessages[facts.fault](facts);
  const { detail } = facts;
  return {
    message: detail === null ? { vi, en } : { vi: `${vi} ${detail.vi}`, en: `${en} ${detail.en}` },
    remedy: facts.keptHead === "disagrees" ? headRemedy : contentsRemedy,
  };
}

/** The batch in words: "lô 12 (b-7, tài liệu “Báo cáo tháng 10”)". */
function named({ faultyBatch }: VerdictFacts): Bilingual {
  if (faultyBatch === null) return { vi: "sổ", en: "the ledger" };
  const { revision, batchId, documentName } = faultyBatch;
  if (batchId === null) return { vi: `lô ${revision}`, en: `batch ${revision}` };
  return {
    vi: `lô ${revision} (mã ${batchId}, tài liệu “${documentName ?? ""}”)`,
    en: `batch ${revision} (id ${batchId}, document “${documentName ?? ""}”)`,
  };
}

function intactMessage({ revision, keptHead, keptRevision }: VerdictFacts): Bilingual {
  const whole = {
    vi: `Sổ nguyên vẹn: ${revision} lô khớp với chuỗi băm.`,
    en: `The ledger is intact: ${revision} batches agree with the chain.`,
  };
  if (keptHead === "matches") return whole;
  if (keptHead === "behind")
    return {
      vi: `${whole.vi} Tệp đầu chuỗi mới đến lô ${keptRevision ?? 0}: đuôi bị cắt sau lô đó sẽ không lộ ra; lần ghi tới sẽ cập nhật.`,
      en: `${whole.en} The head file knows only batch ${keptRevision ?? 0}: a tail cut after it would not show; the next posting brings it up to date.`,
    };
  return {
    vi: `${whole.vi} Không có tệp đầu chuỗi (hoặc không đọc được): nếu đuôi sổ bị cắt thì không thấy được; hãy so với bản sao lưu.`,
    en: `${whole.en} The head file is missing (or cannot be read): a cut tail could not be seen; compare with a backup.`,
  };
}

const contentsRemedy: Bilingual = {
  vi: "Đừng ghi thêm. Giữ nguyên tệp làm bằng chứng, khôi phục bản sao lưu gần nhất còn kiểm tra được, rồi nhập lại các tài liệu sau nó.",
  en: "Post nothing more. Keep the file as evidence, restore the newest backup that verifies, and import what came after it again.",
};

const headRemedy: Bilingual = {
  vi: "Đừng ghi thêm và đừng xóa tệp đầu chuỗi. So với bản sao lưu và các báo cáo đã xuất có ghi đầu chuỗi, rồi khôi phục bản đủ lô.",
  en: "Post nothing more and keep the head file. Compare with backups and exported reports that carry the chain head, and restore the one that has every batch.",
};

const faultMessages: Readonly<Record<ChainFault, (facts: VerdictFacts) => Bilingual>> = {
  batchMissing: (facts) => ({
    vi: `Thiếu ${named(facts).vi}: lô đã bị xóa hoặc bị đổi số.`,
    en: `There is no ${named(facts).en}: it was deleted, or its number changed.`,
  }),
  batchDoubled: (facts) => ({
    vi: `Có hai ${named(facts).vi}: một dòng lô đã bị chèn hoặc đổi số.`,
    en: `There are two of ${named(facts).en}: a row was inserted, or its number changed.`,
  }),
  contentsChanged: (facts) => ({
    vi: `Nội dung ${named(facts).vi} không còn như lúc ghi: bút toán hoặc số liệu của tài liệu đã bị sửa, xóa, chèn hoặc đổi chỗ.`,
    en: `The contents of ${named(facts).en} are not what was recorded: entries or figures of the document were edited, deleted, inserted or swapped.`,
  }),
  countsDiffer: (facts) => ({
    vi: `Số dòng ghi ở ${named(facts).vi} không đúng với số dòng đang có.`,
    en: `The counts of ${named(facts).en} are not those of its rows.`,
  }),
  linkChanged: (facts) => ({
    vi: `Thông tin của ${named(facts).vi} (mã, tên tài liệu, thời điểm ghi hoặc mã băm) đã bị sửa, hoặc lô bị đổi chỗ.`,
    en: `What is kept of ${named(facts).en} (id, document, time of recording or hashes) was edited, or the batch swapped.`,
  }),
  strayRows: (facts) => ({
    vi: `Có dòng của ${named(facts).vi} mà không có lô đó: đã bị chèn vào, hoặc lô ở cuối sổ bị xóa.`,
    en: `There are rows of ${named(facts).en}, which is not there: they were inserted, or the batch deleted.`,
  }),
  classesChanged: () => ({
    vi: "Bảng loại vốn có dòng trùng hoặc không bút toán nào dùng: đã bị chèn vào.",
    en: "The table of kinds of money has a row twice, or one of no entry: it was inserted.",
  }),
  sumsDiffer: () => ({
    vi: "Tổng theo tháng lưu sẵn không bằng tổng bút toán: bảng monthly_totals đã bị sửa; bút toán vẫn đúng.",
    en: "The kept monthly sums are not those of the entries: monthly_totals was edited; the entries are right.",
  }),
  tailCut: ({ keptRevision, revision }) => ({
    vi: `Đuôi sổ bị cắt: tệp đầu chuỗi biết đến lô ${keptRevision ?? 0}, sổ chỉ còn đến lô ${revision}.`,
    en: `The tail was cut: the head file knows batch ${keptRevision ?? 0}, the ledger ends with batch ${revision}.`,
  }),
  headDiffers: ({ keptRevision }) => ({
    vi: `Tệp đầu chuỗi có mã băm khác của sổ tại lô ${keptRevision ?? 0}: lịch sử đã bị viết lại, hoặc đây là tệp của sổ khác.`,
    en: `The head file has another hash than the ledger at batch ${keptRevision ?? 0}: history was rewritten, or the file is of another ledger.`,
  }),
  sampleMarkChanged: () => ({
    vi: "Dấu “dữ liệu mẫu” của sổ khác với tệp đầu chuỗi: một trong hai đã bị sửa.",
    en: "The mark “sample data” of the ledger is not that of the head file: one of them was edited.",
  }),
};
