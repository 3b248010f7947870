import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { checkBackup, openLedger, restoreLedger } from "../../src/index.ts";
import { forge, linesOf, pack, richBatches, temporaryFolder } from "../backup-file.ts";

const taken = await takeBackup();
afterAll(() => rmSync(taken.folder, { recursive: true, force: true }));

let folder = "";
let path = "";
const { bytes } = taken;

beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder, "sao-luu.gz");
  for (const name of ["", ".manifest.json"]) copyFileSync(`${taken.path}${name}`, `${path}${name}`);
});

/** The backup that is damaged in every way. */
async function takeBackup(): Promise<{ readonly folder: string; readonly path: string; readonly bytes: Buffer }> {
  const made = mkdtempSync(join(tmpdir(), "giaingan-backup-"));
  const whole = join(made, "sao-luu.gz");
  const ledger = await openLedger({ path: join(made, "so.duckdb"), mode: "openOrCreate" });
  for (const batch of richBatches) await ledger.append(batch);
  await ledger.backup(whole);
  await ledger.close();
  return { folder: made, path: whole, bytes: readFileSync(whole) };
}

/** Restores some bytes; gives the code of the refusal, and sees to it that nothing is there then. */
async function refusalOf(damaged: Uint8Array): Promise<string> {
  const from = join(folder, "hong.gz");
  const to = join(folder, "moi.duckdb");
  writeFileSync(from, damaged);
  const code = await restoreLedger({ from, to }).then(
    () => "restored",
    (error: { readonly code?: string; readonly message: string }) => error.code ?? error.message,
  );
  expect(readdirSync(folder).filter((name) => name.startsWith("moi.duckdb"))).toEqual([]);
  return code;
}

describe("a damaged backup", () => {
  it("that is cut anywhere is refused", async () => {
    for (let part = 1; part < 50; part += 2) {
      const size = Math.floor((bytes.length * part) / 50);
      expect([part, await refusalOf(bytes.subarray(0, size))]).toEqual([part, "backupCut"]);
    }
    expect(await refusalOf(bytes.subarray(0, bytes.length - 1))).toBe("backupCut");
    expect(await refusalOf(bytes.subarray(0, 5))).toBe("backupCut");
  });

  it("with a flipped byte anywhere is refused", async () => {
    const places = Array.from({ length: 50 }, (_, part) => Math.floor((bytes.length * part) / 50));
    for (const place of [...places, ...Array.from({ length: 10 }, (_, byte) => byte), bytes.length - 1]) {
      const flipped = Buffer.from(bytes);
      flipped[place] = (flipped[place] ?? 0) ^ 0xff;
      expect([place, await refusalOf(flipped)]).toEqual([
        place,
        expect.stringMatching(/^(?:backupDamaged|backupCut|notABackup)$/u),
      ]);
    }
  });

  it.each([
    ["text", Buffer.from("đây không phải bản sao lưu"), "notABackup"],
    ["nothing", Buffer.alloc(0), "notABackup"],
    ["another packed file", gzipSync("một tệp khác\n"), "notABackup"],
    ["another file packed in the same way", pack('{"format":"khác","version":1}\n'), "notABackup"],
    ["a packed nothing", pack(""), "notABackup"],
  ])("that is %s is no backup", async (_, content, code) => {
    expect(await refusalOf(content)).toBe(code);
  });

  it.each([
    ["bytes behind its end", Buffer.from("thừa")],
    ["zeros behind its end", Buffer.alloc(7)],
    ["another packed file behind its end", pack("thừa\n")],
  ])("with %s is refused", async (_, more) => {
    expect(await refusalOf(Buffer.concat([bytes, more]))).toBe("backupDamaged");
  });

  it("without its last line is cut, though it unpacks", async () => {
    expect(await refusalOf(pack(`${linesOf(path).slice(0, -1).join("\n")}\n`))).toBe("backupCut");
  });

  it("that was unpacked, changed in one digit and packed again is refused", async () => {
    const text = linesOf(path).join("\n").replace('"5"', '"6"');
    expect(await refusalOf(pack(`${text}\n`))).toBe("backupDamaged");
  });

  it("that is not there, or a folder, is told", async () => {
    await expect(checkBackup(join(folder, "chua-co.gz"))).rejects.toMatchObject({ code: "fileNotFound" });
    await expect(checkBackup(folder)).rejects.toMatchObject({ code: "fileNotReadable" });
  });

  it("that does not agree with the manifest beside it is refused", async () => {
    const sidecar = `${path}.manifest.json`;
    const text = readFileSync(sidecar, "utf8");
    writeFileSync(sidecar, text.replace(/"entries": 5/u, '"entries": 6'));
    await expect(checkBackup(path)).rejects.toMatchObject({ code: "backupDisagrees" });
    writeFileSync(sidecar, text);
    expect(await checkBackup(path)).toMatchObject({ revision: 4 });
  });
});

