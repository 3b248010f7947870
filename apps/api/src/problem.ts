/**
 * Problems: every answer that is not a success is `application/problem+json` (RFC 9457), in both languages, without
 * a stack.
 */
import { type Bilingual, type Language, Refusal, type RefusalCategory, refuse } from "@giaingan/finance";
import type { WireProblem } from "@giaingan/client/schemas";
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

const statusOfCategory: Readonly<Record<RefusalCategory, number>> = {
  badInput: 400,
  notFound: 404,
  conflict: 409,
  tooLarge: 413,
  unavailable: 503,
};

const internalError: { readonly fact: Bilingual; readonly remedy: Bilingual } = {
  fact: { vi: "Chương trình gặp lỗi khi trả lời.", en: "The program failed while answering." },
  remedy: {
    vi: "Thử lại; nếu vẫn lỗi, gửi nhật ký của chương trình cho người phát triển. Sổ cái không bị thay đổi.",
    en: "Try again; if it persists, send the program's log to its developers. The ledger is unchanged.",
  },
};

/** Makes the server answer every error, and every unknown address, with a problem document. */
export function answerProblems(server: FastifyInstance): void {
  server.setNotFoundHandler((request, reply) => {
    const address = `${request.method} ${request.url.split("?")[0] ?? ""}`;
    return sendRefusal(request, reply, refuse("unknownAddress", { address }));
  });
  server.setErrorHandler((error: FastifyError | Refusal, request, reply) => {
    if (error instanceof Refusal) return sendRefusal(request, reply, error);
    if (error.validation !== undefined) return sendRefusal(request, reply, refusalOfValidation(error, request));
    const status = error.statusCode ?? 500;
    if (status >= 500) request.log.error(error);
    const isOurs = status >= 500;
    const fact = isOurs
      ? internalError.fact
      : { vi: `Yêu cầu không hợp lệ: ${error.message}`, en: `Invalid request: ${error.message}` };
    const remedy = isOurs
      ? internalError.remedy
      : { vi: "Sửa yêu cầu rồi thử lại.", en: "Correct the request and try again." };
    return sendProblem(request, reply, {
      status,
      code: isOurs ? "internal" : "invalidRequest",
      fact,
      remedy,
      values: {},
    });
  });
}

function sendRefusal(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): FastifyReply {
  const { code, fact, remedy, values } = refusal;
  return sendProblem(request, reply, { status: statusOfCategory[refusal.category], code, fact, remedy, values });
}

function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  problem: Pick<WireProblem, "status" | "code" | "fact" | "remedy" | "values">,
): FastifyReply {
  const { status, code, fact, remedy, values } = problem;
  const language = languageOf(request);
  const body: WireProblem = {
    type: `urn:giaingan:problem:${code}`,
    title: fact[language],
    status,
    detail: `${fact[language]} ${remedy[language]}`,
    code,
    fact,
    remedy,
    values,
  };
  return reply
    .code(status)
    .header("cache-control", "no-store")
    .type("application/problem+json; charset=utf-8")
    .serializer((payload: unknown) => JSON.stringify(payload))
    .send(body);
}

/** `lang=` of the query, else the Accept-Language header, else Vietnamese. */
function languageOf(request: FastifyRequest): Language {
  const { lang } = request.query as { lang?: unknown };
  if (lang === "en" || lang === "vi") return lang;
  return request.headers["accept-language"]?.trim().toLowerCase().startsWith("en") === true ? "en" : "vi";
}

function refusalOfValidation(error: FastifyError, request: FastifyRequest): Refusal {
  const [first] = error.validation ?? [];
  const params = (first?.params ?? {}) as Readonly<Record<string, unknown>>;
  if (first?.keyword === "additionalProperties") {
    const known = Object.keys((request.routeOptions.schema?.querystring as { properties?: object })?.properties ?? {});
    return refuse("unknownParameter", {
      name: String(params["additionalProperty"]),
      known: known.length === 0 ? "—" : known.join(", "),
    });
  }
  const name = first?.instancePath.slice(1) ?? "";
  const given = (request.query as Readonly<Record<string, unknown>>)[name];
  const allowed = params["allowedValues"];
  const expected = Array.isArray(allowed) ? allowed.join(", ") : (first?.message ?? "");
  return refuse("invalidValue", { name, value: String(given), expected });
}
