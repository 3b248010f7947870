/**
 * `giaingan extract FILE…`: the figures of narrative reports, and what does not add up. Posts nothing.
 */
import { extractFigures, type Extraction, toWireFigure } from "@giaingan/exchange";
import type { Language } from "@giaingan/finance";
import { type Command, JsonLines } from "../command.ts";
import { readDocuments } from "../document-file.ts";
import { findingLines } from "../findings-text.ts";
import { textTable } from "../text-table.ts";

interface ReadDocument {
  readonly id: string;
  readonly extraction: Extraction;
}

export const extract: Command = {
  name: "extract",
  argumentNames: "FILE…",
  argumentCount: { min: 1, max: Number.POSITIVE_INFINITY },
  summary: {
    vi: "đọc số liệu trong báo cáo (văn bản UTF-8, hoặc .jsonl mỗi dòng một {id, text})",
    en: "read the figures of reports (UTF-8 text, or .jsonl with one {id, text} a line)",
  },
  flags: {
    jsonl: {
      type: "boolean",
      meaning: { vi: "in JSON, mỗi dòng một tài liệu", en: "print JSON, one document a line" },
    },
  },
  run: async ({ positionals, flags }) => {
    const files = await Promise.all(positionals.map((path) => readDocuments(path)));
    const documents = files.flat().map(({ id, text }) => ({ id, extraction: extractFigures(text) }));
    const json = documents.map(({ id, extraction }) => ({
      id,
      figures: extraction.figures.map(toWireFigure),
      findings: extraction.findings,
    }));
    return {
      json: flags["jsonl"] === true ? new JsonLines(json) : json,
      text: (language) => documents.map((document) => describe(document, language)).join("\n\n"),
    };
  },
};

function describe({ id, extraction }: ReadDocument, language: Language): string {
  const head =
    language === "vi"
      ? ["Số in", "Vai trò", "Tính đến", "Nguồn", "Cần xem"]
      : ["Figure", "Role", "As of", "Fund", "Review"];
  const rows = extraction.figures.map((figure) => [
    figure.raw,
    figure.role,
    figure.asOf ?? "–",
    figure.fund ?? "–",
    figure.needsReview ? "!" : "",
  ]);
  return [id, textTable(head, rows), ...findingLines(extraction.findings, extraction.checks, language)].join("\n");
}
