/**
 * `npm run test:full`: `npm test` with ten times as many sequences in the laws (test/laws/lane.ts). Takes the same arguments.
 */
process.env.GIAINGAN_LANE = "full";
await import("./test.mjs");
