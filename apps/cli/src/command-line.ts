/**
 * Reading the command line: common flags, the command's own flags, and clear refusals of everything else.
 *
 * Node's own `parseArgs` is strict about unknown flags; the messages are ours, in both languages.
 */
import { parseArgs } from "node:util";
import type { Language } from "@giaingan/finance";
import type { Command, Flag, Invocation } from "./command.ts";
import { resolveLedgerPath } from "./ledger-path.ts";
import { UsageError } from "./usage-error.ts";

/** Flags that every command has. */
export const commonFlags: Readonly<Record<string, Flag>> = {
  ledger: {
    type: "string",
    valueName: "PATH",
    meaning: {
      vi: "sổ cái: tệp .duckdb hoặc postgres://… (mặc định: GIAINGAN_LEDGER, hoặc thư mục dữ liệu của người dùng)",
      en: "the ledger: a .duckdb file or postgres://… (default: GIAINGAN_LEDGER, or the user's data folder)",
    },
  },
  json: { type: "boolean", meaning: { vi: "in một tài liệu JSON", en: "print one JSON document" } },
  lang: {
    type: "string",
    valueName: "vi|en",
    values: ["vi", "en"],
    meaning: { vi: "ngôn ngữ", en: "language" },
  },
  help: { type: "boolean", meaning: { vi: "hướng dẫn này", en: "this help" } },
};

/** What a command line asks for. */
export type Request =
  | { readonly kind: "help"; readonly command: Command | null; readonly language: Language }
  | { readonly kind: "run"; readonly command: Command; readonly invocation: Invocation };

/**
 * Reads the words behind `giaingan`.
 *
 * @throws UsageError for an unknown command or flag, a missing or surplus argument, a value outside a flag's list
 */
export function readCommandLine(
  words: readonly string[],
  commands: readonly Command[],
  environment: Readonly<Record<string, string | undefined>>,
): Request {
  const commandIndex = findCommandIndex(words);
  const name = commandIndex === -1 ? null : words[commandIndex];
  const command = commands.find((candidate) => candidate.name === name) ?? null;
  if (name !== null && name !== "help" && command === null) throw unknownCommand(String(name), commands);
  const rest = words.filter((_, index) => index !== commandIndex);
  const flags = { ...commonFlags, ...command?.flags };
  const { values, positionals } = parseStrictly(rest, flags);
  const language: Language = values["lang"] === "en" ? "en" : "vi";
  if (command === null)
    return { kind: "help", command: commands.find((each) => each.name === positionals[0]) ?? null, language };
  if (values["help"] === true) return { kind: "help", command, language };
  checkArgumentCount(command, positionals);
  const given = values["ledger"];
  const ledgerPath = resolveLedgerPath(typeof given === "string" ? given : undefined, environment, process.platform);
  return {
    kind: "run",
    command,
    invocation: { positionals, flags: values, language, isJson: values["json"] === true, ledgerPath },
  };
}

/** The word that names the command; null when there is none. */
export function findCommandName(words: readonly string[]): string | null {
  return words[findCommandIndex(words)] ?? null;
}

function findCommandIndex(words: readonly string[]): number {
  return words.findIndex((word, index) => !word.startsWith("-") && !isValueOfCommonFlag(words[index - 1]));
}

/** The language asked for, found without reading the rest: for messages about a command line that is wrong. */
export function guessLanguage(words: readonly string[]): Language | null {
  const index = words.findIndex((word) => word === "--lang" || word.startsWith("--lang="));
  const value = words[index]?.split("=")[1] ?? words[index + 1];
  return index === -1 ? null : value === "en" ? "en" : value === "vi" ? "vi" : null;
}

function isValueOfCommonFlag(before: string | undefined): boolean {
  return before?.startsWith("--") === true && commonFlags[before.slice(2)]?.type === "string";
}

interface ParsedWords {
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  readonly positionals: readonly string[];
}

