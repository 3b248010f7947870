/**
 * Figure dates: the day that a figure is true of, from its own words or from the sentence that it stands in.
 */
import type { PlainDate } from "@giaingan/finance";
import type { Mention } from "./mention.ts";
import type { NodeWords } from "./node-words.ts";
import type { AmountNode } from "./reading.ts";

/** What the words before say of the date. */
export interface DateContext {
  /** Stands in force since it was named in this sentence; undefined: none named. */
  readonly inSentence: PlainDate | null | undefined;
  /** Named earlier in the paragraph or section. */
  readonly inParagraph: PlainDate | null;
}

/** The date that the amount's own words name; null when they say "đến nay"; undefined when they name none. */
export function ownDate(node: Pick<AmountNode, "before" | "after" | "following">, words: NodeWords): PlainDate | null | undefined {
  if (words.isDeadlineOpen) return null;
  const before = node.before.findLast(isAsOf);
  const behind = node.after.find(isAsOf);
  const named = before ?? behind;
  if (named?.kind === "date") return named.place.date;
  return words.isToDate ? null : undefined;
}

function isAsOf(mention: Mention): boolean {
  return mention.kind === "date" && mention.place.kind === "asOf";
}
