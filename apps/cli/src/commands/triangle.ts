/**
 * `giaingan triangle`: develops a run-off triangle from a JSON file, with or without priors.
 */
import { readTriangleFile, type TriangleFile } from "@giaingan/exchange";
import { Refusal, refuse } from "@giaingan/finance";
import {
  benktander,
  bornhuetterFerguson,
  capeCod,
  chainLadder,
  type ChainLadderAnswer,
  type PriorMethodAnswer,
  type SigmaRule,
} from "@giaingan/finance/triangles";
import type { Command, CommandOutput, Flag, Invocation } from "../command.ts";
import { readTextFile } from "../document-file.ts";
import { readWholeFlag, textOf } from "../question-flags.ts";
import { chainLadderText, priorMethodText } from "../triangle-text.ts";
import { UsageError } from "../usage-error.ts";

const methods = ["chain-ladder", "bornhuetter-ferguson", "benktander", "cape-cod"] as const;
type Method = (typeof methods)[number];

/** Which flags say something of a method; a flag without effect would mislead. */
const flagsOfMethod: Readonly<Record<Method, readonly string[]>> = {
  "chain-ladder": ["sigma"],
  "bornhuetter-ferguson": ["priors", "factors"],
  benktander: ["priors", "iterations", "factors"],
  "cape-cod": ["exposures", "decay", "trend", "factors"],
};

const flags: Readonly<Record<string, Flag>> = {
  method: {
    type: "string",
    valueName: "METHOD",
    values: methods,
    meaning: { vi: `phương pháp: ${methods.join(", ")}`, en: `method: ${methods.join(", ")}` },
  },
  sigma: {
    type: "string",
    valueName: "mack|log-linear",
    values: ["mack", "log-linear"],
    meaning: {
      vi: "cách suy ra sigma của cột cuối (mặc định: mack)",
      en: "how the sigma of the last column is found (default: mack)",
    },
  },
  priors: {
    type: "string",
    valueName: "NUMBER,…",
    meaning: {
      vi: "mức cuối kỳ ước tính trước, một số cho mỗi dòng; cũng có thể ghi trong tệp",
      en: "prior ultimates, one for each row; they may stand in the file too",
    },
  },
  exposures: {
    type: "string",
    valueName: "NUMBER,…",
    meaning: {
      vi: "quy mô của mỗi dòng (ví dụ kế hoạch năm), cho cape-cod; cũng có thể ghi trong tệp",
      en: "the size of each row (such as the year's plan), for cape-cod; they may stand in the file too",
    },
  },
  iterations: {
    type: "string",
    valueName: "N",
    meaning: { vi: "số lần lặp của benktander (mặc định 1)", en: "iterations of benktander (default 1)" },
  },
  decay: {
    type: "string",
    valueName: "NUMBER",
    meaning: {
      vi: "trọng số giảm dần theo khoảng cách giữa các dòng, 0 đến 1 (mặc định 1), cho cape-cod",
      en: "weight lost with each row of distance, 0 to 1 (default 1), for cape-cod",
    },
  },
  trend: {
    type: "string",
    valueName: "NUMBER",
    meaning: {
      vi: "mức tăng từ dòng này sang dòng sau (mặc định 0), cho cape-cod",
      en: "growth from row to row (default 0), for cape-cod",
    },
  },
  factors: {
    type: "string",
    valueName: "NUMBER,…",
    meaning: {
      vi: "hệ số phát triển thay cho hệ số tính từ tam giác; thêm một số là hệ số đuôi",
      en: "development factors instead of the triangle's own; one more is a tail factor",
    },
  },
};

