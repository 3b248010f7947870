/**
 * Which part of a programme a row is of, as entries write it: the id of a known component, else its name as printed.
 */
import type { Programme } from "@giaingan/finance/reference";
import { wordKey } from "../narrative/token.ts";
import type { RowScope } from "../table/row-scope.ts";

/** The id of a component; null: neither programme nor component is told. */
export function componentIdOf(
  { programme, component }: Pick<RowScope, "programme" | "component">,
  programmes: readonly Programme[],
): string | null {
  if (programme === null && component === null) return null;
  const known = programme === null ? null : programmeNamed(programme, programmes);
  if (component === null) return known?.id ?? programme;
  const number = /(?:số\s*)?(\d{1,2})(?![\d/]|[.,]\d)/u.exec(component)?.[1]?.padStart(2, "0") ?? null;
  const isPart = /^tiểu dự án/iu.test(component);
  if (known !== null && number !== null && !isPart && known.components.some(({ id }) => id === number))
    return `${known.id}/${number}`;
  if (programme === null)
    return number !== null && /^nội dung (?:thành phần|số)/iu.test(component) ? number : component;
  return `${known?.id ?? programme}/${component}`;
}

/** Words that programmes have in common, or that officers leave out. */
const commonWords = new Set(
  ["chương", "trình", "mtqg", "mục", "tiêu", "quốc", "gia", "ctmtqg", "bền", "vững", "giai", "đoạn", "về"].map(wordKey),
);

/** The only programme all of whose own words stand in a printed name, or that has all words of it. */
function programmeNamed(printed: string, programmes: readonly Programme[]): Programme | null {
  const words = ownWords(printed);
  if (words.size === 0) return null;
  const named = programmes.filter(({ name }) => {
    const own = ownWords(name.vi);
    const inner = ownWords(name.en);
    return [own, inner].some((each) => each.size > 0 && (isWithin(words, each) || isWithin(each, words)));
  });
  return named.length === 1 ? (named[0] ?? null) : null;
}

function ownWords(text: string): ReadonlySet<string> {
  const words = text
    .toLowerCase()
    .split(/[^\p{L}\p{M}]+/u)
    .map(wordKey);
  return new Set(words.filter((word) => word !== "" && !commonWords.has(word)));
}

function isWithin(inner: ReadonlySet<string>, outer: ReadonlySet<string>): boolean {
  return [...inner].every((word) => outer.has(word));
}
