/**
 * The refusals of closed periods, and of ledgers of another version.
 */

/** The part of the ledger's catalogue that came with schema 2. */
export const periodRefusals = {
  periodClosed: {
    category: "conflict",
    fact: {
      vi: "Bút toán {entry} ngày {date}, năm ngân sách {year}, thuộc kỳ {period} đã khóa ngày {closedOn} ({closedBy}; bản ghi số {revision}).",
      en: "Entry {entry} of {date}, budget year {year}, is in the period {period}, closed on {closedOn} ({closedBy}; revision {revision}).",
    },
    remedy: {
      vi: 'Mở lại kỳ kèm lý do (giaingan reopen {period} --reason "…"), hoặc ghi vào kỳ mở đầu tiên và giữ ngày thật (--late). Chưa có gì được ghi.',
      en: 'Re-open the period with a reason (giaingan reopen {period} --reason "…"), or post into the first open period, which keeps the true date (--late). Nothing has been posted.',
    },
  },
  carryOverInClosedPeriod: {
    category: "conflict",
    fact: {
      vi: "Bút toán {entry} làm số kéo dài sang năm {year} của {unit} thay đổi, nhưng kỳ {period} đã khóa ngày {closedOn} ({closedBy}; bản ghi số {revision}).",
      en: "Entry {entry} moves the carry-over of {unit} into {year}, but the period {period} was closed on {closedOn} ({closedBy}; revision {revision}).",
    },
    remedy: {
      vi: 'Mở lại kỳ kèm lý do: giaingan reopen {period} --reason "…", ghi bút toán rồi khóa lại; kỳ là tháng thì có thể dùng --late. Chưa có gì được ghi.',
      en: 'Re-open the period with a reason: giaingan reopen {period} --reason "…", post the entry and close it again; for a month --late will do too. Nothing has been posted.',
    },
  },
  periodAlreadyClosed: {
    category: "conflict",
    fact: {
      vi: "Kỳ {period} đã khóa ngày {closedOn} ({closedBy}; bản ghi số {revision}).",
      en: "The period {period} was closed on {closedOn} ({closedBy}; revision {revision}).",
    },
    remedy: {
      vi: "Không cần khóa lần nữa. Chưa có gì được ghi.",
      en: "It need not be closed again. Nothing has been posted.",
    },
  },
  periodNotClosed: {
    category: "conflict",
    fact: {
      vi: "Kỳ {period} đang mở; các kỳ đang khóa: {closed}.",
      en: "The period {period} is open; the closed periods are: {closed}.",
    },
    remedy: {
      vi: "Chỉ mở lại kỳ đang khóa; tháng ghi YYYY-MM, năm ngân sách ghi YYYY. Chưa có gì được ghi.",
      en: "Only a closed period is opened again; a month is written YYYY-MM, a budget year YYYY. Nothing has been posted.",
    },
  },
  reopeningWithoutReason: {
    category: "badInput",
    fact: {
      vi: "Mở lại kỳ {period} mà không nêu lý do.",
      en: "The period {period} is to be opened again without a reason.",
    },
    remedy: {
      vi: 'Nêu lý do: --reason "…". Chưa có gì được ghi.',
      en: 'Give the reason: --reason "…". Nothing has been posted.',
    },
  },
  olderLedger: {
    category: "conflict",
    fact: {
      vi: 'Sổ "{path}" thuộc phiên bản {found}, cũ hơn phiên bản {known} của chương trình này; mở chỉ đọc thì không nâng cấp được.',
      en: 'The ledger "{path}" has version {found}, older than {known} of this program; opened for reading only it cannot be brought up to date.',
    },
    remedy: {
      vi: 'Nâng cấp một lần bằng quyền ghi: giaingan migrate --ledger "{path}", rồi mở lại.',
      en: 'Bring it up to date once, with the right to write: giaingan migrate --ledger "{path}", and open it again.',
    },
  },
  unknownSchemaVersion: {
    category: "badInput",
    fact: { vi: 'Không có phiên bản sổ "{version}".', en: 'There is no ledger version "{version}".' },
    remedy: { vi: "Chọn từ {first} đến {last}.", en: "Choose from {first} to {last}." },
  },
  migrationLosesRecord: {
    category: "conflict",
    fact: {
      vi: 'Không thể đưa sổ "{path}" về phiên bản {to}: phiên bản đó không giữ được {periods} lần khóa, mở kỳ và {entries} bút toán ghi muộn.',
      en: 'The ledger "{path}" cannot go back to version {to}, which has no room for {periods} closings and re-openings of periods and {entries} entries recorded late.',
    },
    remedy: {
      vi: "Dùng bản giaingan mới, hoặc phục hồi bản sao lưu có trước lần khóa đầu tiên. Sổ giữ nguyên.",
      en: "Use the newer giaingan, or restore a backup of before the first closing. The ledger is as it was.",
    },
  },
} as const;
