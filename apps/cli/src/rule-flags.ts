/**
 * The flags of questions that rules of law answer.
 */
import type { Flag } from "./command.ts";

/** The programme that all the money is of: some extensions hold for one programme alone. */
export const programmeFlag: Flag = {
  type: "string",
  valueName: "ID",
  meaning: {
    vi: "mã chương trình của toàn bộ vốn, để áp dụng gia hạn riêng của chương trình (ví dụ ntm-2021-2025)",
    en: "id of the programme that all the money is of, for extensions of its own (e.g. ntm-2021-2025)",
  },
};
