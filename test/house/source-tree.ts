/**
 * The source tree as the house tests see it: every workspace with its manifest, and the files of the repository.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

/** The repository's top folder. */
export const repositoryRoot: string = join(import.meta.dirname, "..", "..");

/** What is built, installed or recorded, and so no source. */
const ignoredFolders = new Set([
  "node_modules",
  "dist",
  ".git",
  ".giaingan",
  ".husky",
  "coverage",
  "results",
  "test-results",
]);

/** What the house tests need of a package.json. */
export interface Manifest {
  readonly name: string;
  readonly exports: readonly string[];
  readonly dependencies: readonly string[];
  readonly devDependencies: readonly string[];
}

/** One file, its path from the repository's top with "/" between folders. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** A package or an app: `packages/finance` is the workspace "finance". */
export interface Workspace {
  readonly id: string;
  readonly folder: string;
  readonly manifest: Manifest;
  /** Every module under `src`. */
  readonly sources: readonly SourceFile[];
}

/** Reads all workspaces of the tree. */
export function readWorkspaces(): readonly Workspace[] {
  return ["packages", "apps"].flatMap((parent) =>
    readdirSync(join(repositoryRoot, parent), { withFileTypes: true })
      .filter((folder) => folder.isDirectory())
      .map(({ name }) => {
        const folder = `${parent}/${name}`;
        const manifest = parseManifest(readFileSync(join(repositoryRoot, folder, "package.json"), "utf8"));
        return { id: name, folder, manifest, sources: readFiles(`${folder}/src`, isModule) };
      }),
  );
}

/** Reads the files under a folder of the repository that are wanted; none when there is no such folder. */
export function readFiles(folder: string, isWanted: (path: string) => boolean): readonly SourceFile[] {
  return listFiles(join(repositoryRoot, folder))
    .map((absolute) => relative(repositoryRoot, absolute).split(sep).join("/"))
    .filter(isWanted)
    .map((path) => ({ path, text: readFileSync(join(repositoryRoot, path), "utf8") }));
}

/** Whether a file is a module of ours, in TypeScript or JavaScript. */
export function isModule(path: string): boolean {
  return /\.[cm]?[jt]sx?$/u.test(path) && !path.endsWith(".d.ts");
}

/** What a package.json says, with missing fields empty. */
export function parseManifest(text: string): Manifest {
  const manifest = JSON.parse(text) as Partial<Record<string, unknown>>;
  const keysOf = (field: string): readonly string[] => Object.keys(manifest[field] ?? {});
  return {
    name: String(manifest["name"]),
    exports: keysOf("exports"),
    dependencies: ["dependencies", "peerDependencies", "optionalDependencies"].flatMap(keysOf),
    devDependencies: keysOf("devDependencies"),
  };
}

function listFiles(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((found) => {
      if (found.isDirectory()) return ignoredFolders.has(found.name) ? [] : listFiles(join(folder, found.name));
      return found.isFile() ? [join(folder, found.name)] : [];
    });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}
