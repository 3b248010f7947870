/**
 * A command: its words, its flags and what it does. The command line is thin: everything it knows is in the packages.
 */
import type { Bilingual, Language } from "@giaingan/finance";

/** A flag of a command. */
export interface Flag {
  readonly type: "string" | "boolean";
  /** What stands behind the flag in the help, e.g. `DATE`. Absent for switches. */
  readonly valueName?: string;
  readonly meaning: Bilingual;
  /** The only values allowed; absent: every value. */
  readonly values?: readonly string[];
  /** Left out of the help: for the project's own scripts. */
  readonly isHidden?: boolean;
}

/** What a command is run with. */
export interface Invocation {
  readonly positionals: readonly string[];
  /** Flags by name, without the dashes. */
  readonly flags: Readonly<Record<string, string | boolean | undefined>>;
  readonly language: Language;
  readonly isJson: boolean;
  readonly ledgerPath: string;
}

/** What a command prints: one JSON document, or the same for a person to read. */
export interface CommandOutput {
  /** The document of `--json`. Several (JSON lines) when it is a `JsonLines`. */
  readonly json: unknown;
  readonly text: (language: Language) => string;
  /** Where the command was done, and what it found is not in order; default: 0. */
  readonly exitCode?: number;
  /** Printed instead of `text`, piece by piece and as it is: for what is too long to be held in memory. */
  readonly pieces?: AsyncIterable<string>;
}

/** Several documents, one a line. */
export class JsonLines {
  readonly documents: readonly unknown[];

  constructor(documents: readonly unknown[]) {
    this.documents = documents;
  }
}

/** A command of `giaingan`. */
export interface Command {
  readonly name: string;
  /** What stands behind the name in the help, e.g. `FILE…`. */
  readonly argumentNames: string;
  readonly argumentCount: { readonly min: number; readonly max: number };
  readonly summary: Bilingual;
  readonly flags: Readonly<Record<string, Flag>>;
  /** @throws Refusal for bad input and broken rules */
  readonly run: (invocation: Invocation) => Promise<CommandOutput>;
}
