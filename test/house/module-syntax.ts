/**
 * Module syntax: what a source file imports and what it refers to, from a real parser, so that comments, strings and
 * JSX text cannot fool the house tests. The parser is the one that vitest brings (oxc, by way of vite).
 */
import { parseAst } from "vitest/node";
import type { SourceFile } from "./source-tree.ts";

/** A node of the syntax tree (ESTree with TypeScript). */
export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly [field: string]: unknown;
}

/** A node and where it hangs in the tree. */
export interface Occurrence {
  readonly node: SyntaxNode;
  readonly parent: SyntaxNode | null;
  /** The field of the parent that holds the node. */
  readonly field: string;
}

/** One import, re-export or resolution of another module. */
export interface ImportedModule {
  /** Null when it is computed, so that nobody can tell what is imported. */
  readonly specifier: string | null;
  /** Erased before the code runs. */
  readonly isTypeOnly: boolean;
  readonly line: number;
}

/** All nodes of a file, parents before children. Throws where the file does not parse. */
export function syntaxOf({ path, text }: SourceFile): readonly Occurrence[] {
  const lang = path.endsWith("x") ? "tsx" : "ts";
  const program: unknown = parseAst(text, { lang, sourceType: "module", astType: "ts" }, path);
  const occurrences: Occurrence[] = [];
  const visit = (value: unknown, parent: SyntaxNode | null, field: string): void => {
    if (Array.isArray(value)) for (const item of value) visit(item, parent, field);
    if (!isSyntaxNode(value)) return;
    occurrences.push({ node: value, parent, field });
    for (const [name, child] of Object.entries(value)) visit(child, value, name);
  };
  visit(program, null, "");
  return occurrences;
}

/** The modules that a file imports: static, dynamic, type-only, re-exported, required or resolved. */
export function importsOf(file: SourceFile): readonly ImportedModule[] {
  return syntaxOf(file).flatMap(({ node }) => {
    const source = importedNode(node);
    if (source === undefined) return [];
    return [{ specifier: literalText(source), isTypeOnly: isErased(node), line: lineOf(file.text, node.start) }];
  });
}

/** The text of a string literal, or of a template without expressions; null otherwise. */
export function literalText(node: unknown): string | null {
  if (!isSyntaxNode(node)) return null;
  if (node.type === "Literal" && typeof node["value"] === "string") return node["value"];
  if (node.type === "TSLiteralType") return literalText(node["literal"]);
  const quasis = node.type === "TemplateLiteral" && Array.isArray(node["quasis"]) ? node["quasis"] : [];
  const [only, ...others]: readonly unknown[] = quasis;
  if (others.length > 0 || !isSyntaxNode(only)) return null;
  const value = only["value"] as { readonly cooked?: unknown };
  return typeof value.cooked === "string" ? value.cooked : null;
}

/** Whether a node is an identifier of this name. */
export function isNamed(node: unknown, name: string): boolean {
  return isSyntaxNode(node) && node.type === "Identifier" && node["name"] === name;
}

/** The name behind the dot, or in the brackets of `object["name"]`; null when it is computed. */
export function memberName(node: SyntaxNode): string | null {
  const property = node["property"];
  if (node["computed"] === true) return literalText(property);
  return isSyntaxNode(property) ? String(property["name"]) : null;
}

/** The line of an offset, from 1. */
export function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}

/** Whether a value of the tree is a node of it. */
export function isSyntaxNode(value: unknown): value is SyntaxNode {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

/** The node that names the imported module; undefined when `node` imports nothing. */
function importedNode(node: SyntaxNode): unknown {
  switch (node.type) {
    case "ImportDeclaration":
    case "ExportAllDeclaration":
    case "ImportExpression":
    case "TSImportType":
      return node["source"];
    case "ExportNamedDeclaration":
      return node["source"] ?? undefined;
    case "TSExternalModuleReference":
      return node["expression"];
    case "CallExpression":
      return isResolution(node["callee"]) ? firstArgument(node) : undefined;
    default:
      return undefined;
  }
}

/** `require(…)`, `require.resolve(…)` and `import.meta.resolve(…)`. */
function isResolution(callee: unknown): boolean {
  if (isNamed(callee, "require")) return true;
  if (!isSyntaxNode(callee) || callee.type !== "MemberExpression" || memberName(callee) !== "resolve") return false;
  const object = callee["object"];
  return isNamed(object, "require") || (isSyntaxNode(object) && object.type === "MetaProperty");
}

function firstArgument(call: SyntaxNode): unknown {
  const list = call["arguments"];
  return Array.isArray(list) ? list[0] : null;
}

function isErased(node: SyntaxNode): boolean {
  if (node.type === "TSImportType" || node["importKind"] === "type" || node["exportKind"] === "type") return true;
  const specifiers: unknown = node["specifiers"];
  if (!Array.isArray(specifiers) || specifiers.length === 0) return false;
  return specifiers.every((one: unknown) => isSyntaxNode(one) && (one["importKind"] ?? one["exportKind"]) === "type");
}
