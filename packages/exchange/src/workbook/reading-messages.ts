/** What the reading worker and its caller tell one another. Refusals cross as plain data and are refusals again behind it. */
import { type Bilingual, Refusal, type RefusalCategory } from "@giaingan/finance";

import type { ReadingLimits } from "./reading-limits.ts";
import type { ReadingProgress, ReadWorkbook } from "./read-workbook.ts";

/** What the worker is started with. */
export interface ReadingOrder {
  readonly bytes: Uint8Array;
  readonly path: string;
  readonly limits: ReadingLimits;
}

/** What the worker tells; after "read" and "refused" it ends. */
export type ReadingMessage =
  | { readonly kind: "progress"; readonly progress: ReadingProgress }
  | { readonly kind: "read"; readonly read: ReadWorkbook }
  | { readonly kind: "refused"; readonly refusal: SentRefusal };

/** A refusal as plain data, its texts filled in. */
export interface SentRefusal {
  readonly code: string;
  readonly category: RefusalCategory;
  readonly values: Readonly<Record<string, string>>;
  readonly fact: Bilingual;
  readonly remedy: Bilingual;
  readonly place: Refusal["place"];
  readonly others: readonly SentRefusal[];
}

/** A refusal made ready to cross. */
export function sendRefusal({ code, category, values, fact, remedy, place, others }: Refusal): SentRefusal {
  return { code, category, values, fact, remedy, place, others: others.map(sendRefusal) };
}

/** The refusal that was sent. */
export function receiveRefusal({ code, category, values, fact, remedy, place, others }: SentRefusal): Refusal {
  const words = (text: Bilingual): Refusal =>
    new Refusal(code, {}, { place, definition: { category, fact: text, remedy } });
  // Its place begins the text that was sent, and is put there again.
  const begin = words({ vi: "", en: "" }).fact;
  const definition = {
    category,
    fact: { vi: fact.vi.slice(begin.vi.length), en: fact.en.slice(begin.en.length) },
    remedy,
  };
  return new Refusal(code, values, { place, others: others.map(receiveRefusal), definition });
}
