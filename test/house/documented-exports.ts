/**
 * Documented exports: what a public module offers, each with its docstring and its declaration, read from the sources.
 * `documented-examples.ts` runs the examples; `library-reference.ts` makes the reference page of them.
 */
import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { isSyntaxNode, lineOf, literalText, type Occurrence, type SyntaxNode, syntaxOf } from "./module-syntax.ts";
import { repositoryRoot, type SourceFile } from "./source-tree.ts";

const financeFolder = "packages/finance";

/** One exported name. */
export interface DocumentedExport {
  readonly name: string;
  /** The file that declares it, from the repository's top. */
  readonly path: string;
  /** Where its declaration begins, from 1. */
  readonly line: number;
  /** Erased before the code runs: an interface or a type. */
  readonly isType: boolean;
  /** The declaration as written, without `export`. */
  readonly declaration: string;
  /** The declaration up to the body of a function or a class, or the value of a constant. */
  readonly head: string;
  /** The docstring without its stars; empty when there is none. */
  readonly documentation: string;
  readonly examples: readonly Example[];
}

/** One ```ts block under an `@example`. */
export interface Example {
  readonly path: string;
  /** Where the code begins, from 1. */
  readonly line: number;
  readonly code: string;
}

/** A module of finance that others may import. */
export interface PublicModule {
  /** As others import it. */
  readonly specifier: string;
  readonly path: string;
}

/** The modules that the manifest of finance lets others import. */
export function publicModules(): readonly PublicModule[] {
  const manifest = JSON.parse(readFileSync(join(repositoryRoot, financeFolder, "package.json"), "utf8")) as {
    readonly name: string;
    readonly exports: Readonly<Record<string, string>>;
  };
  return Object.entries(manifest.exports).map(([place, target]) => ({
    specifier: posix.join(manifest.name, place),
    path: posix.join(financeFolder, target),
  }));
}

/** What the module at `entryPath` exports, in the order in which it does so. Throws where a name is declared nowhere. */
export function documentedExports(entryPath: string, files: readonly SourceFile[]): readonly DocumentedExport[] {
  const entry = fileAt(files, entryPath);
  return topLevel(entry).flatMap(({ node }) => {
    if (node.type === "ExportAllDeclaration") throw new Error(`${entryPath}: \`export *\` hides what is exported.`);
    if (node.type !== "ExportNamedDeclaration") return [];
    const specifier = literalText(node["source"]);
    if (isSyntaxNode(node["declaration"])) return [exportOf(entry, node, nameOf(node["declaration"]))];
    if (specifier === null) return [];
    const source = fileAt(files, posix.join(posix.dirname(entryPath), specifier));
    return specifiersOf(node).map(({ local, exported }) => ({ ...declaredIn(source, local), name: exported }));
  });
}

/** The ```ts blocks under the `@example`s of a docstring that begins at `start` of the file. */
export function examplesIn({ path, text }: SourceFile, start: number, docstring: string): readonly Example[] {
  return [...docstring.matchAll(/@example[^`@]*```ts[^\n]*\n([^]*?)^[ \t]*(?:\*[ \t]*)?```/gmu)].map((block) => {
    const code = block[1] ?? "";
    const offset = start + block.index + block[0].indexOf("\n", block[0].indexOf("```ts")) + 1;
    return { path, line: lineOf(text, offset), code: withoutStars(code) };
  });
}

function declaredIn(file: SourceFile, name: string): DocumentedExport {
  const declared = topLevel(file).find(
    ({ node }) => isSyntaxNode(node["declaration"]) && nameOf(node["declaration"]) === name,
  );
  if (declared === undefined) throw new Error(`${file.path} does not declare ${name}.`);
  return exportOf(file, declared.node, name);
}

function exportOf(file: SourceFile, node: SyntaxNode, name: string): DocumentedExport {
  const { path, text } = file;
  const declaration = node["declaration"] as SyntaxNode;
  const before = text.slice(0, node.start);
  const [docstring = ""] = /\/\*\*(?:(?!\*\/)[^])*\*\/\s*$/u.exec(before) ?? [];
  return {
    name,
    path,
    line: lineOf(text, node.start),
    isType: declaration.type.startsWith("TS") && declaration.type !== "TSDeclareFunction",
    declaration: text.slice(declaration.start, endOf(declaration)),
    head: text.slice(declaration.start, bodyStart(declaration)).trim(),
    documentation: withoutStars(
      docstring
        .trim()
        .replace(/^\/\*\*/u, "")
        .replace(/\*\/$/u, ""),
    ).trim(),
    examples: examplesIn(file, before.length - docstring.length, docstring),
  };
}

/** Where what a reader of a reference does not need begins: the body, or the value of a constant with a stated type. */
function bodyStart(declaration: SyntaxNode): number {
  const body = declaration["body"];
  if (declaration.type.startsWith("TS") || isSyntaxNode(body))
    return isSyntaxNode(body) ? body.start : endOf(declaration);
  const [declarator]: readonly unknown[] = Array.isArray(declaration["declarations"])
    ? declaration["declarations"]
    : [];
  const id = isSyntaxNode(declarator) ? declarator["id"] : null;
  return isSyntaxNode(id) && isSyntaxNode(id["typeAnnotation"]) ? endOf(id) : endOf(declaration);
}

function topLevel(file: SourceFile): readonly Occurrence[] {
  return syntaxOf(file).filter(({ parent, field }) => parent?.type === "Program" && field === "body");
}

function specifiersOf(node: SyntaxNode): readonly { readonly local: string; readonly exported: string }[] {
  const specifiers: readonly unknown[] = Array.isArray(node["specifiers"]) ? node["specifiers"] : [];
  return specifiers
    .filter(isSyntaxNode)
    .map((each) => ({ local: identifier(each["local"]), exported: identifier(each["exported"]) }));
}

function nameOf(declaration: SyntaxNode): string {
  const [declarator]: readonly unknown[] = Array.isArray(declaration["declarations"])
    ? declaration["declarations"]
    : [];
  return identifier(isSyntaxNode(declarator) ? declarator["id"] : declaration["id"]);
}

function identifier(node: unknown): string {
  return isSyntaxNode(node) ? String(node["name"]) : "";
}

function endOf(node: SyntaxNode): number {
  return Number(node["end"]);
}

function withoutStars(text: string): string {
  return text.replaceAll(/^[ \t]*\*(?: |$)/gmu, "");
}

function fileAt(files: readonly SourceFile[], path: string): SourceFile {
  const file = files.find((candidate) => candidate.path === path);
  if (file === undefined) throw new Error(`There is no ${path}.`);
  return file;
}
