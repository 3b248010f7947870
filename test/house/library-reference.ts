/**
 * The reference page of the library, docs/library.md, made from the docstrings of what finance exports.
 *
 * `node scripts/library-reference.mjs` writes it; `library-reference.test.ts` fails when it is not current.
 */
import { writeFileSync } from "node:fs";
import { join, posix } from "node:path";
import { type DocumentedExport, documentedExports, publicModules } from "./documented-exports.ts";
import { importsOf } from "./module-syntax.ts";
import { isModule, readFiles, repositoryRoot, type SourceFile } from "./source-tree.ts";

/** Where the page stands. */
export const referencePath = "docs/library.md";

/** What no docstring says: how to begin. The example is run by the test. */
const introduction = `# The library

<!-- Made by \`node scripts/library-reference.mjs\` from the docstrings of packages/finance/src; edit those. -->

\`@giaingan/finance\` knows how public money is planned, paid, carried over and reported. It is pure: no files, network,
clock or randomness, and the same in Node and in a browser. The progress of a project, in ten lines:

\`\`\`ts
import { answerProgress, sourceNotStated } from "@giaingan/finance";

const place = { fiscalYear: 2023, unitId: "Kon Rẫy", projectId: "7912345", componentId: "02", source: sourceNotStated };
const answer = answerProgress(
  [
    { ...place, kind: "assigned", effectiveOn: "2023-01-01", amount: 30_433_000_000n },
    { ...place, kind: "disbursed", effectiveOn: "2023-10-31", amount: 14_108_000_000n },
  ],
  { asOf: "2023-10-31", fiscalYear: 2023, basis: "includingCarryOver", by: ["project"], filter: {}, unit: null },
);
answer.total.remaining // => 16_325_000_000n
answer.sentence.vi // => "Đến 31/10/2023 đã giải ngân 14.108/30.433 triệu đồng, đạt 46,36% kế hoạch (chậm 36,93 điểm % so với thời gian)"
\`\`\`

Behind \`// =>\` stands what the expression before it gives; \`throws\` names the code of a refusal. The tests run every
example; each of them has all exports in scope. They are JavaScript; in strict TypeScript a movement, a source or a unit
that is kept in a \`const\` first ends with \`as const\`, and a result that may be \`null\` is asked first:

\`\`\`ts
import { answerRates, sourceNotStated } from "@giaingan/finance";

const place = { fiscalYear: 2023, unitId: "Kon Rẫy", projectId: null, componentId: null, source: sourceNotStated };
const assigned = { ...place, kind: "assigned", effectiveOn: "2023-01-01", amount: 100n } as const;
const rates = answerRates([assigned], { asOf: "2023-10-31", fiscalYear: 2023, by: [], filter: {}, unit: null, lateAdditionCutOff: null });
const [first] = rates.total;
first?.plan ?? null // => 100n
\`\`\`

- An amount is a whole number of đồng in a \`bigint\`; a rate is an exact \`Decimal\`, shown here by its digits.
- A date is the text \`YYYY-MM-DD\`. Not stated is \`null\`, and never zero.
- A broken rule or unusable input throws a \`Refusal\` with a code of the catalogue ([refusals.md](refusals.md)); doubtful
  data come back as findings beside the result.
`;

/** A file of the library and what of it is public. */
interface Chapter {
  readonly file: SourceFile;
  readonly exports: readonly DocumentedExport[];
}

/** The page as the sources are now. */
export function libraryReference(): string {
  const files = readFiles("packages/finance/src", isModule);
  const parts = publicModules().map(({ specifier, path }) => {
    const chapters = chaptersOf(path, files);
    const contents = chapters.map(({ file }) => `- [${titleOf(file)}](#${anchorOf(file)}): ${firstSentence(file)}`);
    return [`## \`${specifier}\``, contents.join("\n"), ...chapters.map(chapterText)].join("\n\n");
  });
  return `${[introduction.trim(), ...parts].join("\n\n")}\n`;
}

/** The files behind a public module: what a file builds upon comes before it, so that the page can be read downwards. */
function chaptersOf(entryPath: string, files: readonly SourceFile[]): readonly Chapter[] {
  const exports = documentedExports(entryPath, files);
  const inOrder = new Set<SourceFile>();
  const seen = new Set<string>();
  const visit = (path: string): void => {
    const file = files.find((candidate) => candidate.path === path);
    if (file === undefined || seen.has(path)) return;
    seen.add(path);
    for (const { specifier } of importsOf(file))
      if (specifier?.startsWith(".") === true) visit(posix.join(posix.dirname(path), specifier));
    inOrder.add(file);
  };
  visit(entryPath);
  return [...inOrder]
    .map((file) => ({ file, exports: exports.filter(({ path }) => path === file.path).sort(byLine) }))
    .filter((chapter) => chapter.exports.length > 0);
}

function byLine(left: DocumentedExport, right: DocumentedExport): number {
  return left.line - right.line;
}

function chapterText({ file, exports }: Chapter): string {
  return [`### ${titleOf(file)}`, headDocumentation(file), ...exports.map(exportText)].join("\n\n");
}

/** A type is shown as it is written, for its fields carry what they mean; anything else by its signature. */
function exportText(documented: DocumentedExport): string {
  const { name, isType, declaration, documentation, examples } = documented;
  const code = isType ? declaration : signatureOf(documented);
  return [
    `#### ${name}`,
    ...(firstParagraph(documentation) === "" ? [] : [firstParagraph(documentation)]),
    fenced(code),
    ...examples.map((example) => fenced(example.code.trimEnd())),
  ].join("\n\n");
}

/** The signature on one line, without comments; a long list of values is left out. */
function signatureOf({ head }: DocumentedExport): string {
  const line = head
    .replaceAll(/\/\*[^]*?\*\//gu, "")
    .replaceAll(/\s+/gu, " ")
    .replaceAll(/[,;](?= [)}\]])/gu, "")
    .replaceAll(/(?<=[([]) | (?=[)\]])/gu, "")
    .replace(/[;{]$/u, "")
    .trim();
  return line.length > 400 ? line.replace(/ = .*$/u, " = …") : line;
}

function fenced(code: string): string {
  return `\`\`\`ts\n${code}\n\`\`\``;
}

/** What the file says of itself, in its first comment. */
function headDocumentation({ text }: SourceFile): string {
  const [, head = ""] = /^\/\*\*((?:(?!\*\/)[^])*)\*\//u.exec(text) ?? [];
  return head.replaceAll(/^[ \t]*\*(?: |$)/gmu, "").trim();
}

function firstSentence(file: SourceFile): string {
  const paragraph = firstParagraph(headDocumentation(file)).replaceAll(/\s+/gu, " ");
  return paragraph.replace(/^[^:.]*: /u, "").replace(/(?<=[.?]) .*$/u, "");
}

function firstParagraph(documentation: string): string {
  return documentation.split(/\n\s*\n|^@/mu)[0]?.trim() ?? "";
}

function titleOf({ path }: SourceFile): string {
  return posix.basename(path);
}

/** As GitHub makes it of a heading. */
function anchorOf(file: SourceFile): string {
  return titleOf(file).replaceAll(".", "");
}

if (import.meta.main) writeFileSync(join(repositoryRoot, referencePath), libraryReference());
