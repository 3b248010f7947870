/** A file from the desk to the ledger and back out of it, in a real browser: dropped, corrected by keyboard, posted, taken back. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type BrowserSession, settle, startBrowserSession, textsOf } from "./browser-session.ts";
import { dropFile } from "./dropped-file.ts";
import { focusedName, tabTo } from "./keyboard-walk.ts";

let session: BrowserSession;

beforeAll(async () => {
  session = await startBrowserSession();
});

afterAll(async () => {
  await session.close();
});

/** Neither its unit of money nor the meaning of its third column is told. */
const unclear = {
  name: "biểu tháng 10.csv",
  bytes: Buffer.from(
    [
      "UBND HUYỆN KON RẪY",
      "KẾ HOẠCH VÀ GIẢI NGÂN NĂM 2024 (đến ngày 31/10/2024)",
      "STT;Danh mục công trình;Cột lạ;Giải ngân",
      "1;Đường thôn 3;100;40",
      "2;Nhà văn hóa;200;50",
      "3;Trường mầm non;300;60",
    ].join("\r\n"),
  ),
};
const faulty = {
  name: "biểu có lỗi.csv",
  bytes: Buffer.from(
    [
      "UBND HUYỆN KON RẪY",
      "KẾ HOẠCH VÀ GIẢI NGÂN NĂM 2025 (đến ngày 31/10/2025)",
      ";;;Đơn vị: triệu đồng",
      "STT;Danh mục công trình;Kế hoạch vốn;Giải ngân",
      "1;Đường thôn 3;100;4o",
      "2;Nhà văn hóa;50;70",
      "3;Trường mầm non;30;6",
    ].join("\r\n"),
  ),
};
/** It tells neither its day nor its year, and its numbers can be read in two ways. */
const undecided = {
  name: "biểu chưa rõ.csv",
  bytes: Buffer.from(
    ["Đơn vị: triệu đồng", "STT;Danh mục;Cột khác;Giải ngân", "1;Chợ xã;30.433;10.433", "2;Cầu treo;1.000;2.000"].join(
      "\r\n",
    ),
  ),
};
const examples = join(import.meta.dirname, "../../../examples");
const appendix = { name: "biểu phụ lục.xlsx", bytes: readFileSync(join(examples, "bieu-phu-luc-2023.xlsx")) };

async function seePreview(page: Page): Promise<void> {
  await page.waitForSelector(".import-summary:not(.outcome)");
  await settle(page);
}

const summaryOf = async (page: Page): Promise<readonly string[]> => textsOf(page, ".import-summary h2");

