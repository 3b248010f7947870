/** Everybody can use the overview: by axe, on a phone, on paper, and over a slow line. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { AxeBuilder } from "@axe-core/playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type BrowserSession, startBrowserSession } from "./browser-session.ts";

const scriptBudgetBytes = 155_000;

/** A phone at 320, both sides of each change of layout, a screen. */
const widths = [320, 641, 761, 901, 1061, 1440];

let session: BrowserSession;

beforeAll(async () => {
  session = await startBrowserSession();
});

afterAll(async () => {
  await session.close();
});

describe("everybody can use it", () => {
  const views = ["vi", "en"].flatMap((lang) =>
    (["light", "dark"] as const).flatMap((colorScheme) =>
      ["", "&open=plan", "&chart=table", "&asOf=x", "&rev=0"].map((rest) => ({
        path: `/?lang=${lang}${rest}`,
        colorScheme,
      })),
    ),
  );
  test.each(views)("axe finds nothing: $path, $colorScheme", async ({ path, colorScheme }) => {
    await session.visit(
      path,
      async ({ page }) => {
        if (path.includes("open=")) await page.waitForSelector("dialog table");
        const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
      },
      { colorScheme },
    );
  });

  test.each(["/", "/?lang=en&unit=dong", "/?chart=table&unit=dong", "/?open=remaining", "/?asOf=x"])(
    "nothing is wider than its phone, tablet or screen: %s",
    async (path) => {
      await session.visit(
        path,
        async ({ page }) => {
          for (const width of widths) {
            await page.setViewportSize({ width, height: 800 });
            expect({ width, tooWide: await page.evaluate(findTooWide) }).toEqual({ width, tooWide: [] });
          }
        },
        { viewport: { width: 320, height: 800 } },
      );
    },
  );

  test("paper has the figures and no controls", async () => {
    await session.visit("/", async ({ page }) => {
      await page.emulateMedia({ media: "print" });
      expect(await page.locator(".controls").isVisible()).toBe(false);
      expect(await page.locator(".card.table").isVisible()).toBe(true);
      await page.waitForFunction(() => document.querySelector(".picture [fill='#000000']") !== null);
    });
  });

  test("the script of the overview is within its budget, and the import screen is no part of it", async () => {
    await session.visit("/", async ({ page }) => {
      const loaded = await page.evaluate(() =>
        performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname),
      );
      const scripts = loaded.filter((path) => path.endsWith(".js"));
      const sizes = scripts.map((path) => gzipSync(readFileSync(join(session.dashboardFolder, path))).length);
      const total = sizes.reduce((sum, size) => sum + size, 0);
      expect(scripts.some((path) => path.includes("import-screen"))).toBe(false);
      expect(total).toBeGreaterThan(100_000);
      expect(total).toBeLessThanOrEqual(scriptBudgetBytes);
    });
  });
});

/** What reaches over the edge of the page or of its card. Runs in the page. */
function findTooWide(): readonly string[] {
  const page = document.documentElement;
  const tables = [...document.querySelectorAll("table, .picture svg")].filter((table) => {
    const card = table.closest(".card, .scroll");
    return card !== null && table.getBoundingClientRect().right > card.getBoundingClientRect().right + 1;
  });
  const figures = [...document.querySelectorAll(".figure dd")].filter(
    (figure) => figure.scrollWidth > figure.clientWidth,
  );
  return [
    ...(page.scrollWidth > page.clientWidth ? [`the page by ${page.scrollWidth - page.clientWidth} px`] : []),
    ...[...tables, ...figures].map((element) => element.outerHTML.slice(0, 80)),
  ];
}
