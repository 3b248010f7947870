import { defineConfig } from "vitest/config";

/** What runs again with the ledger on a PostgreSQL server; files and their locks exist on DuckDB only. */
const onBothEngines = [
  "packages/ledger/test/*.test.ts",
  "test/scenarios/ledger-*.test.ts",
  "test/laws/ledger-*.test.ts",
];
const onFilesOnly = ["packages/ledger/test/opening.test.ts", "packages/ledger/test/engine-limits.test.ts"];
/** What is true of the server only. */
const onServerOnly = [
  "packages/ledger/test/postgres/*.test.ts",
  "apps/*/test/postgres/*.test.ts",
  "test/postgres/*.test.ts",
];

export default defineConfig({
  test: {
    testTimeout: 300_000,
    hookTimeout: 600_000,
    maxWorkers: 3,
    setupFiles: ["test/laws/one-seed.ts"],
    expect: { requireAssertions: true },
    projects: [
      {
        extends: true,
        test: {
          name: "embedded",
          include: ["packages/*/test/**/*.test.ts", "apps/*/test/**/*.test.{ts,tsx}", "test/**/*.test.ts"],
          exclude: [...onServerOnly, "**/node_modules/**"],
        },
      },
      {
        extends: true,
        test: {
          name: "postgresql",
          include: [...onBothEngines, ...onServerOnly],
          exclude: [...onFilesOnly, "**/node_modules/**"],
          // Started when a test of this project is asked for, and no other: one server for all of them.
          globalSetup: ["test/postgres/provided-server.ts"],
        },
      },
    ],
  },
});
