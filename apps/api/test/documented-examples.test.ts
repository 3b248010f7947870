import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { apiPaths, chartPaths } from "@giaingan/client";
import { describe, expect, it } from "vitest";
import { sampleServer } from "./sample-server.ts";

const document = readFileSync(fileURLToPath(new URL("../../../docs/api.md", import.meta.url)), "utf8");

/** Requests of docs/api.md, each with what its answer must hold. */
const examples = [
  ...document.matchAll(
    /```http\n(?<method>GET|POST) (?<url>\S+)\n(?<seen>If-Match: .*\n)?(?<body>[^`]*)```\n\n```json\n(?<answer>[^`]*)```/gu,
  ),
].map(({ groups }) => ({
  method: groups?.["method"] === "POST" ? ("POST" as const) : ("GET" as const),
  url: groups?.["url"] ?? "",
  /** Whether it names a state that it has seen: the example shows a tag, the test asks for the true one. */
  isConditional: groups?.["seen"] !== undefined,
  body: groups?.["body"] ?? "",
  answer: JSON.parse(groups?.["answer"] ?? "null") as object,
}));

describe("docs/api.md", () => {
  it.each(examples)("$method $url answers as it says", async ({ method, url, isConditional, body, answer }) => {
    const { server } = await sampleServer();
    const headers = isConditional ? { "if-match": String((await server.inject(url)).headers.etag) } : {};
    const payload = body.trim() === "" ? {} : { payload: JSON.parse(body) as object };
    expect((await server.inject({ method, url, headers, ...payload })).json()).toMatchObject(answer);
  });

  it("has an example of every request for the programs of others", () => {
    expect(examples).toHaveLength(document.match(/```http/gu)?.length ?? 0);
    const shown = new Set(examples.map(({ url }) => url.split("?")[0]));
    // Files are sent as bytes, and what is asked of one names it by its hash: imports.test.ts does as the page says.
    const { importFiles, importPreviews, imports, errorWorkbooks, ...examined } = apiPaths;
    for (const path of [importFiles, importPreviews, imports, errorWorkbooks])
      expect(document).toContain(`POST ${path}`);
    const { ledger, progress, entries, statements, findings, policies, ...others } = examined;
    const pictures = new Set<string>(Object.values(chartPaths));
    expect(Object.values(others).filter((path) => !shown.has(path) && !pictures.has(path))).toEqual([]);
    for (const path of [ledger, progress, entries, statements, findings, policies, ...pictures]) {
      expect(document).toContain(`\`${path.replace("/api/v1/", "")}`);
    }
  });

  it("names every parameter and every field of a body", async () => {
    const { server } = await sampleServer({ isEmpty: true });
    const { paths } = (await server.inject("/openapi.json")).json<{ paths: Paths }>();
    const names = new Set(namesIn(paths));
    expect(names.size).toBeGreaterThan(40);
    expect([...names].filter((name) => !document.includes(`\`${name}\``))).toEqual([]);
  });
});

/** Names of parameters, and of the properties of bodies. */
function namesIn(paths: Paths): readonly string[] {
  return Object.values(paths).flatMap((methods) =>
    Object.values(methods).flatMap(({ parameters = [], requestBody }) => [
      ...parameters.filter((parameter) => parameter.in === "query").map(({ name }) => name),
      ...(requestBody === undefined ? [] : propertiesIn(requestBody)),
    ]),
  );
}

type Paths = Readonly<Record<string, Readonly<Record<string, Route>>>>;

interface Route {
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: object;
}

function propertiesIn(schema: unknown): readonly string[] {
  if (typeof schema !== "object" || schema === null) return [];
  const { properties = {} } = schema as { readonly properties?: object };
  const isPlace = Object.keys(properties).includes("excerpt");
  return [...(isPlace ? [] : Object.keys(properties)), ...Object.values(schema).flatMap(propertiesIn)].filter(
    (name) => !["start", "end", "excerpt", "id"].includes(name),
  );
}
