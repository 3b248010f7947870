/** An amount of a table, and where it belongs in the ledger. */
import type { Dong, FundingSource, PlainDate } from "@giaingan/finance";
import { type FactList, madeFacts } from "../table/fact-list.ts";
import type { RowScope } from "../table/row-scope.ts";
import type { TableFact, TableFacts } from "../table/table-fact.ts";
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

/** An amount with its owner. */
export interface ImportFact extends Omit<TableFact, keyof FactTime>, FactOwner, FactTime {}

/** The amounts of a table with their owners, which are told for each scope of the table, and their times, told for each kind. */
export function ownedFacts(
  facts: TableFacts,
  { owners, times }: { readonly owners: readonly FactOwner[]; readonly times: readonly FactTime[] },
): FactList<ImportFact> {
  return madeFacts(facts.length, (index) => {
    const fact = facts.at(index);
    const owner = owners[facts.scopeIndexAt(index)];
    const time = times[facts.kindIndexAt(index)];
    if (fact === undefined || owner === undefined || time === undefined)
      throw new RangeError(`amount ${index} of ${facts.length} is of no scope or kind`);
    return new OwnedFact(fact, owner, time);
  });
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