export const triangle: Command = {
  name: "triangle",
  argumentNames: "FILE.json",
  argumentCount: { min: 1, max: 1 },
  summary: {
    vi: "tam giác phát triển: chain-ladder với sai số chuẩn của Mack, Bornhuetter–Ferguson, Benktander, Cape Cod",
    en: "a run-off triangle: chain-ladder with Mack's standard errors, Bornhuetter–Ferguson, Benktander, Cape Cod",
  },
  flags,
  run: async (invocation) => {
    const [path = ""] = invocation.positionals;
    const method = (textOf(invocation.flags["method"]) ?? "chain-ladder") as Method;
    checkFlags(method, invocation.flags);
    const file = readTriangleFile(await readTextFile(path), { path });
    try {
      return outputOf(method, file, invocation.flags);
    } catch (error) {
      throw error instanceof Refusal ? file.placed(error) : error;
    }
  },
};

function outputOf(method: Method, file: TriangleFile, given: Invocation["flags"]): CommandOutput {
  if (method === "chain-ladder") {
    const rule = (textOf(given["sigma"]) ?? "mack") as SigmaRule;
    const answer: ChainLadderAnswer = chainLadder(file.triangle, { sigma: rule });
    return { json: answer, text: (language) => chainLadderText(answer, { asked: rule, language }) };
  }
  const answer = answerWithPriors(method, file, given);
  return { json: answer, text: (language) => priorMethodText(answer, language) };
}

function answerWithPriors(
  method: Exclude<Method, "chain-ladder">,
  file: TriangleFile,
  given: Invocation["flags"],
): PriorMethodAnswer {
  const factors = readNumbers("factors", given);
  if (method === "cape-cod") {
    const exposures = readNumbers("exposures", given) ?? file.exposures ?? missing("exposures", method);
    const [decay = 1] = readNumbers("decay", given, 1) ?? [];
    const [trend = 0] = readNumbers("trend", given, 1) ?? [];
    return capeCod(file.triangle, { exposures, decay, trend, factors });
  }
  const priors = readNumbers("priors", given) ?? file.priors ?? missing("priors", method);
  if (method === "bornhuetter-ferguson") return bornhuetterFerguson(file.triangle, { priors, factors });
  const iterations = readWholeFlag("--iterations", textOf(given["iterations"]), { min: 0, max: 10_000 }) ?? 1;
  return benktander(file.triangle, { priors, iterations, factors });
}

/** The numbers behind a flag, with a decimal point, commas between them; null when the flag is left out. */
function readNumbers(
  name: string,
  given: Invocation["flags"],
  countMax: number = Number.POSITIVE_INFINITY,
): readonly number[] | null {
  const text = textOf(given[name]);
  if (text === null) return null;
  const parts = text.split(",").map((part) => part.trim());
  if (parts.length <= countMax && parts.every((part) => /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/u.test(part)))
    return parts.map(Number);
  const expected = countMax === 1 ? "0.5" : "200,260.5,…";
  throw refuse("invalidValue", { name: `--${name}`, value: text, expected });
}

function missing(name: string, method: Method): never {
  throw new UsageError(
    { vi: `Phương pháp ${method} cần --${name}.`, en: `The method ${method} needs --${name}.` },
    {
      vi: `Nêu một số cho mỗi dòng: --${name} 200,260; hoặc ghi trong tệp: {"triangle": […], "${name}": […]}.`,
      en: `Give one number for each row: --${name} 200,260; or in the file: {"triangle": […], "${name}": […]}.`,
    },
  );
}

function checkFlags(method: Method, given: Invocation["flags"]): void {
  const own = Object.values(flagsOfMethod).flat();
  const idle = own.find((name) => given[name] !== undefined && !flagsOfMethod[method].includes(name));
  if (idle === undefined) return;
  const uses = methods.filter((each) => flagsOfMethod[each].includes(idle)).join(", ");
  throw new UsageError(
    { vi: `Cờ --${idle} không có tác dụng với ${method}.`, en: `The flag --${idle} has no effect on ${method}.` },
    { vi: `Bỏ cờ đó, hoặc dùng --method ${uses}.`, en: `Leave it out, or use --method ${uses}.` },
  );
}
