#!/usr/bin/env node
/**
 * giaingan, the command line. Exit: 0 done, 1 refused or bad input, 2 wrong usage.
 */
import { type Bilingual, type Language, Refusal } from "@giaingan/finance";
import { guessLanguage, readCommandLine } from "./command-line.ts";
import { JsonLines } from "./command.ts";
import { chart } from "./commands/chart.ts";
import { extract } from "./commands/extract.ts";
import { importReport } from "./commands/import.ts";
import { progress } from "./commands/progress.ts";
import { helpText } from "./help.ts";
import { UsageError } from "./usage-error.ts";

const commands = [extract, importReport, progress, chart];
const words = process.argv.slice(2);

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  // The reader of a pipe has gone (`giaingan … | head`): nothing is left to say.
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

try {
  const request = readCommandLine(words, commands, process.env);
  if (request.kind === "help") {
    console.log(helpText(request.command, commands, request.language));
  } else {
    const { command, invocation } = request;
    const output = await command.run(invocation);
    if (output.json instanceof JsonLines)
      for (const document of output.json.documents) console.log(JSON.stringify(document));
    else console.log(invocation.isJson ? JSON.stringify(output.json, null, 2) : output.text(invocation.language));
  }
} catch (error) {
  if (!(error instanceof UsageError) && !(error instanceof Refusal)) throw error;
  const { fact, remedy } = error;
  if (words.includes("--json")) {
    const code = error instanceof Refusal ? error.code : "wrongUsage";
    console.log(
      JSON.stringify({ error: { code, fact, remedy, values: error instanceof Refusal ? error.values : {} } }, null, 2),
    );
  }
  for (const language of messageLanguages()) console.error(`giaingan: ${sentence(fact, remedy, language)}`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}

/** The language that was asked for; both, Vietnamese first, when none was. */
function messageLanguages(): readonly Language[] {
  const asked = guessLanguage(words);
  return asked === null ? ["vi", "en"] : [asked];
}

function sentence(fact: Bilingual, remedy: Bilingual, language: Language): string {
  return `${fact[language]} ${remedy[language]}`;
}
