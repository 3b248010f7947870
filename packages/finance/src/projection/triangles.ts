/**
 * Run-off triangles: the chain-ladder with its errors, and the methods with priors. An entry point of its own: what
 * projects a budget year needs none of it, and each entry point has its weight (docs/decisions/0015).
 */
export { benktander } from "./benktander.ts";
export { bornhuetterFerguson, type PriorMethodAnswer } from "./bornhuetter-ferguson.ts";
export { capeCod, type CapeCodAnswer } from "./cape-cod.ts";
export { chainLadder, type ChainLadderAnswer } from "./chain-ladder.ts";
export type { SigmaRule } from "./chain-ladder-sigma.ts";
export type { Triangle } from "./triangle.ts";
export { triangleRefusals } from "./triangle-refusals.ts";
