/**
 * The attributes of one XML element. They are noted where they stand and only cut out when somebody asks, because a sheet
 * has millions of elements, and few of their attributes are wanted.
 */
import { blanksEnd, nameEnd, resolveReferences } from "./xml-characters.ts";
import type { XmlFault } from "./xml-fault.ts";

/** The attributes of the element that was just opened: valid until the handler returns. */
export interface XmlAttributes {
  /**
   * The value of an attribute, its references resolved; undefined where it is not stated.
   *
   * @param name "value-type": the attribute without a prefix, else the first of this name with any prefix;
   * "office:value-type": only that of the namespace that `xml-namespaces.ts` calls "office", whatever the file calls it
   */
  get(name: string): string | undefined;
  has(name: string): boolean;
}

/** Reads the attributes of one element after another. */
export interface AttributeScanner extends XmlAttributes {
  /**
   * Reads what stands behind the name of an element.
   *
   * @returns where its `>` stands
   */
  scan(start: number): number;
  /** The namespaces that the element declares, by prefix; "" is the default one. */
  declarations(): readonly { readonly prefix: string; readonly namespace: string }[];
}

const nothing: readonly never[] = [];
const attributesMax = 512;
const fewAttributesMax = 32;
const greater = 0x3e;
const less = 0x3c;
const slash = 0x2f;
const equals = 0x3d;
const doubleQuote = 0x22;
const singleQuote = 0x27;
const ampersand = 0x26;

/** Makes the scanner of one text. */
export function createAttributeScanner({
  text,
  fault,
  usualPrefix,
}: {
  readonly text: string;
  readonly fault: XmlFault;
  readonly usualPrefix: (written: string) => string;
}): AttributeScanner {
  const starts = new Uint32Array(attributesMax);
  const ends = new Uint32Array(attributesMax);
  const valueStarts = new Uint32Array(attributesMax);
  const valueEnds = new Uint32Array(attributesMax);
  /** 1: the value holds a reference or a blank that is not a space, and is not simply cut out. */
  const isCoded = new Uint8Array(attributesMax);
  let count = 0;
  let hasDeclarations = false;
  /** The names so far, of an element with so many that comparing each with each would take long. */
  const manyNames = new Set<string>();

  const readValue = (quoteAt: number): number => {
    const quote = text.charCodeAt(quoteAt);
    if (quote !== doubleQuote && quote !== singleQuote) fault(quoteAt, "unquotedAttribute");
    let at = quoteAt + 1;
    let coded = 0;
    for (; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === quote) break;
      if (code === less) fault(at, "lessInAttribute");
      if (code === ampersand || code < 0x20) coded = 1;
    }
    if (at >= text.length) fault(quoteAt, "unfinishedAttribute");
    valueStarts[count] = quoteAt + 1;
    valueEnds[count] = at;
    isCoded[count] = coded;
    if (coded === 1) valueOf(count);
    return at + 1;
  };

  const valueOf = (index: number): string => {
    const raw = text.slice(valueStarts[index], valueEnds[index]);
    if (isCoded[index] === 0) return raw;
    const blank = raw.replaceAll(/\r\n|[\t\n\r]/gu, " ");
    return resolveReferences(blank) ?? fault(valueStarts[index] ?? 0, "unknownReference");
  };

  const assertNewOfMany = (start: number, end: number): void => {
    if (count === fewAttributesMax)
      for (let index = 0; index < count; index += 1) manyNames.add(text.slice(starts[index], ends[index]));
    const name = text.slice(start, end);
    if (manyNames.has(name)) fault(start, "repeatedAttribute");
    manyNames.add(name);
  };

  const assertNew = (start: number, end: number): void => {
    if (count >= fewAttributesMax) return assertNewOfMany(start, end);
    const first = text.charCodeAt(start);
    for (let index = 0; index < count; index += 1) {
      const other = starts[index] ?? 0;
      if ((ends[index] ?? 0) - other !== end - start || text.charCodeAt(other) !== first) continue;
      if (end - start === 1 || text.startsWith(text.slice(start, end), other)) fault(start, "repeatedAttribute");
    }
  };

  const find = (name: string): number => {
    const colon = name.indexOf(":");
    const local = colon === -1 ? name : name.slice(colon + 1);
    let withPrefix = -1;
    for (let index = 0; index < count; index += 1) {
      const start = starts[index] ?? 0;
      const localStart = (ends[index] ?? 0) - local.length;
      if (localStart < start || !text.startsWith(local, localStart)) continue;
      if (localStart === start) {
        if (colon === -1) return index;
      } else if (text.charCodeAt(localStart - 1) === 0x3a) {
        if (colon === -1) withPrefix = withPrefix === -1 ? index : withPrefix;
        else if (usualPrefix(text.slice(start, localStart - 1)) === name.slice(0, colon)) return index;
      }
    }
    return withPrefix;
  };

  return {
    scan: (start) => {
      if (count > fewAttributesMax) manyNames.clear();
      count = 0;
      hasDeclarations = false;
      let at = start;
      for (;;) {
        const nameStart = blanksEnd(text, at);
        const code = text.charCodeAt(nameStart);
        if (code === greater) return nameStart;
        if (code === slash && text.charCodeAt(nameStart + 1) === greater) return nameStart + 1;
        if (nameStart === at) fault(at, "unclosedTag");
        const end = nameEnd(text, nameStart);
        if (end <= nameStart) fault(nameStart, "badName");
        const equalsAt = blanksEnd(text, end);
        if (text.charCodeAt(equalsAt) !== equals) fault(equalsAt, "attributeWithoutValue");
        if (count === attributesMax) fault(nameStart, "tooManyAttributes");
        assertNew(nameStart, end);
        starts[count] = nameStart;
        ends[count] = end;
        if (code === 0x78 && text.startsWith("xmlns", nameStart)) hasDeclarations = true;
        at = readValue(blanksEnd(text, equalsAt + 1));
        count += 1;
      }
    },
    declarations: () => {
      if (!hasDeclarations) return nothing;
      return Array.from({ length: count }, (_, index) => index).flatMap((index) => {
        const name = text.slice(starts[index], ends[index]);
        if (name !== "xmlns" && !name.startsWith("xmlns:")) return [];
        return [{ prefix: name.slice("xmlns:".length), namespace: valueOf(index) }];
      });
    },
    get: (name) => {
      const index = find(name);
      return index === -1 ? undefined : valueOf(index);
    },
    has: (name) => find(name) !== -1,
  };
}
