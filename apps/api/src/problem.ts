/**
 * Problems: every answer that is not a success is `application/problem+json` (RFC 9457), in both languages, without
 * a stack.
 */
import { type Bilingual, type Language, Refusal, type RefusalCategory, refuse } from "@giaingan/finance";
import { refuseLedger } from "@giaingan/ledger";
import { ProblemSchema, type WireProblem } from "@giaingan/client/schemas";
import type { Socket } from "node:net";
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { readAway } from "./unread-body.ts";

const statusOfCategory: Readonly<Record<RefusalCategory, number>> = {
  badInput: 400,
  notFound: 404,
  conflict: 409,
  tooLarge: 413,
  unavailable: 503,
};

/** Where a code says more than its category: an id that is known with another body cannot be mended by waiting. */
const statusOfCode: Readonly<Record<string, number>> = {
  entryIdReused: 422,
  ledgerDiskFull: 507,
  ledgerReadOnly: 507,
  periodsNotSeen: 428,
  periodsChanged: 412,
};

const problemType = "application/problem+json; charset=utf-8";

const internalError: { readonly fact: Bilingual; readonly remedy: Bilingual } = {
  fact: { vi: "Chương trình gặp lỗi khi trả lời.", en: "The program failed while answering." },
  remedy: {
    vi: "Thử lại; nếu vẫn lỗi, gửi nhật ký của chương trình cho người phát triển. Sổ cái không bị thay đổi.",
    en: "Try again; if it persists, send the program's log to its developers. The ledger is unchanged.",
  },
};

interface ProblemResponse {
  readonly description: string;
  readonly content: { readonly "application/problem+json": { readonly schema: typeof ProblemSchema } };
}

/** The responses of every route that can refuse, for the OpenAPI document. */
export const problemResponses: { readonly "4xx": ProblemResponse; readonly "5xx": ProblemResponse } = {
  "4xx": {
    description: "Bị từ chối / refused",
    content: { "application/problem+json": { schema: ProblemSchema } },
  },
  "5xx": {
    description: "Không trả lời hoặc không ghi được / cannot answer or write",
    content: { "application/problem+json": { schema: ProblemSchema } },
  },
};

/** Answers what never becomes a request: an address that cannot be decoded. */
export function answerBrokenAddress(_error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  void sendRefusal(request, reply, refuse("unknownAddress", { address: request.url.slice(0, 200) }), 400);
}

