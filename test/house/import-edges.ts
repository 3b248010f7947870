/**
 * The import edges of the house: which workspace may know which, and what a browser cannot run.
 */
import { builtinModules } from "node:module";
import { posix } from "node:path";
import { type ImportedModule, importsOf } from "./module-syntax.ts";
import type { Manifest, SourceFile, Workspace } from "./source-tree.ts";

/** Who may import whom (ARCHITECTURE.md draws it). What is not here is forbidden: apps never import apps. */
export const allowedEdges: Readonly<Record<string, readonly string[]>> = {
  finance: [],
  charts: ["finance"],
  exchange: ["finance", "charts"],
  ledger: ["finance"],
  client: ["finance"],
  api: ["ledger", "exchange", "charts", "client", "finance"],
  cli: ["ledger", "exchange", "charts", "client", "finance"],
  dashboard: ["client", "charts", "finance"],
};

/** Workspaces that run unchanged in a browser. */
export const browserWorkspaces: readonly string[] = ["finance", "charts", "client", "dashboard"];

const scope = "@giaingan/";
const builtins = new Set(builtinModules);

/** What is wrong with the imports of a workspace's sources, one sentence each with file and line. */
export function findForbiddenImports(workspace: Workspace, manifests: readonly Manifest[]): readonly string[] {
  return workspace.sources.flatMap((file) =>
    importsOf(file).flatMap((imported) => {
      const fault = faultOf({ imported, file, workspace, manifests });
      return fault === null ? [] : [`${file.path}:${imported.line} ${fault}`];
    }),
  );
}

/** The edges that a manifest declares and the house does not allow: a declared dependency is an edge waiting. */
export function findForbiddenDependencies({ id, manifest }: Workspace): readonly string[] {
  const declared = [...manifest.dependencies, ...manifest.devDependencies].filter((name) => name.startsWith(scope));
  return declared
    .filter((name) => !mayKnow(id, name.slice(scope.length)))
    .map((name) => `${manifest.name} must not depend on ${name}`);
}

interface ImportInPlace {
  readonly imported: ImportedModule;
  readonly file: SourceFile;
  readonly workspace: Workspace;
  readonly manifests: readonly Manifest[];
}

function faultOf({ imported, file, workspace, manifests }: ImportInPlace): string | null {
  const { specifier } = imported;
  if (specifier === null) return "imports a computed name, which no test can follow";
  if (/^\.{1,2}(?:\/|$)/u.test(specifier)) return relativeFault(specifier, file, workspace);
  if (/^(?:\/|[a-z]+:\/|file:)/iu.test(specifier)) return `imports "${specifier}", a place outside the packages`;
  if (specifier.startsWith("node:")) return builtinFault(specifier, workspace);
  const name = packageName(specifier);
  if (builtins.has(specifier) && !isDeclared(name, imported, workspace.manifest))
    return builtinFault(specifier, workspace) ?? `imports "${specifier}": write "node:${specifier}"`;
  if (name.startsWith(scope)) return edgeFault(specifier, workspace, manifests);
  return isDeclared(name, imported, workspace.manifest)
    ? null
    : `imports "${specifier}", which the package.json of ${workspace.id} does not declare`;
}

function relativeFault(specifier: string, file: SourceFile, { folder }: Workspace): string | null {
  const target = posix.join(posix.dirname(file.path), specifier);
  return target.startsWith(`${folder}/`) ? null : `imports "${specifier}", which leaves ${folder}`;
}

function builtinFault(specifier: string, { id }: Workspace): string | null {
  return browserWorkspaces.includes(id) ? `imports "${specifier}", but ${id} runs in a browser` : null;
}

function edgeFault(specifier: string, { id, manifest }: Workspace, manifests: readonly Manifest[]): string | null {
  const name = packageName(specifier);
  if (!mayKnow(id, name.slice(scope.length))) return `imports "${specifier}", but ${id} must not know it`;
  const target = manifests.find((candidate) => candidate.name === name);
  if (target === undefined || !manifest.dependencies.includes(name))
    return `imports "${specifier}", which the package.json of ${id} does not declare`;
  const subpath = `.${specifier.slice(name.length)}`;
  return target.exports.includes(subpath) ? null : `imports "${specifier}", which ${name} does not export`;
}

function mayKnow(id: string, other: string): boolean {
  return allowedEdges[id]?.includes(other) ?? false;
}

/** Types may come from devDependencies: they are gone when the code runs. */
function isDeclared(name: string, { isTypeOnly }: ImportedModule, manifest: Manifest): boolean {
  return manifest.dependencies.includes(name) || (isTypeOnly && manifest.devDependencies.includes(name));
}

/** `@scope/name/sub` → `@scope/name`; `name/sub` → `name`. */
function packageName(specifier: string): string {
  const parts = specifier.split("/");
  return parts.slice(0, specifier.startsWith("@") ? 2 : 1).join("/");
}
