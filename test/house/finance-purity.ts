/**
 * The purity of finance: the same input gives the same answer everywhere, to the đồng. So no clock, randomness,
 * surroundings, local time or locale, and no float on the way of an amount.
 */
import { isNamed, isSyntaxNode, lineOf, literalText, memberName, type Occurrence, syntaxOf } from "./module-syntax.ts";
import type { SourceFile } from "./source-tree.ts";

/** Names of the surroundings. `Date` and `Math` are looked at more closely. */
const bannedNames = wordSet(
  "process globalThis global window self navigator location localStorage Deno Bun",
  "console fetch XMLHttpRequest WebSocket Worker require eval Function",
  "performance crypto Temporal Intl setTimeout setInterval setImmediate queueMicrotask",
);

/** Members that read a clock, draw a number or look at the machine's zone or locale, on whatever object. */
const bannedMembers = wordSet(
  "now random randomUUID getRandomValues getTimezoneOffset",
  "toLocaleString toLocaleDateString toLocaleTimeString localeCompare",
  "getFullYear getMonth getDate getDay getHours getMinutes setFullYear setMonth setDate setHours setMinutes",
);

/** What is impure in a file of finance, one sentence each with file and line. */
export function findImpurities(file: SourceFile): readonly string[] {
  return syntaxOf(file).flatMap((occurrence) => {
    const fault = impurityOf(occurrence);
    return fault === null ? [] : [`${file.path}:${lineOf(file.text, occurrence.node.start)} ${fault}`];
  });
}

/** Where a file of finance turns something into a float, one sentence each with file and line. */
export function findFloats(file: SourceFile): readonly string[] {
  return syntaxOf(file).flatMap(({ node, parent, field }) => {
    const fault = floatOf({ node, parent, field });
    return fault === null ? [] : [`${file.path}:${lineOf(file.text, node.start)} ${fault}`];
  });
}

function impurityOf(occurrence: Occurrence): string | null {
  const { node } = occurrence;
  if (node.type === "MetaProperty") return "looks at import.meta";
  if (node.type === "MemberExpression") {
    const name = memberName(node);
    return name !== null && bannedMembers.has(name) ? `uses .${name}` : null;
  }
  if (node.type === "Property" && isPattern(occurrence)) {
    const name = isSyntaxNode(node["key"]) ? (literalText(node["key"]) ?? String(node["key"]["name"])) : "";
    return bannedMembers.has(name) ? `takes .${name} out of an object` : null;
  }
  if (node.type !== "Identifier" || !isReference(occurrence)) return null;
  const name = String(node["name"]);
  if (bannedNames.has(name)) return `uses ${name}`;
  if (name === "Date" && !isPureDate(occurrence)) return "uses Date otherwise than on a given instant";
  return name === "Math" && !isMember(occurrence) ? "uses Math otherwise than for a named function" : null;
}

/** `new Date(instant)`, `Date.UTC(…)` and `Date.parse(…)` look at no clock. */
function isPureDate({ node, parent, field }: Occurrence): boolean {
  if (parent?.type === "NewExpression" && field === "callee") {
    const list = parent["arguments"];
    const [first]: readonly unknown[] = Array.isArray(list) ? list : [];
    return isSyntaxNode(first) && first.type !== "SpreadElement";
  }
  if (parent === null || !isMember({ node, parent, field })) return false;
  return ["UTC", "parse"].includes(memberName(parent) ?? "");
}

/** Whether the name stands before a dot, or before brackets with a text in them. */
function isMember({ parent, field }: Occurrence): boolean {
  return parent?.type === "MemberExpression" && field === "object" && memberName(parent) !== null;
}

/** Whether an identifier stands for a value: not the name of a member, a key or a type. */
function isReference({ parent, field }: Occurrence): boolean {
  if (parent === null) return false;
  if (field === "property" || field === "key") return parent["computed"] === true;
  return !parent.type.startsWith("TS") || parent.type === "TSAsExpression" || parent.type === "TSNonNullExpression";
}

function isPattern({ parent }: Occurrence): boolean {
  return parent?.type === "ObjectPattern";
}

function floatOf({ node, parent }: Occurrence): string | null {
  if (node.type === "Literal") {
    const { value } = node;
    return typeof value === "number" && !Number.isInteger(value) ? `writes the float ${value}` : null;
  }
  if (node.type === "UnaryExpression" && node["operator"] === "+") return "turns a value into a float with +";
  if (node.type === "Identifier" && parent?.type !== "MemberExpression")
    return ["parseFloat", "parseInt"].find((name) => isNamed(node, name))?.concat(" makes a float") ?? null;
  if (node.type === "CallExpression" && isNamed(node["callee"], "Number")) return "turns a value into a float";
  if (node.type === "Identifier" || node.type !== "MemberExpression") return null;
  const name = memberName(node);
  return ["toNumber", "parseFloat", "parseInt"].includes(name ?? "") ? `.${name} makes a float` : null;
}

function wordSet(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => line.split(" ")));
}
