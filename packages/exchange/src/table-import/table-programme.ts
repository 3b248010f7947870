/**
 * Files with a table for each programme: "Giải ngân chương trình MTQG giảm nghèo" over one, "NTM" as the name of another's sheet. Where
 * a file has several, the money of each is of its own programme; of a file with one programme all is its money, and nothing is added.
 */
import { programmeOfColumn } from "../table/column-programme.ts";
import { createTableFacts, type TableFacts } from "../table/table-fact.ts";
import type { ImportTable } from "./import-table.ts";

/** The tables with the programme of each in what its facts say. */
export function withProgrammes(tables: readonly ImportTable[]): readonly ImportTable[] {
  const named = tables.map(programmeOfTable);
  if (new Set(named.filter((each) => each !== null)).size < 2) return tables;
  return tables.map((table, index) => {
    const programme = named[index] ?? null;
    return programme === null ? table : { ...table, facts: ofProgramme(table.facts, programme) };
  });
}

/** The words of the title that name it, else the name of the sheet; null: none, or several. */
function programmeOfTable({ understood: { title, sheet } }: ImportTable): string | null {
  const phrases =
    /(?:chương trình|ctmtqg|ct mtqg)(?: (?:mtqg|mục tiêu quốc gia))? (?:về )?(?:xây dựng |xd )?(?:nông thôn mới|ntm|giảm nghèo(?: bền vững)?|gnbv|phát triển[^,;(]*?(?:miền núi|dân tộc thiểu số)|dtts)(?: và miền núi)?/giu;
  const [first, ...others] = new Set(
    (title ?? "")
      .normalize("NFC")
      .match(phrases)
      ?.map((words) => words.toLowerCase()),
  );
  if (first !== undefined) return others.length > 0 ? null : written(first);
  return programmeOfColumn([sheet.normalize("NFC")]);
}

/** "Chương trình MTQG giảm nghèo bền vững", whatever letters a title has. */
function written(words: string): string {
  const short = words.replaceAll(/(?<!\p{L})(?:ct)?(?:mtqg|ntm|gnbv|dtts)(?!\p{L})/gu, (each) => each.toUpperCase());
  return short.slice(0, 1).toUpperCase() + short.slice(1);
}

/** The facts of a row share what they are about, with its programme too. */
function ofProgramme(facts: TableFacts, programme: string): TableFacts {
  const scopes = facts.scopes.map((scope) => (scope.programme === null ? { ...scope, programme } : scope));
  const changed = createTableFacts();
  let index = 0;
  for (const { amount, scope, standing, row, column } of facts) {
    const kind = facts.kinds[facts.kindIndexAt(index)];
    const figure = { amount, scope: scopes[facts.scopeIndexAt(index)] ?? scope, standing, row, column };
    if (kind !== undefined) changed.add(kind, figure);
    index += 1;
  }
  return changed.finish();
}