/** Answers what is no HTTP that the server takes, such as headers above the limit. */
export function answerBrokenRequest(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === "ECONNRESET" || socket.destroyed) return;
  const isTooLarge = error.code === "HPE_HEADER_OVERFLOW";
  const fact = isTooLarge
    ? { vi: "Yêu cầu quá dài.", en: "The request is too long." }
    : { vi: "Yêu cầu không đúng HTTP.", en: "The request is not valid HTTP." };
  const remedy = { vi: "Rút ngắn hoặc sửa địa chỉ rồi thử lại.", en: "Shorten or correct the address and try again." };
  const status = isTooLarge ? 431 : 400;
  const code = isTooLarge ? "requestTooLong" : "invalidRequest";
  const body = JSON.stringify(problemBody({ status, code, fact, remedy, values: {} }, "vi"));
  socket.end(
    `HTTP/1.1 ${status} ${isTooLarge ? "Request Header Fields Too Large" : "Bad Request"}\r\n` +
      `Content-Type: ${problemType}\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}

/** Makes the server answer every error, and every unknown address, with a problem document. */
export function answerProblems(server: FastifyInstance): void {
  server.setNotFoundHandler((request, reply) => {
    const address = `${request.method} ${request.url.split("?")[0] ?? ""}`;
    return sendRefusal(request, reply, refuse("unknownAddress", { address }));
  });
  server.setErrorHandler(async (error: FastifyError | Refusal, request, reply) => {
    if (error instanceof Refusal) return sendRefusal(request, reply, error);
    if (error.validation !== undefined) return sendRefusal(request, reply, refusalOfValidation(error, request));
    if (error.code === "FST_ERR_HANDLER_TIMEOUT") return sendRefusal(request, reply, refusalOfTimeout(request));
    const ofBody = refusalOfBody(error, request);
    if (error.code === "FST_ERR_CTP_BODY_TOO_LARGE") await readAway(request.raw);
    if (ofBody !== null) return sendRefusal(request, reply, ofBody, error.statusCode);
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

function sendRefusal(
  request: FastifyRequest,
  reply: FastifyReply,
  refusal: Refusal,
  status: number = statusOfCode[refusal.code] ?? statusOfCategory[refusal.category],
): FastifyReply {
  const { code, fact, remedy, values } = refusal;
  return sendProblem(request, reply, { status, code, fact, remedy, values });
}

type ProblemFacts = Pick<WireProblem, "status" | "code" | "fact" | "remedy" | "values">;

/** Sends a problem document in the language that the request asks for. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, problem: ProblemFacts): FastifyReply {
  return reply
    .code(problem.status)
    .header("cache-control", "no-store")
    .type(problemType)
    .serializer((payload: unknown) => JSON.stringify(payload))
    .send(problemBody(problem, languageOf(request)));
}

function problemBody(problem: ProblemFacts, language: Language): WireProblem {
  const { code, fact, remedy } = problem;
  return {
    type: `urn:giaingan:problem:${code}`,
    title: fact[language],
    detail: `${fact[language]} ${remedy[language]}`,
    ...problem,
  };
}

/** `lang=` of the query, else the Accept-Language header, else Vietnamese. */
function languageOf(request: FastifyRequest): Language {
  const { lang } = (request.query ?? {}) as { lang?: unknown };
  if (lang === "en" || lang === "vi") return lang;
  return request.headers["accept-language"]?.trim().toLowerCase().startsWith("en") === true ? "en" : "vi";
}

function refusalOfTimeout(request: FastifyRequest): Refusal {
  return refuseLedger("answerTimedOut", { seconds: String((request.routeOptions.handlerTimeout ?? 0) / 1_000) });
}

/** The refusal of a body that never became a value; null of any other error. */
function refusalOfBody(error: FastifyError, request: FastifyRequest): Refusal | null {
  switch (error.code) {
    case "FST_ERR_CTP_BODY_TOO_LARGE":
      return refuse("bodyTooLarge", { limitBytes: String(request.routeOptions.bodyLimit) });
    case "FST_ERR_CTP_EMPTY_JSON_BODY":
      return refuse("bodyNotJson", { reason: "0 byte" });
    case "FST_ERR_CTP_INVALID_MEDIA_TYPE":
      return refuse("bodyNotJson", { reason: `content-type: ${request.headers["content-type"] ?? "—"}`.slice(0, 200) });
    case "FST_ERR_CTP_INVALID_JSON_BODY":
      return refuse("bodyNotJson", { reason: { vi: "sai cú pháp", en: error.message.slice(0, 200) } });
    default:
      return error instanceof SyntaxError
        ? refuse("bodyNotJson", { reason: { vi: "sai cú pháp", en: error.message.slice(0, 200) } })
        : null;
  }
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
  return refuse("invalidValue", { name, value: String(given), expected: expectedValue(first?.keyword ?? "", params) });
}

/** What a value should have been: signs that both languages read alike, or words. */
function expectedValue(keyword: string, params: Readonly<Record<string, unknown>>): string | Bilingual {
  const allowed = params["allowedValues"];
  if (Array.isArray(allowed)) return allowed.join(", ");
  switch (keyword) {
    case "minimum":
    case "maximum":
      return `${keyword === "minimum" ? "≥" : "≤"} ${String(params["limit"])}`;
    case "type":
      return params["type"] === "integer" ? "0, 1, 2, …" : { vi: "một giá trị", en: "one value" };
    default:
      return { vi: "không để trống", en: "not empty" };
  }
}