type Forgery = Parameters<typeof forge>[2];

const forgeries: readonly (readonly [string, string, RegExp, Forgery])[] = [
  [
    "a newer format",
    "newerBackup",
    /format 2/u,
    ({ header, manifest }) => (header["version"] = manifest["version"] = 2),
  ],
  [
    "a newer schema",
    "newerBackup",
    /schema 99/u,
    ({ header, manifest }) => (header["schemaVersion"] = manifest["schemaVersion"] = 99),
  ],
  ["another revision in its manifest", "backupDisagrees", /first line/u, ({ manifest }) => (manifest["revision"] = 3)],
  [
    "another count",
    "backupDisagrees",
    /"entries"/u,
    ({ manifest }) => (manifest["counts"] = { ...(manifest["counts"] as object), entries: 6 }),
  ],
  [
    "another total",
    "backupDisagrees",
    /volumePaid/u,
    ({ manifest }) => (manifest["totals"] = { ...(manifest["totals"] as object), volumePaid: "1" }),
  ],
  [
    "another chain head",
    "backupDisagrees",
    /chain head/u,
    ({ header, manifest }) => (header["chainHead"] = manifest["chainHead"] = "c".repeat(64)),
  ],
  [
    "a changed reason",
    "backupDisagrees",
    /lô 1/u,
    ({ rows }) => change(rows, "b", (cell) => (String(cell).includes("DROP") ? "khác" : cell)),
  ],
  [
    "a row less, counted right",
    "backupDisagrees",
    /lô 3/u,
    ({ rows, manifest }) => {
      rows.splice(
        rows.findIndex(([table, revision]) => table === "statements" && revision === 3),
        1,
      );
      manifest["counts"] = { ...(manifest["counts"] as object), statements: 2 };
    },
  ],
  [
    "a cell of another type",
    "backupDisagrees",
    /entries\.amount/u,
    ({ rows }) => change(rows, "b", (cell) => (cell === "5" ? 5 : cell)),
  ],
  [
    "a day that is none",
    "backupDisagrees",
    /./u,
    ({ rows }) => change(rows, "d", (cell) => (cell === "2024-02-29" ? "2024-02-31" : cell)),
  ],
  [
    "nothing where something must be",
    "backupDisagrees",
    /./u,
    ({ rows }) => change(rows, "d", (cell) => (cell === "7" ? null : cell)),
  ],
  ["a table that nobody knows", "backupDisagrees", /bí mật/u, ({ rows }) => rows.push(["bí mật", 1])],
  [
    "a table too many",
    "backupDisagrees",
    /bí mật/u,
    ({ header }) => (header["tables"] as object[]).push({ name: "bí mật", columns: [] }),
  ],
];

/** Changes the cells of the entry with an id. */
function change(rows: unknown[][], id: string, cellOf: (cell: unknown) => unknown): void {
  const row = rows.find(([table, , , , entryId]) => table === "entries" && entryId === id) ?? [];
  row.splice(0, row.length, ...row.map(cellOf));
}

describe("a backup that somebody changed, with a hash that is right for it,", () => {
  it.each(forgeries)("to have %s is refused", async (_, code, says, edit) => {
    const forged = join(folder, "sua.gz");
    forge(path, forged, edit);
    const to = join(folder, "moi.duckdb");
    const restoring = restoreLedger({ from: forged, to });
    await expect(restoring).rejects.toMatchObject({ code });
    await expect(restoring).rejects.toThrow(says);
    expect(existsSync(to)).toBe(false);
  });
});

it("a log that a lost ledger left behind is never replayed into the restored one", async () => {
  const to = join(folder, "moi.duckdb");
  writeFileSync(`${to}.wal`, "log");
  await expect(restoreLedger({ from: path, to })).rejects.toMatchObject({ code: "restoreTargetExists" });
});
