/**
 * Names and habits that a reader should never meet in the tree.
 */
import { lineOf, memberName, syntaxOf } from "./module-syntax.ts";
import type { SourceFile } from "./source-tree.ts";

/** Longest module; a longer one holds more than one idea. */
export const lineLimit = 400;

/** Attics: a name that says nothing about what is inside. */
const attic = /(?:^|-)(?:utils?|helpers?|common|shared|types|misc)$/u;
const mark = /\b(?:TODO|FIXME|XXX)\b/u;
const machineFolders = ["home", "root", "Users", "private", "mnt", "workspace"];
/** A path of one machine: from the root of a disk, or into a folder beside the repository. */
const machinePath = new RegExp(
  String.raw`(?<![\w.)/:-])(?:/(?:${machineFolders.join("|")})/[\w.]|[A-Z]:\\\w)|\.\./shared/`,
  "u",
);

/** What is wrong with the names on a file's path. */
export function findBadNames({ path }: SourceFile): readonly string[] {
  const [file = "", ...folders] = path.split("/").reverse();
  const stem = file.split(".")[0] ?? "";
  const isKebab = /^[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(stem);
  return [
    ...[stem, ...folders].filter((name) => attic.test(name)).map((name) => `${path}: "${name}" names no idea`),
    ...(isKebab ? [] : [`${path}: the name is not in kebab-case`]),
  ];
}

/** Whether a module is longer than one idea takes. */
export function findLongFiles({ path, text }: SourceFile): readonly string[] {
  const lines = text.trimEnd().split("\n").length;
  return lines > lineLimit ? [`${path}: ${lines} lines, more than ${lineLimit}`] : [];
}

/** Marks that put work off. */
export function findMarks(file: SourceFile): readonly string[] {
  return findLines(file, mark, "puts work off");
}

/** Paths that exist on one machine only. */
export function findMachinePaths(file: SourceFile): readonly string[] {
  return findLines(file, machinePath, "names a place on one machine");
}

/** Tests that keep all others from running. */
export function findLonelyTests(file: SourceFile): readonly string[] {
  return syntaxOf(file)
    .filter(({ node }) => node.type === "MemberExpression" && memberName(node) === "only")
    .map(({ node }) => `${file.path}:${lineOf(file.text, node.start)} runs one test and leaves out the others`);
}

function findLines({ path, text }: SourceFile, pattern: RegExp, fault: string): readonly string[] {
  return text.split("\n").flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1} ${fault}`] : []));
}
