/**
 * One run of the command line, from its words to its exit code.
 */
import process from "node:process";
import { type Language, Refusal } from "@giaingan/finance";
import { loadCommands } from "./command-list.ts";
import { findCommandName, guessLanguage, readCommandLine } from "./command-line.ts";
import { JsonLines } from "./command.ts";
import { helpText } from "./help.ts";
import { createPasswordHiding } from "./password-hiding.ts";
import { errorDocument, errorLines } from "./refusal-text.ts";
import { UsageError } from "./usage-error.ts";

/** Runs what the words behind `giaingan` ask for, prints what it gives, and sets the exit code. */
export async function runCommandLine(words: readonly string[]): Promise<void> {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    // The reader of a pipe has gone (`giaingan … | head`): nothing is left to say.
    if (error.code === "EPIPE") process.exit(0);
    throw error;
  });
  try {
    const commands = await loadCommands(findCommandName(words));
    const request = readCommandLine(words, commands, process.env);
    if (request.kind === "help") console.log(helpText(request.command, commands, request.language));
    else await run(request);
  } catch (error) {
    if (!(error instanceof UsageError) && !(error instanceof Refusal)) throw error;
    tellError(error, words);
  }
}

async function run({ command, invocation }: RunRequest): Promise<void> {
  const output = await command.run(invocation);
  process.exitCode = output.exitCode ?? 0;
  if (output.json instanceof JsonLines)
    for (const document of output.json.documents) console.log(JSON.stringify(document));
  else if (output.pieces !== undefined && !invocation.isJson) await print(output.pieces);
  else console.log(invocation.isJson ? JSON.stringify(output.json, null, 2) : output.text(invocation.language));
}

type RunRequest = Extract<ReturnType<typeof readCommandLine>, { readonly kind: "run" }>;

function tellError(error: UsageError | Refusal, words: readonly string[]): void {
  const hide = createPasswordHiding([...words, process.env["GIAINGAN_LEDGER"]]);
  const hideIn = (_key: string, value: unknown): unknown => (typeof value === "string" ? hide(value) : value);
  if (words.includes("--json")) console.log(JSON.stringify({ error: errorDocument(error) }, hideIn, 2));
  for (const language of messageLanguages(words))
    for (const line of errorLines(error, language)) console.error(hide(line));
  process.exitCode = error instanceof UsageError ? 2 : 1;
}

/** The language that was asked for; both, Vietnamese first, when none was. */
function messageLanguages(words: readonly string[]): readonly Language[] {
  const asked = guessLanguage(words);
  return asked === null ? ["vi", "en"] : [asked];
}

/** Prints pieces no faster than they are read. */
async function print(pieces: AsyncIterable<string>): Promise<void> {
  for await (const piece of pieces)
    if (!process.stdout.write(piece)) await new Promise((resolve) => process.stdout.once("drain", resolve));
}
