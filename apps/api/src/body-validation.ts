/**
 * Bodies of requests, held against their schemas as they are: a number where a text belongs is refused and not turned
 * into one, for 46.30 would lose its last place. The first field that is wrong is named.
 */
import { type Bilingual, type Language, type Refusal, refuse } from "@giaingan/finance";
import type { TSchema } from "typebox";
import { Compile } from "typebox/compile";

/** Checks a value; gives the refusal of the first fault, null when there is none. */
export type BodyCheck = (value: unknown, at?: string) => Refusal | null;

type Faults = ReturnType<ReturnType<typeof Compile>["Errors"]>;
type Fault = Faults[number];

/** Makes the check of a schema. */
export function checkOf(schema: TSchema): BodyCheck {
  const compiled = Compile(schema);
  return (value, at = "") => {
    if (compiled.Check(value)) return null;
    const [first] = compiled.Errors(value);
    return first === undefined ? null : refusalOf(first, { value, at, schema });
  };
}

/** A part of a request and its schema, as Fastify hands it to a compiler of validators. */
interface RequestPart {
  readonly schema: unknown;
  readonly httpPart?: string;
}

type Verdict = { readonly value: unknown } | { readonly error: Refusal };

/** Makes a compiler of validators for Fastify: the body is held against the check, all else against its schema. */
export function validatorsOf(checkBody: BodyCheck): (part: RequestPart) => (value: unknown) => Verdict {
  return ({ schema, httpPart }) => {
    const check = httpPart === "body" ? checkBody : checkOf(schema as TSchema);
    return (value) => {
      const refusal = check(value);
      return refusal === null ? { value } : { error: refusal };
    };
  };
}

function refusalOf(
  fault: Fault,
  { value, at, schema }: { readonly value: unknown; readonly at: string; readonly schema: TSchema },
): Refusal {
  const path = fault.instancePath.split("/").slice(1).map(unescapePointer);
  const name = fieldName(at, path);
  switch (fault.keyword) {
    case "required": {
      const [missing = ""] = fault.params.requiredProperties;
      return refuse("missingField", { field: fieldName(at, [...path, missing]) });
    }
    // TypeBox says of a field that an object must not have that nothing may stand there.
    case "boolean": {
      const known = propertiesAt(schema, path.slice(0, -1)).join(", ");
      return refuse("unknownParameter", { name, known: known === "" ? "—" : known });
    }
    default:
      return refuse("invalidValue", { name, value: shortText(valueAt(value, path)), expected: expectedValue(fault) });
  }
}

/** `relations`, 3, `parts` → "relations[3].parts", as a programmer writes it; the body itself is "body". */
function fieldName(at: string, path: readonly string[]): string {
  const name = path.reduce(
    (before, part) => (/^\d+$/u.test(part) ? `${before}[${part}]` : before === "" ? part : `${before}.${part}`),
    at,
  );
  return name === "" ? "body" : name;
}

function unescapePointer(part: string): string {
  return part.replaceAll("~1", "/").replaceAll("~0", "~");
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, part) => (isRecord(inner) ? inner[part] : undefined), value);
}

function propertiesAt(schema: TSchema, path: readonly string[]): readonly string[] {
  const inner = path.reduce<unknown>((outer, part) => {
    if (!isRecord(outer)) return undefined;
    const properties = outer["properties"];
    return isRecord(properties) ? properties[part] : outer["items"];
  }, schema);
  const properties = isRecord(inner) ? inner["properties"] : undefined;
  return isRecord(properties) ? Object.keys(properties) : [];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function shortText(value: unknown): string {
  return (typeof value === "string" ? value : (JSON.stringify(value) ?? "")).slice(0, 100);
}

/** What a value should have been: signs that both languages read alike, or words. */
function expectedValue(fault: Fault): string | Bilingual {
  switch (fault.keyword) {
    case "enum":
      return fault.params.allowedValues.map((allowed) => shortText(allowed)).join(", ");
    case "pattern":
      return examplesOfPatterns[String(fault.params.pattern)] ?? String(fault.params.pattern);
    case "type":
      return typesText([fault.params.type].flat());
    case "minimum":
      return `≥ ${fault.params.limit}`;
    case "maximum":
      return `≤ ${fault.params.limit}`;
    case "maxItems":
    case "maxLength":
      return `≤ ${fault.params.limit}`;
    default:
      return { vi: "không để trống", en: "not empty" };
  }
}

function typesText(types: readonly string[]): Bilingual {
  const textIn = (language: Language): string =>
    types.map((type) => (type === "string" ? textExample[language] : (typeExamples[type] ?? type))).join(", ");
  return { vi: textIn("vi"), en: textIn("en") };
}

const examplesOfPatterns: Readonly<Record<string, string>> = {
  "^-?\\d+$": '"14108000000" (đồng)',
  "^\\d+$": '"0", "1000000" (đồng)',
  "^\\d{4}-\\d{2}-\\d{2}$": "2023-10-31",
  "^-?\\d{1,100}(\\.\\d{1,100})?$": '"46.35", "67172"',
};

const textExample: Bilingual = { vi: '"chữ"', en: '"text"' };

const typeExamples: Readonly<Record<string, string>> = {
  integer: "0, 1, 2, …",
  boolean: "true, false",
  object: "{…}",
  array: "[…]",
};
