/** An amount of a table, and where it belongs in the ledger. */
import type { Dong, FundingSource, PlainDate } from "@giaingan/finance";
import type { RowScope } from "../table/row-scope.ts";
import type { TableFact } from "../table/table-fact.ts";
import type { MoneyColumn, MoneyMeasure } from "../table/understood-table.ts";

/** Whose money the amounts of a row are. */
export interface FactOwner {
  /** Rank of the table among those of the file. */
  readonly tableIndex: number;
  /** Null: nobody knows yet. */
  readonly unitId: string | null;
  readonly projectId: string | null;
  readonly componentId: string | null;
  /** Its unit is told by its row, or by a row above: not by the title. */
  readonly isUnitOfRow: boolean;
  /** An officer has not yet said which unit or project its names are. */
  readonly isOpen: boolean;
}

/** What an officer, or the rest of the file, adds to what its table says of an amount. */
export interface FactTime {
  readonly source: FundingSource;
  readonly fiscalYear: number | null;
  readonly asOf: PlainDate | null;
}

/** An amount with its owner. As those of a table, it is not to be taken apart with `...`. */
export interface ImportFact extends Omit<TableFact, keyof FactTime>, FactOwner, FactTime {}

/** An amount of a table with its owner; what stands beside it, many share. */
export function importFact(
  fact: TableFact,
  { owner, time }: { readonly owner: FactOwner; readonly time: FactTime },
): ImportFact {
  return new OwnedFact(fact, owner, time);
}

class OwnedFact implements ImportFact {
  readonly #fact: TableFact;
  readonly #owner: FactOwner;
  readonly #time: FactTime;

  constructor(fact: TableFact, owner: FactOwner, time: FactTime) {
    this.#fact = fact;
    this.#owner = owner;
    this.#time = time;
  }

  get measure(): MoneyMeasure {
    return this.#fact.measure;
  }
  get assignedBy(): MoneyColumn["assignedBy"] {
    return this.#fact.assignedBy;
  }
  get isCarriedOver(): boolean {
    return this.#fact.isCarriedOver;
  }
  get amount(): Dong {
    return this.#fact.amount;
  }
  get scope(): RowScope {
    return this.#fact.scope;
  }
  get standing(): TableFact["standing"] {
    return this.#fact.standing;
  }
  get row(): number {
    return this.#fact.row;
  }
  get column(): number {
    return this.#fact.column;
  }
  get tableIndex(): number {
    return this.#owner.tableIndex;
  }
  get unitId(): string | null {
    return this.#owner.unitId;
  }
  get projectId(): string | null {
    return this.#owner.projectId;
  }
  get componentId(): string | null {
    return this.#owner.componentId;
  }
  get isUnitOfRow(): boolean {
    return this.#owner.isUnitOfRow;
  }
  get isOpen(): boolean {
    return this.#owner.isOpen;
  }
  get source(): FundingSource {
    return this.#time.source;
  }
  get fiscalYear(): number | null {
    return this.#time.fiscalYear;
  }
  get asOf(): PlainDate | null {
    return this.#time.asOf;
  }
}
