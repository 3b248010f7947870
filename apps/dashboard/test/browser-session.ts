/**
 * A browser session: the real dashboard, built; the real API on a ledger that the command line made from the sample
 * report; and a real Chromium that comes with the packages.
 *
 * CHROMIUM_PATH names an installed browser instead. Everything lies in a folder of its own, and goes with it: the
 * packaged Chromium would reuse whatever browser it finds unpacked in the common temporary folder.
 */
import assert from "node:assert/strict";
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { build } from "vite";

const dashboard = join(import.meta.dirname, "..");
const root = join(dashboard, "../..");
const startTimeoutMs = 60_000;

/** What a test is given. */
export interface BrowserSession {
  /** "http://127.0.0.1:43210" */
  readonly address: string;
  /** The built dashboard. */
  readonly dashboardFolder: string;
  readonly browser: Browser;
  /** A fresh context and page at a path, after the answer is drawn; console errors are collected. */
  readonly open: (path: string, options?: BrowserContextOptions) => Promise<OpenedPage>;
  /** The same, looked at; then nothing may have gone wrong on it. */
  readonly visit: (
    path: string,
    look: (opened: OpenedPage) => Promise<void>,
    options?: BrowserContextOptions,
  ) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A page with what went wrong on it. */
export interface OpenedPage {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly errors: readonly string[];
}

/** Builds, imports, serves and launches. Close it in the end. */
export async function startBrowserSession(): Promise<BrowserSession> {
  const folder = await mkdtemp(join(tmpdir(), "giaingan-browser-"));
  const dashboardFolder = join(folder, "dashboard");
  const [browser, server] = await Promise.all([
    launchChromium(folder),
    buildDashboard(dashboardFolder).then(() => serveSample({ folder, dashboardFolder })),
  ]);
  const open: BrowserSession["open"] = (path, options) => openPage(browser, `${server.address}${path}`, options);
  return {
    address: server.address,
    dashboardFolder,
    browser,
    open,
    visit: async (path, look, options) => {
      const opened = await open(path, options);
      try {
        await look(opened);
        assert.deepEqual(opened.errors, []);
      } finally {
        await opened.context.close();
      }
    },
    close: async () => {
      await browser.close();
      await endProcess(server.process);
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function openPage(browser: Browser, address: string, options: BrowserContextOptions = {}): Promise<OpenedPage> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 1000 }, locale: "en-US", ...options });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") errors.push(message.text());
  });
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("request", (request) => {
    const { protocol, host } = new URL(request.url());
    if (protocol.startsWith("http") && host !== new URL(address).host) errors.push(`asked ${request.url()}`);
  });
  await page.goto(address);
  await settle(page);
  return { context, page, errors };
}

/** Waits until the answer, or what stands in its place, is there with its chart and fonts. */
export async function settle(page: Page): Promise<void> {
  await page.waitForSelector("h1");
  await page.waitForFunction(() => document.querySelector("[aria-busy=true]") === null);
  await page.waitForFunction(
    () => document.querySelector(".picture") === null || document.querySelector(".picture svg") !== null,
  );
  await page.evaluate(async () => {
    await document.fonts.ready;
  });
}

/** The visible text of what matches, one line each, with single blanks. */
export async function textsOf(page: Page, selector: string): Promise<readonly string[]> {
  const texts = await page.locator(selector).allInnerTexts();
  return texts.map((text) => text.replaceAll(/\s+/gu, " ").trim());
}

async function buildDashboard(outDir: string): Promise<void> {
  await build({
    root: dashboard,
    configFile: join(dashboard, "vite.config.ts"),
    logLevel: "warn",
    build: { outDir, emptyOutDir: true },
  });
}

async function serveSample({
  folder,
  dashboardFolder,
}: {
  readonly folder: string;
  readonly dashboardFolder: string;
}): Promise<{ readonly address: string; readonly process: ChildProcess }> {
  const ledger = join(folder, "ledger.duckdb");
  const report = join(root, "examples/bao-cao-ntm-2023.txt");
  await promisify(execFile)(process.execPath, [
    join(root, "apps/cli/src/main.ts"),
    "import",
    report,
    "--ledger",
    ledger,
    "--sample",
  ]);
  const server = spawn(process.execPath, [join(root, "apps/api/src/main.ts")], {
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      GIAINGAN_LEDGER: ledger,
      GIAINGAN_DASHBOARD: dashboardFolder,
      GIAINGAN_PORT: "",
    },
  });
  return { address: await readAddress(server), process: server };
}

/** The server prints its address on a line of its own once it listens. */
async function readAddress(server: ChildProcess): Promise<string> {
  let printed = "";
  return await new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`the API did not start: ${printed}`)), startTimeoutMs);
    const read = (chunk: Buffer): void => {
      printed += chunk.toString();
      const address = /^http:\/\/\S+$/mu.exec(printed)?.[0];
      if (address === undefined) return;
      clearTimeout(timer);
      resolve(address);
    };
    server.stdout?.on("data", read);
    server.stderr?.on("data", read);
    server.once("exit", (code) => reject(new Error(`the API ended with ${code}: ${printed}`)));
  });
}

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  await ended;
}

async function launchChromium(folder: string): Promise<Browser> {
  return await chromium.launch({
    executablePath: process.env["CHROMIUM_PATH"] ?? (await unpackChromium(folder)),
    headless: true,
    // Without a locale of its own Chromium on Linux takes file names to be ASCII, and calls every other one "download".
    env: { ...process.env, LC_ALL: "C.UTF-8" },
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-domain-reliability",
      "--no-default-browser-check",
      "--font-render-hinting=none",
    ],
  });
}

async function unpackChromium(folder: string): Promise<string> {
  const commonFolder = process.env["TMPDIR"];
  process.env["TMPDIR"] = folder;
  try {
    const { default: packaged } = await import("@sparticuz/chromium");
    return await packaged.executablePath();
  } finally {
    if (commonFolder === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = commonFolder;
  }
}
