/**
 * Qualifiers: the hedge right before a number, which tells on which side of the print the figure lies.
 */
import { type Token, wordKey } from "./token.ts";

/** How a figure is hedged: gần (less), hơn or trên (more), khoảng (about). */
export type Qualifier = "lt" | "gt" | "approx";

const qualifierWords: ReadonlyMap<string, Qualifier> = new Map(
  Object.entries({
    gần: "lt",
    dưới: "lt",
    hơn: "gt",
    trên: "gt",
    khoảng: "approx",
    chừng: "approx",
    cỡ: "approx",
  } as const).map(([word, qualifier]) => [wordKey(word), qualifier]),
);
const doubleQualifiers: ReadonlyMap<string, Qualifier> = new Map([
  [`${wordKey("xấp")} ${wordKey("xỉ")}`, "approx"],
  [`${wordKey("xấp")} ${wordKey("xĩ")}`, "approx"],
  [`${wordKey("trên")} ${wordKey("dưới")}`, "approx"],
  [`${wordKey("ước")} ${wordKey("chừng")}`, "approx"],
  [`${wordKey("không")} ${wordKey("quá")}`, "lt"],
  [`${wordKey("tối")} ${wordKey("đa")}`, "lt"],
  [`${wordKey("tối")} ${wordKey("thiểu")}`, "gt"],
  [`${wordKey("ít")} ${wordKey("nhất")}`, "gt"],
]);
const comparatives: ReadonlySet<string> = new Set("cao thấp nhiều ít lớn nhanh chậm kém".split(" ").map(wordKey));

/** The hedge right before a number; "cao hơn 5%" is a comparison and no hedge. */
export function qualifierBefore(tokens: readonly Token[], from: number): Qualifier | null {
  const last = tokens[from - 1];
  if (last?.kind !== "word") return null;
  const previous = tokens[from - 2]?.kind === "word" ? (tokens[from - 2]?.key ?? "") : "";
  const double = doubleQualifiers.get(`${previous} ${last.key}`);
  if (double !== undefined) return double;
  return comparatives.has(previous) ? null : (qualifierWords.get(last.key) ?? null);
}
