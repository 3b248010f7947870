/**
 * Findings: the third kind of error. Data that are doubtful are returned beside the result, never thrown away
 * and never corrected in silence.
 */
import type { Bilingual } from "./language.ts";

/** `error`: cannot be right. `warning`: a person must look. `information`: explained, nothing to do. */
export type FindingSeverity = "error" | "warning" | "information";

/** Where in a document something stands: UTF-16 offsets into the text as it was given, and the words there. */
export interface TextPlace {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  readonly excerpt: string;
}

/** One doubtful place, with the values that prove it. */
export interface Finding {
  /** Stable name in camelCase, e.g. `rateTruncated`. */
  readonly code: string;
  readonly severity: FindingSeverity;
  /** Fact, values and remedy in one or two sentences. */
  readonly message: Bilingual;
  /** The figures behind the message, as exact decimal strings or plain words, by name. */
  readonly values: Readonly<Record<string, string>>;
  /** Where the document says so; empty when the finding is about the whole. */
  readonly places: readonly TextPlace[];
}

/** A check that held: shown so that a reader sees what was compared, not only what failed. */
export interface PassedCheck {
  readonly code: string;
  readonly message: Bilingual;
  readonly values: Readonly<Record<string, string>>;
  readonly places: readonly TextPlace[];
}
