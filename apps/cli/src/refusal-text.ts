/**
 * Errors as they are printed: sentences for a person, one document for a program.
 */
import { type Language, Refusal } from "@giaingan/finance";
import type { UsageError } from "./usage-error.ts";

/** How many faults of one file are printed behind the first; `--json` has them all. */
const otherFaultsMax = 20;

/** What is printed in one language: fact and remedy, then a line for each further fault of the same file. */
export function errorLines(error: Refusal | UsageError, language: Language): readonly string[] {
  const first = `giaingan: ${sentence(error, language)}`;
  if (!(error instanceof Refusal)) return [first];
  const shown = error.others.slice(0, otherFaultsMax).map((other) => `  ${sentence(other, language)}`);
  const rest = error.others.length - shown.length;
  if (rest === 0) return [first, ...shown];
  const words =
    language === "vi" ? `còn ${rest} lỗi nữa, xem bằng --json` : `${rest} more faults, see them with --json`;
  return [first, ...shown, `  … ${words}`];
}

/** The error of `--json`. Of a file that was refused, `faults` are all of its faults, the first among them. */
export function errorDocument(error: Refusal | UsageError): object {
  const { fact, remedy } = error;
  if (!(error instanceof Refusal)) return { code: "wrongUsage", fact, remedy, values: {} };
  const { code, values, others, place } = error;
  if (place === null) return { code, fact, remedy, values };
  const faults = [error, ...others].map((each) => {
    const { more: _more, ...ofFault } = each.values;
    return { code: each.code, fact: each.fact, remedy: each.remedy, values: ofFault };
  });
  return { code, fact, remedy, values, faults };
}

function sentence({ fact, remedy }: Refusal | UsageError, language: Language): string {
  return `${fact[language]} ${remedy[language]}`;
}
