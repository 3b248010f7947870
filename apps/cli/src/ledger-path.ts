/**
 * Where the ledger is when nobody says: a data folder of the user, by the habit of each system.
 */
import { homedir } from "node:os";
import { join } from "node:path";

/** `--ledger`, else GIAINGAN_LEDGER, be it a file or postgres://…; else `giaingan/so-cai.duckdb` in the data folder. */
export function resolveLedgerPath(
  given: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): string {
  if (given !== undefined) return given;
  const fromEnvironment = environment["GIAINGAN_LEDGER"];
  if (fromEnvironment !== undefined && fromEnvironment !== "") return fromEnvironment;
  return join(dataFolder(environment, platform), "giaingan", "so-cai.duckdb");
}

function dataFolder(environment: Readonly<Record<string, string | undefined>>, platform: NodeJS.Platform): string {
  if (platform === "win32") return environment["LOCALAPPDATA"] ?? join(homedir(), "AppData", "Local");
  if (platform === "darwin") return join(homedir(), "Library", "Application Support");
  return environment["XDG_DATA_HOME"] || join(homedir(), ".local", "share");
}