function parseStrictly(words: readonly string[], flags: Readonly<Record<string, Flag>>): ParsedWords {
  const options = Object.fromEntries(Object.entries(flags).map(([name, { type }]) => [name, { type }]));
  const known = Object.entries(flags).flatMap(([name, flag]) => (flag.isHidden ? [] : [`--${name}`]));
  try {
    const parsed = parseArgs({ args: [...words], options, allowPositionals: true, strict: true, tokens: true });
    const { values, positionals, tokens } = parsed;
    const given = tokens.flatMap((token) => (token.kind === "option" ? [token] : []));
    for (const name of Object.keys(values))
      checkOnce(
        name,
        given.flatMap((option) => (option.name === name ? (option.value ?? []) : [])),
      );
    for (const [name, value] of Object.entries(values)) checkValue(name, value, flags[name]);
    return { values, positionals };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw flagError(error, known);
  }
}

/** The last of several would silently be the only one. */
function checkOnce(name: string, given: readonly string[]): void {
  if (given.length < 2) return;
  const list = given.map((value) => `"${value}"`).join(", ");
  const hasList = name === "by";
  throw new UsageError(
    {
      vi: `Cờ "--${name}" được nêu ${given.length} lần: ${list}.`,
      en: `The flag "--${name}" is given ${given.length} times: ${list}.`,
    },
    hasList
      ? { vi: `Nêu một lần: --${name} ${given.join(",")}.`, en: `Give it once: --${name} ${given.join(",")}.` }
      : { vi: "Chỉ giữ một giá trị.", en: "Keep one value." },
  );
}

function checkValue(name: string, value: unknown, flag: Flag | undefined): void {
  if (flag?.values === undefined || flag.values.includes(String(value))) return;
  const list = flag.values.join(", ");
  throw new UsageError(
    { vi: `--${name}: không có giá trị "${String(value)}".`, en: `--${name}: there is no value "${String(value)}".` },
    { vi: `Dùng một trong: ${list}.`, en: `Use one of: ${list}.` },
  );
}

function flagError(error: unknown, known: readonly string[]): UsageError {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const message = error instanceof Error ? error.message : String(error);
  const flag = /'(-[^' ]*)/u.exec(message)?.[1] ?? message;
  const remedy = { vi: `Các cờ dùng được: ${known.join(", ")}.`, en: `The flags are: ${known.join(", ")}.` };
  if (code === "ERR_PARSE_ARGS_UNKNOWN_OPTION") {
    return new UsageError({ vi: `Không có cờ "${flag}".`, en: `There is no flag "${flag}".` }, remedy);
  }
  return new UsageError(
    { vi: `Cờ "${flag}" thiếu hoặc thừa giá trị.`, en: `The flag "${flag}" lacks its value, or takes none.` },
    remedy,
  );
}

function unknownCommand(name: string, commands: readonly Command[]): UsageError {
  const list = commands.map((command) => command.name).join(", ");
  return new UsageError(
    { vi: `Không có lệnh "${name}".`, en: `There is no command "${name}".` },
    { vi: `Các lệnh: ${list}. Xem: giaingan --help.`, en: `The commands are: ${list}. See: giaingan --help.` },
  );
}

function checkArgumentCount(command: Command, positionals: readonly string[]): void {
  const { min, max } = command.argumentCount;
  if (positionals.length >= min && positionals.length <= max) return;
  const usage = `giaingan ${command.name} ${command.argumentNames}`;
  throw new UsageError(
    {
      vi: `Lệnh "${command.name}" nhận ${positionals.length} đối số${positionals.length < min ? ", còn thiếu" : ", thừa"}.`,
      en: `The command "${command.name}" was given ${positionals.length} arguments: too ${positionals.length < min ? "few" : "many"}.`,
    },
    { vi: `Cách dùng: ${usage}.`, en: `Usage: ${usage}.` },
  );
}
