/**
 * Set-up: makes the two commands of the README enough on a machine that has only git, Node 20 or newer, and npm.
 *
 * Runs on the machine's own Node, so it is plain JavaScript without dependencies. What it says goes to the error
 * stream: the standard output belongs to the command that is started.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder. */
export const root = fileURLToPath(new URL("..", import.meta.url));

const packageManager = "pnpm@12.21.0";
const stampFile = join(root, "node_modules", ".giaingan-setup");

/** The pinned Node that came with the packages. */
export const pinnedNode = join(root, "node_modules", "node", "bin", process.platform === "win32" ? "node.exe" : "node");

/** Installs the packages when the lockfile or a manifest has changed since the last time; else costs a few ms. */
export function ensureInstalled() {
  const wanted = digestOf(manifestFiles());
  if (existsSync(pinnedNode) && existsSync(stampFile) && readFileSync(stampFile, "utf8") === wanted) return;
  console.error("giaingan: đang cài các gói cần thiết, chỉ lần đầu… / installing packages, the first time only…");
  const result = spawnSync("npx", ["-y", packageManager, "install", "--frozen-lockfile"], {
    cwd: root,
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32",
  });
  if (result.status !== 0) {
    console.error(
      "giaingan: cài đặt không thành công; kiểm tra mạng rồi chạy lại. / The installation failed; check the network and run again.",
    );
    process.exit(1);
  }
  writeFileSync(stampFile, wanted);
}

/** Builds the dashboard when a source of it has changed since the last time. */
export function ensureDashboardBuilt() {
  const stamp = join(root, "apps", "dashboard", "dist", ".stamp");
  const wanted = digestOfSources(["apps/dashboard", "packages/charts", "packages/client", "packages/finance"]);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  console.error("giaingan: đang dựng bảng điều khiển… / building the dashboard…");
  const result = runPinned(["node_modules/vite/bin/vite.js", "build", "--logLevel", "warn"], {
    cwd: join(root, "apps", "dashboard"),
  });
  if (result !== 0) process.exit(result);
  writeFileSync(stamp, wanted);
}

/** A hash of everything below the folders that decides what they do: sources, data, dependencies. */
export function digestOfSources(folders) {
  const sources = folders.flatMap((folder) => filesBelow(join(root, folder), ["node_modules", "dist", "test"]));
  return digestOf([join(root, "pnpm-lock.yaml"), ...sources]);
}

/** Runs the pinned Node and waits; its output goes to the error stream unless `stdio` says otherwise. */
export function runPinned(args, { cwd = root, stdio = ["ignore", 2, 2], env = {} } = {}) {
  const result = spawnSync(pinnedNode, args, { cwd, stdio, env: pinnedEnvironment(env) });
  return result.status ?? 1;
}

/** The environment of a started program: its own Node and the packages' commands come first on the path. */
export function pinnedEnvironment(extra = {}) {
  const separator = process.platform === "win32" ? ";" : ":";
  const path = [join(root, "node_modules", "node", "bin"), join(root, "node_modules", ".bin"), process.env.PATH].join(
    separator,
  );
  return { ...process.env, ...extra, PATH: path };
}

function manifestFiles() {
  const members = ["packages", "apps"].flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => join(root, folder, name, "package.json")),
  );
  return ["pnpm-lock.yaml", "pnpm-workspace.yaml", "package.json"]
    .map((name) => join(root, name))
    .concat(members.filter((file) => existsSync(file)));
}

function filesBelow(folder, ignored) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((item) => !ignored.includes(item.name))
    .flatMap((item) => (item.isDirectory() ? filesBelow(join(folder, item.name), ignored) : [join(folder, item.name)]))
    .toSorted((left, right) => (left < right ? -1 : 1));
}

function digestOf(files) {
  const hash = createHash("sha256");
  for (const file of files) hash.update(file.slice(root.length)).update("\0").update(readFileSync(file)).update("\0");
  return hash.digest("hex");
}
