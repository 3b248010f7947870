/**
 * The wire form of triangles: estimates in plain numbers, in whatever unit the triangle is in.
 */
import { type Static, Type } from "typebox";
import { FindingSchema, object, oneOf } from "./wire-values.ts";

/** Rows and columns that a body may hold at most. */
const sideMax = 1_000;

const number = (description: string) => Type.Number({ description });
const numbers = (description: string) => Type.Array(Type.Number(), { maxItems: sideMax, description });
const numberOrNull = Type.Unsafe<number | null>({ type: ["number", "null"] });
const numbersOrNull = (description: string) => Type.Array(numberOrNull, { maxItems: sideMax, description });

/** The methods, as the command line names them. */
export const triangleMethods = ["chain-ladder", "bornhuetter-ferguson", "benktander", "cape-cod"] as const;

export const TriangleBodySchema = object({
  triangle: Type.Array(numbersOrNull("Cumulative amounts by development period; null: not yet observed"), {
    minItems: 1,
    maxItems: sideMax,
    description: "One row for each origin year",
  }),
  method: Type.Optional(oneOf(triangleMethods, "chain-ladder without it")),
  sigma: Type.Optional(oneOf(["mack", "log-linear"] as const, "How the last sigma is found; mack without it")),
  priors: Type.Optional(numbers("Prior ultimates, one for each row: bornhuetter-ferguson, benktander")),
  exposures: Type.Optional(numbers("The size of each row: cape-cod")),
  iterations: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000, description: "benktander; 1 without it" })),
  decay: Type.Optional(number("cape-cod, 0 … 1; 1 without it")),
  trend: Type.Optional(number("cape-cod; 0 without it")),
  factors: Type.Optional(numbers("Instead of the triangle's own; one more is a tail factor")),
});

const developed = {
  factors: numbers("From each column to the next"),
  latest: numbers("The last known amount of each row"),
  ultimates: numbers("Each row developed"),
  reserves: numbers("`ultimates − latest`"),
  totalReserve: number("Sum of `reserves`"),
  findings: Type.Array(FindingSchema, { description: "Decreasing amounts" }),
};

export const TriangleAnswerSchema = Type.Union([
  object({
    ...developed,
    factorStandardErrors: numbersOrNull("Of `factors`; null: nothing varies"),
    sigmas: numbersOrNull("Of Mack's model; null: nothing varies"),
    sigmaRule: oneOf(["mack", "log-linear"] as const, "By which an unknown sigma was found"),
    standardErrors: numbersOrNull("Of `reserves`"),
    totalStandardError: numberOrNull,
  }),
  object({ ...developed, developed: numbers("Share reached"), priors: numbers("Prior ultimates that were used") }),
  object({
    ...developed,
    developed: numbers("Share reached"),
    priors: numbers("Prior ultimates that were used"),
    ratios: numbersOrNull("Prior / exposure"),
  }),
]);

export type TriangleBody = Static<typeof TriangleBodySchema>;
