/**
 * Not stated in the total: rows that state too little for a figure of their own, beside a total that counts them.
 */
import type { Finding } from "./finding.ts";
import type { Bilingual, Language } from "./language.ts";
import type { Dong, MoneyUnit } from "./money.ts";
import { formatMoneyWithUnit } from "./number-text.ts";

/** What the rows without a figure state, in đồng; 0: nothing. */
export interface NotStatedRows {
  /** The name of `used` among the values of the finding. */
  readonly name: string;
  readonly plan: Dong;
  /** What the total takes off plan for them. */
  readonly used: Dong;
  /** The unit of the text; left out: đồng. */
  readonly unit?: MoneyUnit;
}

/** The words of a finding: which total, what the rows lack beside plan, and what is taken off for them. */
export interface NotStatedWords {
  readonly total: Bilingual;
  readonly used: Bilingual;
  readonly less: Bilingual;
}

/** The finding `notStatedInTotal`; none where the rows state nothing at all. */
export function notStatedInTotal(
  { name, plan, used, unit = "dong" }: NotStatedRows,
  words: NotStatedWords,
): readonly Finding[] {
  if (plan === 0n && used === 0n) return [];
  const text = (amount: Dong, language: Language): string => formatMoneyWithUnit(amount, { language, unit });
  const less = {
    vi: used === 0n ? "" : `, trừ ${text(used, "vi")} ${words.less.vi} của các dòng đó`,
    en: used === 0n ? "" : `, less ${text(used, "en")} ${words.less.en} in them`,
  };
  return [
    {
      code: "notStatedInTotal",
      severity: "information",
      message: {
        vi: `${words.total.vi} tính cả kế hoạch ${text(plan, "vi")} của các dòng không nêu đủ kế hoạch và ${words.used.vi} (–)${less.vi}: các dòng có số không cộng thành tổng.`,
        en: `${words.total.en} counts ${text(plan, "en")} of plan in rows that do not state both plan and ${words.used.en} (–)${less.en}: the stated rows do not add up to it.`,
      },
      values: { plan: String(plan), [name]: String(used) },
      places: [],
    },
  ];
}
