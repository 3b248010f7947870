/**
 * Wrong usage: an unknown command or flag, a missing argument, a value outside a flag's list. Exit code 2.
 */
import type { Bilingual } from "@giaingan/finance";

/** The command line itself is wrong; nothing has been read or done. */
export class UsageError extends Error {
  override readonly name = "UsageError";
  /** Fact and values. */
  readonly fact: Bilingual;
  readonly remedy: Bilingual;

  constructor(fact: Bilingual, remedy: Bilingual) {
    super(fact.en);
    this.fact = fact;
    this.remedy = remedy;
  }
}
