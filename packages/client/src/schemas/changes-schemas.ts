/**
 * The wire form of changes: the bridge between two states of the record.
 */
import { changeLineCodes } from "@giaingan/finance/changes";
import { Type } from "typebox";
import {
  amount,
  answerHead,
  answerTail,
  BilingualSchema,
  count,
  groupName,
  object,
  oneOf,
  PlainDateSchema,
  statedAmount,
} from "./wire-values.ts";

const BridgeSchema = object(
  {
    opening: statedAmount("In the state changed from"),
    closing: statedAmount("In the state changed to"),
    change: statedAmount("`closing − opening`, where null counts as nothing"),
    lines: Type.Array(
      object({
        code: oneOf(changeLineCodes, "The reason"),
        name: BilingualSchema,
        effect: amount("By how much it raises or lowers the sum: a cut of 5 is −5"),
        count: count("How many entries"),
      }),
    ),
  },
  "`opening + Σ effects = closing`, to the đồng",
);

const bridges = { plan: BridgeSchema, allocatedPlan: BridgeSchema, disbursed: BridgeSchema };

const StateSchema = object({
  asOf: PlainDateSchema,
  revision: Type.Union([Type.Integer(), Type.Null()], { description: "Null: the latest" }),
});

export const ChangesAnswerSchema = object({
  ...answerHead,
  from: StateSchema,
  to: StateSchema,
  total: object(bridges),
  groups: Type.Array(object({ ...groupName, ...bridges })),
  ...answerTail,
});