describe("a file that is dropped on the page", () => {
  test("is corrected by keyboard, posted as one batch, and taken back", async () => {
    await session.visit("/", async ({ page }) => {
      const before = await textsOf(page, "h1");
      await dropFile(page, unclear, async () => {
        expect(await textsOf(page, ".page-drop")).toEqual(["Thả tệp để xem trước khi ghi sổ"]);
      });
      await seePreview(page);
      expect(new URL(page.url()).search).toBe("?screen=import");
      expect(await summaryOf(page)).toEqual(["Chưa ghi được gì: xem phần “Cần xem” trước"]);
      expect(await textsOf(page, ".findings .lines li > div > p:first-child")).toEqual([
        expect.stringMatching(/^Cần trả lời Bảng ở .+ không ghi đơn vị tính\. bảng chưa ghi$/u),
        expect.stringMatching(/^Cần xem Cột .+ "Cột lạ" có số nhưng chưa rõ nghĩa/u),
      ]);

      await page.locator("h1").click(); // from here on, no mouse
      await tabTo(page, "triệu đồng");
      await page.keyboard.press("Enter");
      await page.getByRole("button", { name: "triệu đồng", exact: true }).waitFor({ state: "detached" });
      await settle(page);
      expect(await focusedName(page)).toMatch(/^Cần xem/u);

      await tabTo(page, "Chọn nghĩa của cột");
      await page.keyboard.press("Enter");
      expect(await focusedName(page)).toBe("Nghĩa của cột C, Cột lạ");
      await page.keyboard.press("ArrowDown");
      await page.waitForSelector(".import-summary .primary");
      await settle(page);
      expect(await focusedName(page)).toBe("Nghĩa của cột C, Cột lạ");
      expect(await textsOf(page, ".columns li:has(select:focus) .confidence")).toEqual(["đã chọn"]);
      expect(await summaryOf(page)).toEqual(["Sẽ ghi 6 bút toán"]);
      expect(await textsOf(page, ".import-summary > p:not(.actions)")).toEqual([
        "Tệp ghi: kế hoạch vốn năm 2024 600 triệu đồng; giải ngân đến 31/10/2024 150 triệu đồng.",
      ]);
      const amounts = await textsOf(page, "[aria-labelledby=import-entries-title] tbody td:last-child");
      expect([...amounts].sort()).toEqual(
        ["100.000.000", "200.000.000", "300.000.000", "40.000.000", "50.000.000", "60.000.000"].sort(),
      );
      const { latestRevision } = await page.evaluate(async () => (await fetch("/api/v1/ledger")).json());
      expect(latestRevision).toBe(1);

      await page.locator("h1").click();
      await tabTo(page, "Ghi sổ");
      await page.keyboard.press("Enter");
      await page.waitForSelector(".outcome");
      await settle(page);
      expect(await summaryOf(page)).toEqual(["Đã ghi 6 bút toán, bản ghi số 2"]);
      expect(await focusedName(page)).toBe("Đã ghi 6 bút toán, bản ghi số 2");

      await tabTo(page, "Xem tổng quan");
      await page.keyboard.press("Enter");
      await page.waitForFunction(() => document.querySelector("h1")?.textContent?.includes("150/600"));
      expect((await textsOf(page, "h1"))[0]).toContain("đã giải ngân 150/600 triệu đồng, đạt 25,00% kế hoạch");

      await page.goBack();
      await page.waitForSelector(".outcome");
      await settle(page);
      await tabTo(page, "Thu hồi");
      await page.keyboard.press("Enter");
      await page.waitForSelector(".asked");
      expect(await textsOf(page, ".asked span")).toEqual(["Thu hồi cả 6 bút toán vừa ghi?"]);
      await page.waitForFunction(() => document.activeElement?.closest(".asked") !== null);
      await page.keyboard.press("Enter");
      await page.waitForFunction(() => document.querySelector(".outcome h2")?.textContent?.startsWith("Đã thu hồi"));
      await settle(page);
      expect(await summaryOf(page)).toEqual(["Đã thu hồi bằng bản ghi số 3; sổ trở lại như trước khi nhập"]);
      await page.goto(`${session.address}/?year=2023`);
      await settle(page);
      expect(await textsOf(page, "h1")).toEqual(before);
      await page.goto(`${session.address}/?year=2024`);
      await settle(page);
      expect(await textsOf(page, "h1")).toEqual(["Đến 31/10/2024 đã giải ngân 0/0 đồng."]);
    });
  });

  test("tells its faulty rows, posts the others, and comes back with the cells marked", async () => {
    await session.visit("/?screen=import", async ({ page }) => {
      await page.setInputFiles("#import-file", {
        name: faulty.name,
        mimeType: "text/csv",
        buffer: faulty.bytes,
      });
      await seePreview(page);
      expect(await summaryOf(page)).toEqual(["Sẽ ghi 2 bút toán; 2 dòng chờ sửa"]);
      expect(await textsOf(page, ".sheet-rows .held > td.understood")).toEqual([
        "Đường thôn 3 chi tiết chờ sửa",
        "Nhà văn hóa chi tiết chờ sửa",
      ]);
      const saved = page.waitForEvent("download");
      await page.getByRole("button", { name: "Tải tệp có đánh dấu ô cần sửa" }).click();
      const download = await saved;
      expect(download.suggestedFilename()).toBe("biểu có lỗi - can sua.xlsx");
      expect(
        readFileSync(await download.path())
          .subarray(0, 2)
          .toString("latin1"),
      ).toBe("PK");
      await settle(page);
      await page.getByRole("button", { name: "Đúng như đã ghi" }).click();
      await page.waitForFunction(() => document.querySelector(".import-summary h2")?.textContent?.includes("4 bút"));
      await settle(page);
      expect(await summaryOf(page)).toEqual(["Sẽ ghi 4 bút toán; 1 dòng chờ sửa"]);
      await page.getByRole("button", { name: "Ghi sổ" }).click();
      await page.waitForSelector(".outcome");
      await settle(page);
      expect(await textsOf(page, ".outcome p:not(.actions)")).toEqual([
        "1 dòng chưa ghi vì còn lỗi: sửa trong tệp rồi nhập lại cả tệp, chỉ phần thiếu được ghi.",
      ]);
      await page.getByRole("button", { name: "Xem lại tệp này" }).click();
      await seePreview(page);
      expect(await summaryOf(page)).toEqual(["Chưa ghi được gì: xem phần “Cần xem” trước"]);
    });
  });

  test("has its names confirmed once: each new unit, or all of them", async () => {
    await session.visit("/?screen=import&lang=en", async ({ page }) => {
      await dropFile(page, appendix);
      await seePreview(page);
      expect(await textsOf(page, ".findings .actions button")).toEqual([
        "Take every new unit (3)",
        "A new name: UBND xã Tân Lập",
        "A new name: BQLDA huyện",
        "A new name: UBND xã Đăk Kôi",
      ]);
      await page.getByRole("button", { name: "Take every new unit (3)" }).click();
      await page.waitForSelector(".import-summary .primary");
      await settle(page);
      expect((await summaryOf(page))[0]).toMatch(/^\d+ entries will be posted$/u);
      expect(await textsOf(page, ".sheet-rows thead th:nth-child(11)")).toEqual(["I NSTW Plan · Central budget"]);
    });
  });

  test("may be a report in words: its figures stand beside what they were understood as, and it is not posted twice", async () => {
    await session.visit("/?screen=import", async ({ page }) => {
      await dropFile(page, { name: "bao-cao.txt", bytes: readFileSync(join(examples, "bao-cao-ntm-2023.txt")) });
      await seePreview(page);
      expect(await summaryOf(page)).toEqual(["Không có gì mới để ghi"]);
      expect(await textsOf(page, ".held-note")).toEqual(["Báo cáo này đã ghi ở bản ghi số 1; không ghi lần nữa."]);
      const figures = await textsOf(page, ".sheet-rows tbody tr");
      expect(figures).toContainEqual(expect.stringMatching(/14\.108.* Giải ngân được ghi sổ .*14\.108\.000\.000$/u));
    });
  });

  test("may be cells that were copied in a spreadsheet and pasted", async () => {
    await session.visit("/?screen=import", async ({ page }) => {
      await page.evaluate(() => {
        const clipboardData = new DataTransfer();
        const rows = ["STT\tDanh mục\tKế hoạch vốn năm 2026", "1\tĐường thôn 3\t100", "2\tNhà văn hóa\t50"];
        clipboardData.setData("text/plain", rows.join("\r\n"));
        document.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
      });
      await seePreview(page);
      expect(await textsOf(page, "h1")).toEqual(["Dán từ bảng tính.tsv"]);
      expect(await textsOf(page, ".sheet-rows tbody td.understood span")).toEqual(["Đường thôn 3", "Nhà văn hóa"]);
    });
  });

  test("is refused with its reason where it cannot be read, and nothing is left of it", async () => {
    const { page, context, errors } = await session.open("/?screen=import");
    try {
      await dropFile(page, { name: "hỏng.xlsx", bytes: Buffer.from("PK\u0003\u0004 không phải tệp Excel") });
      await page.waitForSelector(".problem");
      await settle(page);
      expect(await textsOf(page, ".problem h2")).toEqual(["Không đọc được tệp"]);
      expect((await textsOf(page, ".problem p"))[0]).toMatch(/tệp/u);
      await page.getByRole("button", { name: "Bỏ tệp này" }).click();
      await page.waitForSelector(".problem", { state: "detached" });
      expect(await textsOf(page, "h1")).toEqual(["Nhập tệp vào sổ"]);
      expect(await page.locator(".problem").count()).toBe(0);
      expect(errors).toEqual([expect.stringContaining("400")]);
    } finally {
      await context.close();
    }
  });
});

describe("everybody can import", () => {
  const states = ["empty", "asking", "ready"] as const;
  const cases = (["vi", "en"] as const).flatMap((lang) =>
    (["light", "dark"] as const).flatMap((colorScheme) => states.map((state) => ({ lang, colorScheme, state }))),
  );
  test.each(cases)("axe finds nothing: $state, $lang, $colorScheme", async ({ lang, colorScheme, state }) => {
    await session.visit(
      `/?screen=import&lang=${lang}`,
      async ({ page }) => {
        if (state !== "empty") {
          await dropFile(page, state === "asking" ? undecided : appendix);
          await seePreview(page);
          await page.waitForSelector(".findings form, .findings [role=group]");
        }
        if (state === "ready") for (const more of await page.locator("details.more").all()) await more.click();
        const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
        for (const width of [320, 641, 761, 1061, 1440]) {
          await page.setViewportSize({ width, height: 800 });
          const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          expect({ width, tooWide }).toEqual({ width, tooWide: 0 });
        }
      },
      { colorScheme },
    );
  });
});
