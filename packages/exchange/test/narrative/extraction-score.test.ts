import { describe, expect, it } from "vitest";
import { readGold, type Score, scoreExtraction } from "./score-figures.ts";

/** The least share of each kind: a little more than the product promises for paragraphs that nobody has seen. */
const promises = { recall: 0.99, precision: 0.99, role: 0.98, asOf: 0.98, fund: 0.98, review: 1 } as const;

/** Promises that are not kept, with everything that was missed. */
function brokenPromises(score: Score, least: Readonly<Record<keyof typeof promises, number>>): readonly string[] {
  const names = ["recall", "precision", "role", "asOf", "fund", "review"] as const;
  const broken = names.filter((name) => score[name] < least[name]);
  return broken.length === 0 ? [] : [...broken.map((name) => `${name} ${score[name]}`), ...score.misses];
}

describe("labelled paragraphs", () => {
  it.each([
    { file: "dev.jsonl", documents: 15, what: "the public examples" },
    { file: "held-out.jsonl", documents: 134, what: "the paragraphs that the grammar was improved on" },
    { file: "unseen.jsonl", documents: 24, what: "the paragraphs that were scored before they were looked at" },
    { file: "blind-second.jsonl", documents: 45, what: "the second set of somebody else's paragraphs" },
    {
      file: "unlike.jsonl",
      documents: 256,
      what: "short statements that have little in common",
      role: 0.97,
      fund: 0.97,
    },
    { file: "news.jsonl", documents: 69, what: "paragraphs after published news", fund: 0.97 },
    { file: "blind.jsonl", documents: 80, what: "the paragraphs that somebody else wrote and labelled", fund: 0.97 },
  ])(
    "reads $what as well as the product promises",
    ({ file, documents, role = promises.role, fund = promises.fund }) => {
      const score = scoreExtraction(readGold(file));
      expect(score.documents).toBe(documents);
      expect(brokenPromises(score, { ...promises, role, fund })).toEqual([]);
    },
  );

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
