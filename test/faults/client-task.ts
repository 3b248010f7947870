/** What a client that will be killed is told to do. */

/** A step of the ledger at which the client kills itself. */
export interface KillPoint {
  /** As the ledger names it ("transaction: committed"), or the client ("import: written"). */
  readonly step: string;
  /** The how-manieth time that it comes there, from 1. */
  readonly time: number;
}

/**
 * `post`: batch after batch · `close`: a few batches, then the ledger is closed · `import`: five batches in one
 * transaction, again and again · `backup`: batches, and backups meanwhile · `export`: the program's own export, again
 * and again · `open`: opened (made, migrated) and closed.
 */
export type ClientWork = "post" | "close" | "import" | "backup" | "export" | "open";

/** Faults that are planted into the client, so that the harness is seen to find them. */
export type PlantedFault = "acknowledgesBeforeCommit" | "checksNoId";

export interface ClientTask {
  readonly path: string;
  readonly headPath: string;
  readonly logPath: string;
  /** Where backups and exports go. */
  readonly folder: string;
  /** Names its batches: no other run of this ledger has it. */
  readonly run: string;
  readonly work: ClientWork;
  /** How many batches are in flight at once. */
  readonly flightCount: number;
  readonly point: KillPoint | null;
  readonly fault: PlantedFault | null;
}

/** What a client says on its output: it has loaded, it works, a batch is durable, the ledger closes, it has ended alive. */
export const clientWords = {
  loaded: "loaded",
  working: "working",
  durable: "durable",
  closing: "closing",
  ended: "ended",
} as const;
