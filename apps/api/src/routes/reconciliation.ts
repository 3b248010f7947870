/**
 * Reconciling what a request brings along: figures, a table, a unit against the Treasury. Nothing is posted, and the
 * ledger is not asked.
 */
import { apiPaths, toWire } from "@giaingan/client";
import {
  bodyItemsMax,
  FigureReconciliationSchema,
  type FiguresBody,
  FiguresBodySchema,
  NoQuerySchema,
  relationSchemas,
  type TableBody,
  TableBodySchema,
  type TreasuryBody,
  TreasuryBodySchema,
  TreasuryReconciliationSchema,
} from "@giaingan/client/schemas";
import { isPlainDate, refuse } from "@giaingan/finance";
import {
  reconcileFigures,
  reconcileTable,
  reconcileTreasury,
  type TreasuryLine,
} from "@giaingan/finance/reconciliation";
import type { FastifyInstance } from "fastify";
import { type TSchema, Type } from "typebox";
import { serializeWhole } from "../answer-route.ts";
import { type BodyCheck, checkOf, validatorsOf } from "../body-validation.ts";
import { problemResponses } from "../problem.ts";

interface ReconciliationRoute<Body> {
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
  readonly body: TSchema;
  readonly response: TSchema;
  readonly check: BodyCheck;
  readonly reconcile: (body: Body) => object;
}

/** Adds the routes. */
export async function reconciliationRoutes(server: FastifyInstance): Promise<void> {
  serializeWhole(server);
  addRoute<FiguresBody>(server, {
    path: apiPaths.reconcileFigures,
    operationId: "reconcileFigures",
    summary: "Đối chiếu các số đã in với nhau / printed figures against each other",
    body: FiguresBodySchema,
    response: FigureReconciliationSchema,
    check: withRelations(FiguresBodySchema),
    reconcile: (body) => reconcileFigures(body),
  });
  addRoute<TableBody>(server, {
    path: apiPaths.reconcileTable,
    operationId: "reconcileTable",
    summary: "Đối chiếu một biểu đã in / a printed table against itself",
    body: TableBodySchema,
    response: FigureReconciliationSchema,
    check: withRelations(TableBodySchema),
    reconcile: (body) => reconcileTable(body),
  });
  addRoute<TreasuryBody>(server, {
    path: apiPaths.reconcileTreasury,
    operationId: "reconcileTreasury",
    summary: "Đối chiếu đơn vị với Kho bạc / a unit against the Treasury",
    body: TreasuryBodySchema,
    response: TreasuryReconciliationSchema,
    check: checkOf(TreasuryBodySchema),
    reconcile: reconcileBooks,
  });
}

function addRoute<Body>(server: FastifyInstance, route: ReconciliationRoute<Body>): void {
  const { path, operationId, summary, body, response, check, reconcile } = route;
  const schema = {
    operationId,
    summary,
    tags: ["reconciliation"],
    body,
    querystring: NoQuerySchema,
    response: { 200: response, ...problemResponses },
  };
  server.post(path, { schema, validatorCompiler: validatorsOf(check) }, async (request, reply) => {
    reply.header("cache-control", "no-store");
    return toWire(reconcile(request.body as Body));
  });
}

/** A relation is held against the shape of its kind, so that the field is named which that kind lacks. */
function withRelations(schema: typeof FiguresBodySchema | typeof TableBodySchema): BodyCheck {
  const kind = Type.Unsafe({ type: "string", enum: Object.keys(relationSchemas) });
  const anyRelations = Type.Array(Type.Object({ kind }), { maxItems: bodyItemsMax });
  const isNeeded = schema.required.some((name) => name === "relations");
  const relations = isNeeded ? anyRelations : Type.Optional(anyRelations);
  const checkBody = checkOf(Type.Object({ ...schema.properties, relations }, { additionalProperties: false }));
  const checks = new Map(Object.entries(relationSchemas).map(([name, each]) => [name, checkOf(each)]));
  return (body) => {
    const refusal = checkBody(body);
    if (refusal !== null) return refusal;
    const { relations: given = [] } = body as { readonly relations?: readonly { readonly kind: string }[] };
    for (const [index, relation] of given.entries()) {
      const wrong = checks.get(relation.kind)?.(relation, `relations[${index}]`) ?? null;
      if (wrong !== null) return wrong;
    }
    return null;
  };
}

function reconcileBooks({ unit, treasury, tolerances }: TreasuryBody): object {
  return reconcileTreasury({
    unit: readLines("unit", unit),
    treasury: readLines("treasury", treasury),
    ...(tolerances === undefined ? {} : { tolerances: { ...tolerances, amount: BigInt(tolerances.amount) } }),
  });
}

function readLines(side: string, lines: TreasuryBody["unit"]): readonly TreasuryLine[] {
  const known = new Map<string, number>();
  return lines.map(({ amount, ...line }, index) => {
    const before = known.get(line.id);
    if (before !== undefined) {
      throw refuse("invalidValue", {
        name: `${side}[${index}].id`,
        value: line.id,
        expected: `≠ ${side}[${before}].id`,
      });
    }
    known.set(line.id, index);
    if (!isPlainDate(line.on)) throw refuse("unknownDate", { name: `${side}[${index}].on`, value: line.on });
    return { ...line, amount: BigInt(amount) };
  });
}
