/** An attack: a file that was made to harm its reader, and what must come of it. */
import type { CellValue } from "../../src/workbook/workbook.ts";

/** One attack. */
export interface Attack {
  /** What is wrong with the file, as the name of a test. */
  readonly name: string;
  /** The name of the file, as an officer would send it. */
  readonly file: string;
  /** Drawn when it is asked for: some are large. */
  readonly draw: () => Uint8Array;
  readonly outcome: AttackOutcome;
}

/** What must come of an attack. */
export type AttackOutcome =
  | {
      /** The code of its refusal. */
      readonly refused: string;
      /** What the refusal must tell at least: part, or sheet and cell. */
      readonly values?: Readonly<Record<string, string>>;
    }
  | {
      /** Cells of the first sheet by their references, which are read as if nothing was wrong. */
      readonly read: Readonly<Record<string, CellValue>>;
    }
  | {
      /** The first paragraphs of a document that is read. */
      readonly paragraphs: readonly string[];
    };

/** A refused attack. */
export function refused(code: string, values: Readonly<Record<string, string>> = {}): AttackOutcome {
  return { refused: code, values };
}
