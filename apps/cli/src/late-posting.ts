/**
 * Posting late, as the command line takes it and tells of it: entries of a closed period go to the first open one.
 */
import type { Language } from "@giaingan/finance";
import type { LatePosting } from "@giaingan/ledger";
import type { Invocation } from "./command.ts";

/** What `--late` asks for. */
export function latePosting(flags: Invocation["flags"]): LatePosting {
  return flags["late"] === true ? "firstOpenPeriod" : "refuse";
}

/** How many entries were posted late, as a sentence behind another; empty when none was. */
export function lateWords(count: number, language: Language): string {
  if (count === 0) return "";
  return language === "vi"
    ? ` ${count} bút toán thuộc kỳ đã khóa nằm ở kỳ mở đầu tiên, ngày thật được giữ.`
    : ` ${count} entries of a closed period are in the first open one, with their true date kept.`;
}
