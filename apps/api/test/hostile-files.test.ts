/** Attacks that are sent to the server: refused with what to do; the ledger stays as it was, and the next request is answered. */
import { apiPaths } from "@giaingan/client";
import { ProblemSchema } from "@giaingan/client/schemas";
import { Errors } from "typebox/value";
import { lawTimeoutMs } from "../../../test/laws/lane.ts";
import { expect, test } from "vitest";
import { chosenAttacks, unlikeOutcome } from "../../../packages/exchange/test/attacks/chosen-attacks.ts";
import { sampleServer } from "./sample-server.ts";

/** The server takes no body above 20 MB, and the reader no text. */
const bodyCodes = ["requestTooLarge", "bodyTooLarge", "workbookTooLarge"];

test(
  "a server under attack refuses with what to do, keeps its ledger as it was, and answers the next",
  { timeout: lawTimeoutMs },
  async () => {
    const { server, ledger } = await sampleServer({ isEmpty: true });
    const wrong: (string | null)[] = [];
    for (const attack of chosenAttacks) {
      const answer = await server.inject({
        method: "POST",
        url: `${apiPaths.importFiles}?name=${encodeURIComponent(attack.file)}`,
        headers: { "content-type": "application/octet-stream" },
        payload: Buffer.from(attack.draw()),
      });
      const problem = answer.statusCode === 201 ? null : answer.json<{ code: string }>();
      const faults = problem === null ? [] : Errors(ProblemSchema, problem);
      expect([attack.name, faults]).toEqual([attack.name, []]);
      expect([201, 400, 413], attack.name).toContain(answer.statusCode);
      // A sheet with a cell in its last row, and a text of 300.000 signs, are too long for a server alone.
      const isLongText = "paragraphs" in attack.outcome;
      const others = [
        "tooManyRows",
        ...(isLongText ? ["workbookBeyondLimit"] : []),
        ...(answer.statusCode === 413 ? bodyCodes : []),
      ];
      wrong.push(unlikeOutcome(attack, { code: problem?.code ?? null, others }));
      if (problem !== null) continue;
      const { file } = answer.json<{ file: string }>();
      const preview = await server.inject({ method: "POST", url: apiPaths.importPreviews, payload: { file } });
      expect([200, 400, 413], attack.name).toContain(preview.statusCode);
    }
    expect(wrong.filter((line) => line !== null)).toEqual([]);
    const health = await server.inject({ method: "GET", url: "/healthz" });
    expect([health.statusCode, ledger.head().revision]).toEqual([200, 0]);
  },
);
