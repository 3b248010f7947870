/** Number formats of spreadsheets: those that a file names only by number, and which of them show a date. */

/** ECMA-376 part 1, 18.8.30. What a file shows of 14 to 22 depends on the country; the meaning is the same. */
const builtIn: ReadonlyMap<number, string> = new Map([
  [1, "0"],
  [2, "0.00"],
  [3, "#,##0"],
  [4, "#,##0.00"],
  [9, "0%"],
  [10, "0.00%"],
  [11, "0.00E+00"],
  [12, "# ?/?"],
  [13, "# ??/??"],
  [14, "dd/mm/yyyy"],
  [15, "d-mmm-yy"],
  [16, "d-mmm"],
  [17, "mmm-yy"],
  [18, "h:mm AM/PM"],
  [19, "h:mm:ss AM/PM"],
  [20, "h:mm"],
  [21, "h:mm:ss"],
  [22, "dd/mm/yyyy h:mm"],
  [37, "#,##0 ;(#,##0)"],
  [38, "#,##0 ;[Red](#,##0)"],
  [39, "#,##0.00;(#,##0.00)"],
  [40, "#,##0.00;[Red](#,##0.00)"],
  [41, '_(* #,##0_);_(* \\(#,##0\\);_(* "-"_);_(@_)'],
  [42, '_("$"* #,##0_);_("$"* \\(#,##0\\);_("$"* "-"_);_(@_)'],
  [43, '_(* #,##0.00_);_(* \\(#,##0.00\\);_(* "-"??_);_(@_)'],
  [44, '_("$"* #,##0.00_);_("$"* \\(#,##0.00\\);_("$"* "-"??_);_(@_)'],
  [45, "mm:ss"],
  [46, "[h]:mm:ss"],
  [47, "mmss.0"],
  [48, "##0.0E+0"],
  [49, "@"],
]);

/** The code of a format that a file names only by number; null: general. Dates of East Asian countries become one date. */
export function builtInNumberFormat(id: number): string | null {
  const isEastAsianDate = (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
  if (isEastAsianDate) return id === 32 || id === 33 ? "h:mm:ss" : "dd/mm/yyyy";
  return builtIn.get(id) ?? null;
}

/** Excel writes no longer ones. */
const codeLengthMax = 255;

/**
 * Whether a format shows a date: days, years, or months that are no minutes. A time of day alone, or hours counted up, is no
 * date.
 */
export function isDateFormat(code: string): boolean {
  const [positive = ""] = code.slice(0, codeLengthMax).split(";");
  const shown = positive
    .replaceAll(/"[^"]*"?|\\.|[_*].|\[(?![hms]+\])[^\]]*\]?/giu, "")
    .replaceAll(/AM\/PM|A\/P|General|Standard/giu, "")
    .toLowerCase();
  if (/[#0?@]/u.test(shown) && !/[dy]/u.test(shown)) return false;
  return /[dy]/u.test(shown) || (shown.includes("m") && !/[hs]/u.test(shown));
}
