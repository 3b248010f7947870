/**
 * One amount of a table, and all that the table says of it. A sheet may have a million, and most of what is said is said of a column or
 * of a row: an amount points to it, and holds nothing of its own but its number and its place.
 */
import type { Dong, FundingSource, PlainDate } from "@giaingan/finance";
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

/** An amount of a kind. */
export function tableFact(kind: FactKind, figure: FactFigure): TableFact {
  return new StoredFact(kind, figure);
}

class StoredFact implements TableFact {
  readonly #kind: FactKind;
  readonly amount: Dong;
  readonly scope: RowScope;
  readonly standing: TableFact["standing"];
  readonly row: number;
  readonly column: number;

  constructor(kind: FactKind, { amount, scope, standing, row, column }: FactFigure) {
    this.#kind = kind;
    this.amount = amount;
    this.scope = scope;
    this.standing = standing;
    this.row = row;
    this.column = column;
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
