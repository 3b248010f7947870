/**
 * One amount of a table, and all that the table says of it. A sheet may have a million, and most of what is said is said of a column or
 * of a row: what is kept of an amount is its number, its place and where the rest is told.
 */
import type { Dong, FundingSource, PlainDate } from "@giaingan/finance";
import { createGrowingNumbers } from "../workbook/growing-numbers.ts";
import { type FactList, madeFacts } from "./fact-list.ts";
import type { RowScope } from "./row-scope.ts";
import type { MoneyColumn, MoneyMeasure } from "./understood-table.ts";

/** What kind of money an amount counts: the same for a column, in all rows that say the same of it. */
export interface FactKind {
  readonly measure: MoneyMeasure;
  readonly assignedBy: MoneyColumn["assignedBy"];
  readonly source: FundingSource;
  /** Money of earlier years; its vintage may not be told. */
  readonly isCarriedOver: boolean;
  readonly fiscalYear: number | null;
  /** The day that it is counted to; null: the table tells none, or none is needed. */
  readonly asOf: PlainDate | null;
}

/** What an amount has of its own. */
export interface FactFigure {
  readonly amount: Dong;
  readonly scope: RowScope;
  /**
   * `own`: nothing finer tells it. `aggregate`: its parts stand in the table too, in rows under it, in columns that it sums,
   * or in another way of splitting it. `partial`: "trong đó", a part of an amount that is told as a whole.
   */
  readonly standing: "own" | "aggregate" | "partial";
  /** Its cell. */
  readonly row: number;
  readonly column: number;
}

/** One amount of a table. Its properties are not its own in the sense of `{ ...fact }`: take it apart by name. */
export interface TableFact extends FactKind, FactFigure {}

/** The amounts of a table, and what each is of: the kinds and scopes that they share, by number. */
export interface TableFacts extends FactList<TableFact> {
  readonly kinds: readonly FactKind[];
  readonly scopes: readonly RowScope[];
  readonly kindIndexAt: (index: number) => number;
  readonly scopeIndexAt: (index: number) => number;
}

/** Collects the amounts of a table in its order. */
export interface TableFactsBuilder {
  readonly add: (kind: FactKind, figure: FactFigure) => void;
  readonly finish: () => TableFacts;
}

const exactMax = BigInt(Number.MAX_SAFE_INTEGER);
const standings = ["own", "aggregate", "partial"] as const;

/** Makes an empty list to be filled. */
export function createTableFacts(): TableFactsBuilder {
  const rows = createGrowingNumbers(Uint32Array);
  const columns = createGrowingNumbers(Uint16Array);
  const ofStandings = createGrowingNumbers(Uint8Array);
  const kindIndexes = createGrowingNumbers(Uint32Array);
  const scopeIndexes = createGrowingNumbers(Uint32Array);
  const amounts = createGrowingNumbers(Float64Array);
  /** Amounts that no double holds to the đồng. */
  const larger = new Map<number, Dong>();
  const kinds: FactKind[] = [];
  const kindNumbers = new Map<FactKind, number>();
  const scopes: RowScope[] = [];
  return {
    add: (kind, { amount, scope, standing, row, column }) => {
      const kindIndex = kindNumbers.get(kind) ?? kinds.push(kind) - 1;
      kindNumbers.set(kind, kindIndex);
      // The amounts of a row come one behind the other, and share their scope.
      if (scopes.at(-1) !== scope) scopes.push(scope);
      const isExact = amount <= exactMax && amount >= -exactMax;
      if (!isExact) larger.set(rows.length(), amount);
      rows.push(row);
      columns.push(column);
      ofStandings.push(standings.indexOf(standing));
      kindIndexes.push(kindIndex);
      scopeIndexes.push(scopes.length - 1);
      amounts.push(isExact ? Number(amount) : 0);
    },
    finish: () => {
      const length = rows.length();
      const stored: StoredFacts = {
        rows: rows.finish(),
        columns: columns.finish(),
        standings: ofStandings.finish(),
        kindIndexes: kindIndexes.finish(),
        scopeIndexes: scopeIndexes.finish(),
        amounts: amounts.finish(),
        larger,
        kinds,
        scopes,
      };
      return Object.assign(
        madeFacts(length, (index): TableFact => new StoredFact(stored, index)),
        {
          kinds,
          scopes,
          kindIndexAt: (index: number) => stored.kindIndexes[index] ?? 0,
          scopeIndexAt: (index: number) => stored.scopeIndexes[index] ?? 0,
        },
      );
    },
  };
}

interface StoredFacts {
  readonly rows: Uint32Array;
  readonly columns: Uint16Array;
  /** Indexes into `standings`. */
  readonly standings: Uint8Array;
  readonly kindIndexes: Uint32Array;
  readonly scopeIndexes: Uint32Array;
  readonly amounts: Float64Array;
  readonly larger: ReadonlyMap<number, Dong>;
  readonly kinds: readonly FactKind[];
  readonly scopes: readonly RowScope[];
}

class StoredFact implements TableFact {
  readonly #stored: StoredFacts;
  readonly #index: number;

  constructor(stored: StoredFacts, index: number) {
    this.#stored = stored;
    this.#index = index;
  }

  get #kind(): FactKind {
    const { kinds, kindIndexes } = this.#stored;
    return kinds[kindIndexes[this.#index] ?? 0] as FactKind;
  }
  get amount(): Dong {
    const { amounts, larger } = this.#stored;
    const large = larger.size === 0 ? undefined : larger.get(this.#index);
    return large ?? BigInt(amounts[this.#index] ?? 0);
  }
  get scope(): RowScope {
    const { scopes, scopeIndexes } = this.#stored;
    return scopes[scopeIndexes[this.#index] ?? 0] as RowScope;
  }
  get standing(): TableFact["standing"] {
    return standings[this.#stored.standings[this.#index] ?? 0] ?? "own";
  }
  get row(): number {
    return this.#stored.rows[this.#index] ?? 0;
  }
  get column(): number {
    return this.#stored.columns[this.#index] ?? 0;
  }
  get measure(): MoneyMeasure {
    return this.#kind.measure;
  }
  get assignedBy(): MoneyColumn["assignedBy"] {
    return this.#kind.assignedBy;
  }
  get source(): FundingSource {
    return this.#kind.source;
  }
  get isCarriedOver(): boolean {
    return this.#kind.isCarriedOver;
  }
  get fiscalYear(): number | null {
    return this.#kind.fiscalYear;
  }
  get asOf(): PlainDate | null {
    return this.#kind.asOf;
  }
}
