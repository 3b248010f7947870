/**
 * Marks beside rules of law.
 */
import type { Bilingual } from "@giaingan/finance";

/** Beside a rule that nobody has compared with the published text. */
export const notVerifiedMark: Bilingual = {
  vi: "chưa đối chiếu văn bản gốc",
  en: "not checked against the published text",
};
