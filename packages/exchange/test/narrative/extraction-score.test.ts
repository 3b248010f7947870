import { describe, expect, it } from "vitest";
import { readGold, scoreExtraction } from "./score-figures.ts";

describe("labelled paragraphs", () => {
  it.each([
    { file: "dev.jsonl", documents: 15, what: "the public examples" },
    { file: "held-out.jsonl", documents: 134, what: "the paragraphs that the grammar was improved on" },
    { file: "unseen.jsonl", documents: 24, what: "the paragraphs that were scored before they were looked at" },
  ])("reads $what as well as the product promises", ({ file, documents }) => {
    const score = scoreExtraction(readGold(file));
    expect(score.documents).toBe(documents);
    const told = score.misses.join("\n");
    expect(score.recall, told).toBeGreaterThanOrEqual(0.99);
    expect(score.precision, told).toBeGreaterThanOrEqual(0.99);
    expect(score.role, told).toBeGreaterThanOrEqual(0.97);
    expect(score.asOf, told).toBeGreaterThanOrEqual(0.98);
    expect(score.fund, told).toBeGreaterThanOrEqual(0.98);
    expect(score.review, told).toBe(1);
  });

  it("reads the public examples without a single miss", () => {
    expect(scoreExtraction(readGold("dev.jsonl")).misses).toEqual([]);
  });

  it("reads decomposed text (NFD) as it reads composed text", () => {
    const decomposed = readGold("dev.jsonl").map((document) => ({ ...document, text: document.text.normalize("NFD") }));
    expect(scoreExtraction(decomposed).misses).toEqual([]);
  });

  it("reads capitals as it reads small letters", () => {
    const documents = readGold("dev.jsonl").map((document) => ({ ...document, text: document.text.toUpperCase() }));
    const score = scoreExtraction(documents);
    expect(score.recall).toBeGreaterThanOrEqual(0.97);
    expect(score.role).toBeGreaterThanOrEqual(0.9);
  });
});
