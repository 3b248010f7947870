/** Formulas of OpenDocument in the way Excel writes them. They are shown and compared, never evaluated. */

/** A prefix tells the language of a formula: `of:=`, `oooc:=`, `msoxl:=`. */
const prefix = /^(?:[A-Za-z][\w.-]*:)?=?/u;
/** A text in quotes, a reference in brackets, or what stands between arguments. */
const piece = /"(?:[^"]|"")*"|\[([^\]]*)\]|;/gu;

/**
 * A formula without "=": `of:=SUM([.A1:.B2];[$'Kế hoạch'.C3])` is `SUM(A1:B2,'Kế hoạch'!C3)`.
 *
 * @example
 * formulaOfOds("of:=[.B2]+[.C2]"); // "B2+C2"
 */
export function formulaOfOds(written: string): string {
  return written.replace(prefix, "").replaceAll(piece, (whole: string, reference: string | undefined) => {
    if (whole === ";") return ",";
    return reference === undefined ? whole : referenceOf(reference);
  });
}

/** Whether a formula takes a figure from another file: `['file:///C:/kh.ods'#$Sheet1.A1]`. */
export function hasOtherFile(written: string): boolean {
  return written.includes("#") && /\['?[^\]]*'?#[^\]]*\.[^\]]*\]/u.test(written);
}

/** `.A1:.B2` → `A1:B2`; `$Sheet.A1` → `Sheet!A1`. */
function referenceOf(reference: string): string {
  const ends = reference.split(/:(?=(?:[^']*'[^']*')*[^']*$)/u).map((end) => {
    const dot = end.lastIndexOf(".");
    const sheet = end.slice(0, Math.max(dot, 0)).replace(/^\$/u, "");
    const cell = end.slice(dot + 1);
    return sheet === "" ? cell : `${sheet}!${cell}`;
  });
  return ends.join(":");
}
