/** One seed draws every law: `GIAINGAN_SEED`, where it is set, is the seed of those too that name none of their own. */
import process from "node:process";

const seed = process.env["GIAINGAN_SEED"];
if (seed !== undefined) {
  const { configureGlobal, readConfigureGlobal } = await import("fast-check");
  configureGlobal({ ...readConfigureGlobal(), seed: Number(seed) });
}
