/**
 * Looking into an answer: `total.disbursed.lines[backDated].effect` on its JSON document.
 */

/** The fields by which an element of a list is named. */
const names = ["key", "code", "form", "basis", "date", "deadline", "curve", "id", "ruleId", "month"];

/**
 * What stands at a path; undefined where there is nothing. `[0]` is the first element, `[-1]` the last, and any other
 * text in brackets the element that is named so; `length` is that of a list.
 */
export function lookUp(answer: unknown, path: string): unknown {
  let found = answer;
  for (const [, field, element] of path.matchAll(/([^.[\]]+)|\[([^\]]*)\]/gu)) {
    if (found === null || typeof found !== "object") return undefined;
    found = element === undefined ? Reflect.get(found, field ?? "") : elementOf(found, element);
  }
  return found;
}

function elementOf(list: object, name: string): unknown {
  if (!Array.isArray(list)) return undefined;
  const named = list.find((each: unknown) => isNamed(each, name));
  return named ?? (/^-?\d+$/u.test(name) ? list.at(Number(name)) : undefined);
}

function isNamed(element: unknown, name: string): boolean {
  if (element === null || typeof element !== "object") return false;
  return names.some((field) => {
    const value: unknown = Reflect.get(element, field);
    return value === name || (value !== null && typeof value === "object" && Reflect.get(value, "date") === name);
  });
}

/**
 * Whether a value is what a table expects: JSON values as text, `null`, and `≈0.4636` for a decimal that rounds (half
 * up) to just that many places.
 */
export function isExpected(value: unknown, expected: string): boolean {
  if (expected.startsWith("≈")) {
    const text = expected.slice(1);
    const places = text.split(".")[1]?.length ?? 0;
    return typeof value === "string" && /^-?\d+(?:\.\d+)?$/u.test(value) && Number(value).toFixed(places) === text;
  }
  return shownValue(value) === expected;
}

/** A value as a table writes it. */
export function shownValue(value: unknown): string {
  if (typeof value === "string") return value;
  return value === undefined ? "(nothing there)" : JSON.stringify(value);
}
