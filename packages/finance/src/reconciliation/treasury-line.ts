/**
 * Treasury lines: payments as the unit books them and as the State Treasury's statement lists them, one a line.
 */
import type { PlainDate } from "../calendar.ts";
import type { Dong } from "../money.ts";

/** One payment in the books of one side. */
export interface TreasuryLine {
  readonly id: string;
  /** The date in that side's books. */
  readonly on: PlainDate;
  /** Đồng; below zero for what was paid back. */
  readonly amount: Dong;
  /** Advance, completed volume …, in whatever words both sides use; null or left out: not stated. */
  readonly kind?: string | null;
  /** Number of the payment document; null: not stated. */
  readonly documentNumber: string | null;
  readonly projectId: string | null;
}

/** What is let pass without a word, and how far to look. */
export interface TreasuryTolerances {
  /** The same payment may stand this many days apart and is still matched. */
  readonly days: number;
  /** Amounts this far apart are the same; 0n as a rule. */
  readonly amount: Dong;
  /** Without a document, the same amount up to so many days apart is one payment late on one side. Default 31. */
  readonly timingDays?: number;
}

/** Document numbers are compared without blanks and capitals; null: not stated. */
export function documentKey({ documentNumber }: TreasuryLine): string | null {
  const key = documentNumber?.normalize("NFC").replaceAll(/\s/gu, "").toLowerCase() ?? "";
  return key === "" ? null : key;
}

/** Whether both say the same of something, or one of them nothing. */
export function agrees(left: string | null | undefined, right: string | null | undefined): boolean {
  return (left ?? null) === null || (right ?? null) === null || left === right;
}

/** An order of lines that does not depend on how they were listed: date, amount, document, project, kind, id. */
export function compareLines(left: TreasuryLine, right: TreasuryLine): number {
  return (
    compareValues(left.on, right.on) ||
    compareValues(left.amount, right.amount) ||
    compareValues(left.documentNumber ?? "", right.documentNumber ?? "") ||
    compareValues(left.projectId ?? "", right.projectId ?? "") ||
    compareValues(left.kind ?? "", right.kind ?? "") ||
    compareValues(left.id, right.id)
  );
}

function compareValues<Value extends string | bigint>(left: Value, right: Value): number {
  return left === right ? 0 : left < right ? -1 : 1;
}
