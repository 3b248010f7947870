/**
 * Scenario files: events, what is refused, and what must come out, in tables that a person can check by hand.
 *
 * A file is Markdown: prose is for people, and every table under a heading that is named here is read.
 *
 * - `## Events`: an entries file, column by column. Each batch is one revision, in the order in which batches appear.
 * - `## Reports`: batches that a document states (`batch`, `because`): posted as they are, whatever rule they break.
 * - `## Refused`: batches that must not enter the record (`batch`, `code`, `because`).
 * - `## Projects`: what the admission rules know of projects (`id`, `totalInvestment`, `contractValue`).
 * - `## Checks`: one expected outcome a row. `"` repeats the cell above.
 */

/** A row of a table by its column names. */
export type TableRow = Readonly<Record<string, string>>;

/** Rows that are posted together. */
export interface ScenarioBatch {
  readonly id: string;
  readonly rows: readonly TableRow[];
  /** The code that refuses it; null: it is posted. */
  readonly refusedWith: string | null;
  /** Posted as it is, whatever rule it breaks. */
  readonly isReport: boolean;
}

/** A project as the admission rules know it; null: not stated. */
export interface ScenarioProject {
  readonly id: string;
  readonly totalInvestment: bigint | null;
  readonly contractValue: bigint | null;
}

/** One expected outcome. */
export interface Check {
  readonly question: ScenarioQuestion;
  /** Where in the answer: `total.plan`, `groups[investment].rate`, `groups.length`, `refusal`. */
  readonly path: string;
  readonly expected: string;
  /** The arithmetic, worked out by hand. */
  readonly because: string;
}

/** A question as it is asked of all three: the words of a command line. */
export interface ScenarioQuestion {
  readonly name: string;
  readonly asOf: string;
  /** `all`: every budget year, each by itself. */
  readonly fiscalYear: string;
  /** Null: the latest. */
  readonly revision: string | null;
  /** Comma-separated breakdowns; empty: as the command groups when nobody says. */
  readonly by: string;
  /** Filters and other flags by name. */
  readonly flags: TableRow;
}

/** A scenario that was read. */
export interface Scenario {
  readonly file: string;
  readonly title: string;
  /** The columns of its events. */
  readonly columns: readonly string[];
  readonly batches: readonly ScenarioBatch[];
  readonly projects: readonly ScenarioProject[];
  readonly checks: readonly Check[];
}

/** Reads a scenario file; throws where it is not as described above. */
export function readScenario(text: string, file: string): Scenario {
  const title = /^# (.+)$/mu.exec(text)?.[1] ?? fail(file, "has no title");
  const events = tableUnder("Events", text, file) ?? fail(file, "has no events");
  const refused = new Map(rowsUnder("Refused", text, file).map((row) => [row["batch"] ?? "", row["code"] ?? ""]));
  const reports = new Set(rowsUnder("Reports", text, file).map((row) => row["batch"] ?? ""));
  const batchIds = [...new Set(events.rows.map((row) => row["batch"] ?? ""))];
  for (const id of [...refused.keys(), ...reports]) if (!batchIds.includes(id)) fail(file, `has no batch ${id}`);
  return {
    file,
    title,
    columns: events.columns,
    batches: batchIds.map((id) => ({
      id,
      rows: events.rows.filter((row) => row["batch"] === id),
      refusedWith: refused.get(id) ?? null,
      isReport: reports.has(id),
    })),
    projects: rowsUnder("Projects", text, file).map((row) => ({
      id: row["id"] ?? "",
      totalInvestment: amountOf(row["totalInvestment"]),
      contractValue: amountOf(row["contractValue"]),
    })),
    checks: readChecks(rowsUnder("Checks", text, file)),
  };
}

function amountOf(cell = ""): bigint | null {
  return cell === "" ? null : BigInt(cell);
}

function readChecks(rows: readonly TableRow[]): readonly Check[] {
  let above: TableRow = {};
  return rows.map((row) => {
    const cell = (name: string): string => (row[name] === '"' ? (above[name] ?? "") : (row[name] ?? ""));
    const full = Object.fromEntries(Object.keys(row).map((name) => [name, cell(name)]));
    above = full;
    return {
      question: {
        name: cell("question"),
        asOf: cell("as-of"),
        fiscalYear: cell("year"),
        revision: cell("rev") === "" ? null : cell("rev"),
        by: cell("by"),
        flags: flagsOf(cell("with")),
      },
      path: cell("path"),
      expected: cell("expected"),
      because: cell("because"),
    };
  });
}

/** `nature=investment; vintage=2022` */
function flagsOf(text: string): TableRow {
  const given = text.split(";").flatMap((part) => (part.trim() === "" ? [] : [part.trim()]));
  return Object.fromEntries(
    given.map((part) => [part.slice(0, part.indexOf("=")), part.slice(part.indexOf("=") + 1)] as const),
  );
}

interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
}

function rowsUnder(heading: string, text: string, file: string): readonly TableRow[] {
  return tableUnder(heading, text, file)?.rows ?? [];
}

function tableUnder(heading: string, text: string, file: string): Table | null {
  const start = text.indexOf(`\n## ${heading}\n`);
  if (start < 0) return null;
  const rest = text.slice(start + heading.length + 5);
  const section = rest.includes("\n## ") ? rest.slice(0, rest.indexOf("\n## ")) : rest;
  const [header, , ...lines] = section.split("\n").filter((line) => line.startsWith("|"));
  if (header === undefined) return fail(file, `has no table under ${heading}`);
  const columns = cellsOf(header);
  const rows = lines.map((line) => {
    const cells = cellsOf(line);
    if (cells.length !== columns.length) fail(file, `has ${cells.length} cells, not ${columns.length}: ${line}`);
    return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? ""]));
  });
  return { columns, rows };
}

/** Cells between bars; `\|` is a bar inside a cell. */
function cellsOf(line: string): readonly string[] {
  const cells = line.trim().replaceAll("\\|", "\u0000").split("|").slice(1, -1);
  return cells.map((cell) => cell.trim().replaceAll("\u0000", "|"));
}

function fail(file: string, what: string): never {
  throw new Error(`${file} ${what}`);
}
