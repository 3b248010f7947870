/** The command line on a PostgreSQL server: it prints what it prints of a file, and never the password. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, inject, test } from "vitest";
import { createServerPlaces, type LedgerPlaces } from "../../../../packages/ledger/test/ledger-places.ts";
import { type CommandRun, giaingan, projectFolder, report2023, temporaryFolder } from "../command-run.ts";

const entriesFile = join(projectFolder, "examples", "but-toan-2023.csv");
const passwords = [decodeURIComponent(new URL(serverAddress()).password), new URL(serverAddress()).password];
let places: LedgerPlaces | null = null;

function serverAddress(): NonNullable<ReturnType<typeof inject<"postgresAddress">>> {
  const address = inject("postgresAddress");
  if (address === undefined) throw new Error("this test needs the server of its project");
  return address;
}

afterEach(async () => {
  await places?.remove();
  places = null;
});

/** The path of an empty schema. */
async function serverPath(): Promise<string> {
  places ??= createServerPlaces(serverAddress());
  return (await places.prepare(places.path())).path;
}

/** Runs with a state folder that goes away, and expects that nothing tells the password. */
function run(words: readonly string[], environment: Readonly<Record<string, string>> = {}): CommandRun {
  const ran = giaingan(words, { XDG_STATE_HOME: temporaryFolder(), ...environment });
  for (const password of passwords) expect(ran.stdout + ran.stderr).not.toContain(password);
  return ran;
}

/** What differs by nature: when a batch was recorded, and so the chain. */
function withoutTimes({ code, stdout, stderr }: CommandRun): object {
  return { code, stderr, stdout: stdout.replaceAll(/"(recordedAt|chainHead)": "[^"]*"/gu, '"$1": "…"') };
}

describe("on a server the command line", () => {
  test("prints what it prints of a file: import, answers, export", async () => {
    const onServer = await serverPath();
    const inFile = join(temporaryFolder(), "so.duckdb");
    const asked: readonly (readonly string[])[] = [
      ["import", entriesFile, "--preview", "--json"],
      ["import", entriesFile, "--json"],
      ["import", report2023, "--json"],
      ["progress", "--as-of", "2023-10-31", "--by", "source", "--json"],
      ["progress", "--as-of", "2023-10-31", "--by", "unit,project"],
      ["rates", "--as-of", "2023-10-31", "--json"],
      ["settlement", "--year", "2023", "--as-of", "2024-02-15", "--json"],
      ["export", "entries", "--as-of", "2024-12-31"],
      ["progress", "--year", "1999", "--json"],
    ];
    for (const words of asked) {
      const expected = giaingan([...words, "--ledger", inFile]);
      expect(withoutTimes(run([...words, "--ledger", onServer])), words.join(" ")).toEqual(withoutTimes(expected));
    }
  }, 300_000);

  test("takes the ledger from GIAINGAN_LEDGER, and the password from PGPASSWORD", async () => {
    const url = new URL(await serverPath());
    const environment = { GIAINGAN_LEDGER: url.href };
    expect(run(["import", report2023, "--json"], environment)).toMatchObject({ code: 0, stderr: "" });
    url.password = "";
    const words = ["progress", "--as-of", "2023-10-31", "--ledger", url.href];
    expect(run(words, { PGPASSWORD: passwords[0] ?? "" })).toMatchObject({ code: 0, stderr: "" });
    expect(run(words).code).toBe(1);
  });

  test("reads policies and reference data only from files that are named", async () => {
    const path = await serverPath();
    run(["import", report2023, "--ledger", path]);
    const policies = join(temporaryFolder(), "chinh-sach.json");
    writeFileSync(policies, "{ no json");
    const words = ["pace", "--as-of", "2023-10-31", "--ledger", path];
    expect(run(words).code).toBe(0);
    expect(run([...words, "--policies", policies, "--json"]).stdout).toContain("brokenJson");
  });

  test("makes no ledger of a file that a rule refuses", async () => {
    const path = await serverPath();
    const refused = join(temporaryFolder(), "but-toan.csv");
    const header = "id,kind,date,year,unit,amount";
    writeFileSync(refused, `${header}\n1,volumePaid,2023-10-31,2023,Đăk Pne,5\n`);
    expect(run(["import", refused, "--ledger", path, "--json"]).code).toBe(1);
    expect(run(["progress", "--ledger", path, "--json"]).stdout).toContain("ledgerNotFound");
  });
});

describe("whatever is wrong, the password is not printed", () => {
  const wrong = (change: (url: URL) => void): string => {
    const url = new URL(serverAddress());
    change(url);
    return url.href;
  };
  const brokenPort = serverAddress().replace(/@127\.0\.0\.1:\d+/u, "@127.0.0.1:99999");
  test.each([
    ["an address that cannot be read", ["progress", "--ledger", brokenPort], 1],
    ["a closed port", ["progress", "--ledger", wrong((url) => (url.port = "1"))], 1],
    ["a wrong database", ["progress", "--ledger", wrong((url) => (url.pathname = "/khong_co"))], 1],
    ["the flag twice", ["progress", "--ledger", serverAddress(), "--ledger", serverAddress()], 2],
    ["the address as a command", [serverAddress()], 2],
    ["the address as an argument", ["progress", serverAddress()], 2],
    ["the address as a file", ["import", serverAddress()], 1],
    ["the address as a date", ["progress", "--as-of", serverAddress(), "--ledger", brokenPort], 1],
    ["the address as a year", ["progress", "--year", serverAddress()], 1],
    ["a flag with a slip", ["progress", `--ledgr=${serverAddress()}`], 2],
    ["the address as a language", ["progress", "--lang", serverAddress()], 2],
    ["the address as policies", ["policies", "--policies", serverAddress()], 1],
  ] as const)("%s", (_, words, code) => {
    // With --json everything is said twice: in the document, and in words beside it.
    expect(run([...words, "--json"]).code).toBe(code);
  });
});
