/**
 * Labels of rows: "A", "I", "1", "1.1", "a)", "-", "+", in a column of their own or before the name.
 */

/** The kinds of labels ("lettered": "a1"); a row of one kind stands beside the last row of its kind, below a row of another. */
export type LabelKind =
  | "upper"
  | "roman"
  | "arabic"
  | "lower"
  | "lettered"
  | "dash"
  | "plus"
  | "bracketed"
  | `dotted${number}`;

/** A label that was read. */
export interface RowLabel {
  /** Without brackets and dots at its end: "A", "1.1", "-". */
  readonly text: string;
  readonly kind: LabelKind;
  /** What else it can be: "I" behind "H" is a letter, "V" behind "U" too. */
  readonly otherKind: LabelKind | null;
}

const romanPattern = /^(?=[IVXLC])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/u;

/** Reads the label in a cell of its own; null: it holds none. */
export function readLabel(text: string): RowLabel | null {
  const bracketed = /^\((\d{1,3}|[a-zđ])\)$/u.exec(text)?.[1];
  if (bracketed !== undefined) return { text: bracketed, kind: "bracketed", otherKind: null };
  const bare = text.replace(/[).:/\s]+$/u, "");
  if (/^[-–—−•*]+$/u.test(bare)) return { text: "-", kind: "dash", otherKind: null };
  if (/^\++$/u.test(bare)) return { text: "+", kind: "plus", otherKind: null };
  if (/^\d{1,4}$/u.test(bare)) return { text: bare, kind: "arabic", otherKind: null };
  const dotted = /^(?:\d{1,4}|[IVXLC]+|[A-Z])(?:[.,]\d{1,3}){1,4}$/u.test(bare);
  if (dotted) {
    const parts = bare.split(/[.,]/u);
    return { text: parts.join("."), kind: `dotted${parts.length}`, otherKind: null };
  }
  // "A.I" goes on as Roman numbers do, "1a" as letters, "a1" as nothing else.
  if (/^[A-ZĐ]\.?(?=[IVXLC]+$)/u.test(bare) && romanPattern.test(bare.split(".").at(-1) ?? "") && bare.includes("."))
    return { text: bare, kind: "roman", otherKind: null };
  if (/^\d{1,3}\.?[a-zđ]$/u.test(bare)) return { text: bare, kind: "lower", otherKind: null };
  if (/^[a-zđ]\.?\d{1,2}$/u.test(bare)) return { text: bare, kind: "lettered", otherKind: null };
  if (/^[a-zđ]{1,2}$/u.test(bare)) return { text: bare, kind: "lower", otherKind: null };
  if (romanPattern.test(bare)) {
    const isLetter = /^[A-Z]$/u.test(bare);
    return { text: bare, kind: "roman", otherKind: isLetter ? "upper" : null };
  }
  if (/^[A-ZĐ]$/u.test(bare)) return { text: bare, kind: "upper", otherKind: null };
  return null;
}

/** A label that stands before a name in one cell: "1.1. Dự án chuyển tiếp", "- NSTW", "I Vốn trong nước". */
export function splitLabel(text: string): { readonly label: RowLabel | null; readonly name: string } {
  const none = { label: null, name: text };
  const signed = /^([-–—−•+])\s*(?=\S)(.+)$/su.exec(text);
  if (signed !== null) return { label: readLabel(signed[1] ?? ""), name: signed[2] ?? "" };
  const [, printed = "", mark = "", name = ""] =
    /^(\(?(?:\d{1,3}(?:\.\d{1,3}){0,4}|[IVXLC]{1,6}|[A-ZĐ]|[a-zđ])\)?)([.):/]*)\s+(\S.*)$/su.exec(text) ?? [];
  if (printed === "") return none;
  // "5 xã khó khăn", "A Lưới" and "a dua" begin with no label: only a mark, a Roman number or several parts show one.
  const isMarked = mark !== "" || printed.includes(")") || /\d\.\d/u.test(printed);
  const isRoman = /^[IVX]{1,5}$/u.test(printed) && /^\p{Lu}/u.test(name);
  if (!isMarked && !isRoman) return none;
  const label = readLabel(printed + mark);
  return label === null ? none : { label, name };
}

/** The rank of a label among its kind: "c" is 3, "IV" is 4, "1.2" is 2; null: it has none. */
export function rankOfLabel({ text, kind }: RowLabel): number | null {
  if (kind === "roman") return romanValue(text.split(".").at(-1) ?? "");
  if (kind === "upper") return rankOfLetter(text.toLowerCase());
  if (kind === "dash" || kind === "plus") return null;
  const last =
    kind === "lower" || kind === "lettered" ? (/[a-zđ]$|\d+$/u.exec(text)?.[0] ?? "") : (text.split(".").at(-1) ?? "");
  return /^\d+$/u.test(last) ? Number(last) : rankOfLetter(last);
}

/** Vietnamese lists go a, b, c, d, đ, e, g, h, i, k; a plain "f" or "j" counts where it stands. */
function rankOfLetter(letter: string): number | null {
  const vietnamese = "abcdđeghiklmnopqrstuvxy";
  const rank = vietnamese.indexOf(letter);
  return letter.length === 1 && rank !== -1 ? rank + 1 : null;
}

function romanValue(text: string): number {
  const values: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 };
  const digits = Array.from(text, (letter) => values[letter] ?? 0);
  return digits.reduce((sum, digit, index) => sum + (digit < (digits[index + 1] ?? 0) ? -digit : digit), 0);
}
