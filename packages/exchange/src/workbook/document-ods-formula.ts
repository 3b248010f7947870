/** Formulas of OpenDocument in the way Excel writes them. They are shown and compared, never evaluated. */

/** A prefix tells the language of a formula: `of:=`, `oooc:=`, `msoxl:=`. */
const prefix = /^(?:[A-Za-z][\w.-]*:)?=?/u;
/** A text in quotes, a reference in brackets, or what stands between arguments. */
const piece = /"[^"]*"|\[([^[\]]*)\]|;/gu;
/** Where one end of a range stops: colons in the quoted name of a sheet are none. */
const rangeEnd = /(?:'[^']*'|[^':])+/gu;
/** As many signs as Excel takes. What is longer is told as a formula without a text. */
const formulaLengthMax = 8192;

/**
 * A formula without "=": `of:=SUM([.A1:.B2];[$'Kế hoạch'.C3])` is `SUM(A1:B2,'Kế hoạch'!C3)`; "" where it is longer than any
 * that a spreadsheet takes.
 *
 * @example
 * formulaOfOds("of:=[.B2]+[.C2]"); // "B2+C2"
 */
export function formulaOfOds(written: string): string {
  if (written.length > formulaLengthMax) return "";
  return written.replace(prefix, "").replaceAll(piece, (whole: string, reference: string | undefined) => {
    if (whole === ";") return ",";
    return reference === undefined ? whole : referenceOf(reference);
  });
}

/** Whether a formula takes a figure from another file: `['file:///C:/kh.ods'#$Sheet1.A1]`. */
export function hasOtherFile(written: string): boolean {
  if (!written.includes("#")) return false;
  return written.split("]").some((before, index, pieces) => {
    const start = before.indexOf("[");
    const hash = start === -1 || index === pieces.length - 1 ? -1 : before.indexOf("#", start);
    return hash !== -1 && before.includes(".", hash);
  });
}

/** `.A1:.B2` → `A1:B2`; `$Sheet.A1` → `Sheet!A1`. */
function referenceOf(reference: string): string {
  const ends = Array.from(reference.matchAll(rangeEnd), ([end]) => {
    const dot = end.lastIndexOf(".");
    const sheet = end.slice(0, Math.max(dot, 0)).replace(/^\$/u, "");
    const cell = end.slice(dot + 1);
    return sheet === "" ? cell : `${sheet}!${cell}`;
  });
  return ends.join(":");
}
