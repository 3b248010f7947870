/**
 * Every command, in the order of the help. Each has a file of its own, which is read when it is asked for: an answer
 * waits for no other command's parts.
 */
import type { Command } from "./command.ts";

const commandFiles: Readonly<Record<string, () => Promise<Command>>> = {
  extract: async () => (await import("./commands/extract.ts")).extract,
  import: async () => (await import("./commands/import.ts")).importFile,
  undo: async () => (await import("./commands/undo.ts")).undo,
  export: async () => (await import("./commands/export.ts")).exportEntries,
  progress: async () => (await import("./commands/progress.ts")).progress,
  rates: async () => (await import("./commands/rates.ts")).rates,
  plan: async () => (await import("./commands/plan.ts")).plan,
  settlement: async () => (await import("./commands/settlement.ts")).settlement,
  advances: async () => (await import("./commands/advances.ts")).advances,
  lapse: async () => (await import("./commands/lapse.ts")).lapse,
  pace: async () => (await import("./commands/pace.ts")).pace,
  project: async () => (await import("./commands/project.ts")).project,
  backtest: async () => (await import("./commands/backtest.ts")).backtest,
  triangle: async () => (await import("./commands/triangle.ts")).triangle,
  changes: async () => (await import("./commands/changes.ts")).changes,
  mobilised: async () => (await import("./commands/mobilised.ts")).mobilised,
  reconcile: async () => (await import("./commands/reconcile.ts")).reconcile,
  policies: async () => (await import("./commands/policies.ts")).policies,
  chart: async () => (await import("./commands/chart.ts")).chart,
  verify: async () => (await import("./commands/verify.ts")).verify,
  check: async () => (await import("./commands/check.ts")).check,
  close: async () => (await import("./commands/periods.ts")).close,
  reopen: async () => (await import("./commands/periods.ts")).reopen,
  periods: async () => (await import("./commands/periods.ts")).periods,
  migrate: async () => (await import("./commands/migrate.ts")).migrate,
  backup: async () => (await import("./commands/backup.ts")).backup,
  restore: async () => (await import("./commands/restore.ts")).restore,
  serve: async () => (await import("./commands/serve.ts")).serve,
};

/** The command of a name alone; every command when there is none of that name, as for the help. */
export async function loadCommands(name: string | null): Promise<readonly Command[]> {
  const load = name !== null && Object.hasOwn(commandFiles, name) ? commandFiles[name] : undefined;
  return Promise.all(load === undefined ? Object.values(commandFiles).map((each) => each()) : [load()]);
}
