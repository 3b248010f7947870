/** The overview in a real browser, on the real API and the sample report. */
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type BrowserSession, settle, startBrowserSession, textsOf } from "./browser-session.ts";
import { walkByTab } from "./keyboard-walk.ts";

let session: BrowserSession;

beforeAll(async () => {
  session = await startBrowserSession();
});

afterAll(async () => {
  await session.close();
});

const pictureOf = (page: Page): Promise<string> => page.locator(".picture svg").evaluate((svg) => svg.outerHTML);

describe("the figures of the 2023 report", () => {
  test("are on screen in Vietnamese", async () => {
    await session.visit("/", async ({ page }) => {
      expect(await textsOf(page, "h1")).toEqual([
        "Đến 31/10/2023 đã giải ngân 14.108/30.433 triệu đồng, đạt 46,36% kế hoạch; muốn hết vốn trước 31/12 phải nhanh gấp 5,8 lần.",
      ]);
      expect((await textsOf(page, ".sub"))[0]).toContain("Thời gian đã qua 83,29% · chậm 36,93 điểm %");
      expect(await textsOf(page, ".figure dd:not(.note)")).toEqual([
        "30.433 triệu",
        "14.108 triệu",
        "16.325 triệu",
        "8.163 triệu",
      ]);
      expect(await textsOf(page, ".figure .note")).toEqual([
        "trong đó kéo dài từ 2022: 3.557 (11,69%)",
        "chưa phân theo nguồn trong báo cáo",
        "61 ngày đến 31/12 · 92 ngày đến 31/01",
        "bình quân 10 tháng qua: 1.411 mỗi tháng",
      ]);
      expect(await textsOf(page, "#chart-title")).toEqual(["Chậm 11.239 triệu đồng so với tiến độ thời gian"]);
      expect(await textsOf(page, ".card.table tbody tr, .card.table tfoot tr")).toEqual([
        expect.stringMatching(/^Đầu tư phát triển 2023 24\.314 chưa nêu –.* –.* 31\/01\/2024/u),
        expect.stringMatching(/^Sự nghiệp 2023 2\.562 chưa nêu –.* –.* 31\/12\/2023/u),
        expect.stringMatching(/^Đầu tư phát triển, kéo dài 2022 2\.371 chưa nêu –.* –.* 31\/12\/2023/u),
        expect.stringMatching(/^Sự nghiệp, chuyển nguồn 2022 1\.186 chưa nêu –.* –.* 31\/12\/2023/u),
        expect.stringMatching(/^Chưa phân theo nguồn –.* –.* 14\.108 –.* –.* –/u),
        expect.stringMatching(/^Tổng 30\.433 14\.108 46,36% 16\.325$/u),
      ]);
      expect(await textsOf(page, ".mobilised")).toEqual([
        "Ngoài kế hoạch: đã huy động 1.512 triệu đồng (không tính vào kế hoạch và tỷ lệ)",
      ]);
      expect(await textsOf(page, ".chip.sample")).toEqual(["Dữ liệu mẫu"]);
      expect(await page.getAttribute("html", "lang")).toBe("vi");
      expect(await textsOf(page, ".card.table")).not.toContain("0%");
    });
  });

  test("are on screen in English", async () => {
    await session.visit("/?lang=en", async ({ page }) => {
      expect((await textsOf(page, "h1"))[0]).toContain("14,108/30,433 million VND, 46.36% of the plan");
      expect((await textsOf(page, "h1"))[0]).toContain("5.8 times as fast");
      expect(await textsOf(page, ".figure dd:not(.note)")).toEqual([
        "30,433 million",
        "14,108 million",
        "16,325 million",
        "8,163 million",
      ]);
      expect(await textsOf(page, "#chart-title")).toEqual(["11,239 million VND behind the calendar"]);
      expect((await textsOf(page, ".card.table tfoot tr"))[0]).toBe("Total 30,433 14,108 46.36% 16,325");
      expect((await textsOf(page, ".card.table tbody tr"))[0]).toContain("not stated");
      expect(await textsOf(page, ".chip.sample")).toEqual(["Sample data"]);
      expect(await page.getAttribute("html", "lang")).toBe("en");
    });
  });

  test("are in the chart, where nothing is drawn of what is not stated", async () => {
    await session.visit("/", async ({ page }) => {
      const drawn = await page
        .locator(".picture svg")
        .evaluate((svg) => [...svg.querySelectorAll("text")].map((text) => text.textContent));
      expect(drawn).toEqual(expect.arrayContaining(["Toàn bộ kế hoạch", "46,36%", "thời gian đã qua 83,29%"]));
      expect(drawn.filter((text) => text?.includes("chưa nêu giải ngân"))).toHaveLength(4);
      expect(drawn.filter((text) => /(?:^|\D)0(?:\/|%|$)/u.test(text ?? ""))).toEqual([]);
    });
  });

  test("lists what was compared, and marks it in words", async () => {
    await session.visit("/", async ({ page }) => {
      expect((await textsOf(page, "#findings-title"))[0]).toMatch(/^Báo cáo (?:khớp|có) /u);
      await page.getByText("Xem cả 6").click();
      const lines = await page.locator(".findings .lines li").allTextContents();
      expect(lines.filter((line) => line.startsWith("Cần xem")).join()).toMatch(/5,8 lần/u);
      expect(lines.join("\n")).toMatch(/46,35/u);
      expect(lines.filter((line) => line.startsWith("Khớp")).length).toBeGreaterThan(0);
    });
  });

  test("are the same in Los Angeles and in Hồ Chí Minh City", async () => {
    const seen: string[] = [];
    for (const timezoneId of ["America/Los_Angeles", "Asia/Ho_Chi_Minh"]) {
      await session.visit(
        "/?asOf=2023-12-31",
        async ({ page }) => {
          seen.push(await page.locator("main").innerText());
        },
        { timezoneId },
      );
    }
    expect(seen[0]).toContain("31/12/2023");
    expect(seen[0]).toBe(seen[1]);
  });
});

describe("the controls", () => {
  test("are in the address, which restores the view in a fresh browser, the picture byte for byte", async () => {
    await session.visit("/", async ({ page }) => {
      await page.getByRole("button", { name: /Tới mốc cuối tháng kế tiếp, 30\/11\/2023/u }).click();
      await page.getByRole("combobox", { name: /^Mẫu số/u }).selectOption("excludingCarryOver");
      await page.getByRole("radio", { name: "nghìn" }).check();
      await page.getByRole("combobox", { name: /^Phân theo/u }).selectOption("nature");
      await page.getByRole("link", { name: "English" }).click();
      await page.waitForFunction(() => location.search.includes("lang=en"));
      await settle(page);
      const { search } = new URL(page.url());
      expect(Object.fromEntries(new URLSearchParams(search))).toEqual({
        asOf: "2023-11-30",
        basis: "excludingCarryOver",
        unit: "thousand",
        by: "nature",
        lang: "en",
      });
      const [text, picture] = [await page.locator("main").innerText(), await pictureOf(page)];
      await session.visit(`/${search}`, async ({ page: fresh }) => {
        expect(await fresh.locator("main").innerText()).toBe(text);
        expect(await pictureOf(fresh)).toBe(picture);
      });
    });
  });

  test("go back and forward with the browser", async () => {
    await session.visit("/", async ({ page }) => {
      await page.getByRole("button", { name: /Lùi về cuối tháng trước/u }).click();
      await page.waitForFunction(() => document.querySelector("h1")?.textContent?.includes("30/09/2023"));
      await page.goBack();
      await page.waitForFunction(() => document.querySelector("h1")?.textContent?.includes("31/10/2023"));
      await page.goForward();
      await page.waitForFunction(() => document.querySelector("h1")?.textContent?.includes("30/09/2023"));
      await page.getByRole("button", { name: "Số liệu mới nhất" }).click();
      await page.waitForFunction(() => document.querySelector("h1")?.textContent?.includes("31/10/2023"));
      expect(new URL(page.url()).search).toBe("");
    });
  });

  test("take a typed date", async () => {
    await session.visit("/", async ({ page }) => {
      await page.getByLabel("Tính đến").fill("2023-12-15");
      await page.waitForFunction(() => document.querySelector("h1")?.textContent?.includes("15/12/2023"));
      expect(await page.locator(".as-of .written").textContent()).toBe("15/12/2023");
    });
  });

  test("are all reached by the keyboard, each with a visible focus", async () => {
    await session.visit("/", async ({ page }) => {
      const { expected, reached, unseen } = await walkByTab(page);
      expect(unseen).toEqual([]);
      expect(reached).toEqual(expected);
      expect(reached.length).toBeGreaterThan(20);
    });
  });

  test("choose the money unit with the arrow keys", async () => {
    await session.visit("/", async ({ page }) => {
      await page.getByRole("radio", { name: "triệu" }).focus();
      await page.keyboard.press("ArrowRight");
      await page.waitForFunction(() => document.querySelector("h1")?.textContent?.includes("14,108/30,433 tỷ đồng"));
      expect(new URL(page.url()).search).toBe("?unit=billion");
    });
  });
});

describe("an address that cannot be answered as it is", () => {
  test("names unknown keys and answers without them", async () => {
    await session.visit("/?colour=red", async ({ page }) => {
      expect((await textsOf(page, ".notice"))[0]).toContain("colour");
      expect((await textsOf(page, "h1"))[0]).toContain("46,36%");
    });
  });

  test.each([
    { path: "/?asOf=2023-02-30", says: "“2023-02-30” không dùng được" },
    { path: "/?lang=en&unit=usd", says: "expected: one of dong, thousand, million, billion" },
    { path: "/?year=1999", says: "cần: một trong 2023" },
    { path: "/?unitId=X%C3%A3%20Kh%C3%B4ng", says: "Xã Không" },
  ])("shows no figures but the remedy: $path", async ({ path, says }) => {
    await session.visit(path, async ({ page }) => {
      expect((await textsOf(page, ".stand-in"))[0]).toContain(says);
      expect(await page.locator(".figure").count()).toBe(0);
      await page.locator(".stand-in .primary").click();
      await page.waitForSelector(".figure");
    });
  });

  test("of a revision that is not there says which is the newest", async () => {
    const { context, page } = await session.open("/?rev=99");
    expect((await textsOf(page, ".stand-in"))[0]).toMatch(/bản ghi số 99.*mới nhất/u);
    await context.close();
  });

  test("of the empty ledger explains how to import, and links to the newest revision", async () => {
    await session.visit("/?rev=0", async ({ page }) => {
      expect((await textsOf(page, ".stand-in"))[0]).toContain("giaingan import");
      await page.locator(".notice a").click();
      await page.waitForSelector(".figure");
    });
  });

  test("a lost server is said, and asked again when it is back", async () => {
    const { context, page } = await session.open("/");
    await context.setOffline(true);
    await page.getByRole("button", { name: /Lùi về cuối tháng trước/u }).click();
    await page.waitForSelector(".stand-in");
    expect((await textsOf(page, ".stand-in h1"))[0]).toContain("Mất kết nối");
    await context.setOffline(false);
    await page.waitForSelector(".figure");
    await context.close();
  });
});

describe("a number", () => {
  const numbers = [
    { path: "/?open=plan", sum: "30.433.000.000" },
    { path: "/?open=disbursed", sum: "14.108.000.000" },
    { path: "/?open=remaining", sum: "16.325.000.000" },
    { path: "/?open=mobilised", sum: "1.512.000.000" },
    { path: "/?open=disbursed&key=-%2F-%2F-%2F-%2F-", sum: "14.108.000.000" },
  ];
  test.each(numbers)("opens entries that sum to it: $path", async ({ path, sum }) => {
    await session.visit(path, async ({ page }) => {
      await page.waitForSelector("dialog table");
      expect((await textsOf(page, "dialog .sum"))[0]).toContain(`${sum} đồng`);
      const amounts = await textsOf(page, "dialog tbody td:nth-child(4)");
      const added = amounts.reduce((total, amount) => total + BigInt(amount.replaceAll(".", "")), 0n);
      expect(added).toBe(BigInt(sum.replaceAll(".", "")));
    });
  });

  test("loads its entries page by page", async () => {
    await session.visit("/", async ({ page }) => {
      await page.route(/\/entries\?/u, (route) =>
        route.continue({ url: route.request().url().replace("limit=100", "limit=3") }),
      );
      await page.getByRole("button", { name: /^30\.433 triệu,/u }).click();
      await page.waitForSelector("dialog table");
      expect(await page.locator("dialog tbody tr").count()).toBe(3);
      await page.getByRole("button", { name: "Tải thêm (còn 1)" }).click();
      await page.waitForFunction(() => document.querySelectorAll("dialog tbody tr").length === 4);
      expect(await page.getByRole("button", { name: /Tải thêm/u }).count()).toBe(0);
    });
  });

  test("that its entries do not sum to says so", async () => {
    await session.visit("/", async ({ page }) => {
      await page.route(/\/entries\?/u, async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, json: { ...(await response.json()), total: "1" } });
      });
      await page.getByRole("button", { name: /^30\.433 triệu,/u }).click();
      expect(await page.locator("dialog .mismatch").textContent()).toContain("30.433.000.000");
    });
  });

  test("opens by click, closes by Escape, and gives the focus back", async () => {
    await session.visit("/", async ({ page }) => {
      const button = page.getByRole("button", { name: /^24\.314,/u });
      await button.click();
      await page.waitForSelector("dialog[open] table");
      expect(new URL(page.url()).searchParams.get("open")).toBe("plan");
      expect((await textsOf(page, "dialog .sum"))[0]).toContain("24.314.000.000 đồng");
      await page.keyboard.press("Escape");
      await page.waitForSelector("dialog[open]", { state: "detached" });
      // The browser tells of the close a task later than it takes the dialog away.
      await page.waitForFunction(() => location.search === "");
      expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
    });
  });
});

describe("exports", () => {
  const choose = async (page: Page, name: RegExp): Promise<{ readonly file: string; readonly bytes: Buffer }> => {
    await page.locator(".menu summary").click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.locator(".menu").getByText(name).click(),
    ]);
    const path = await download.path();
    return { file: download.suggestedFilename(), bytes: readFileSync(path) };
  };

  test("PNG and SVG carry the state of the page", async () => {
    await session.visit("/?asOf=2023-12-31", async ({ page }) => {
      const png = await choose(page, /PNG/u);
      expect(png.file).toBe("giai-ngan-2023-12-31.png");
      expect(png.bytes.subarray(1, 4).toString()).toBe("PNG");
      await page.keyboard.press("Escape");
      const svg = await choose(page, /SVG/u);
      expect(svg.file).toBe("giai-ngan-2023-12-31.svg");
      expect(svg.bytes.toString()).toContain("31/12/2023");
    });
  });

  test("CSV is the table in whole đồng", async () => {
    await session.visit("/", async ({ page }) => {
      const { file, bytes } = await choose(page, /CSV/u);
      expect(file).toBe("giai-ngan-2023-10-31.csv");
      expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
      const text = bytes.toString();
      expect(text).toContain('\r\nTổng,,30433000000,14108000000,"46,36%",16325000000,');
      expect(text).toContain("\r\nĐầu tư phát triển,2023,24314000000,,,,31/01/2024,");
    });
  });

  test("the copied link names date, year, unit and revision, so that its numbers stay", async () => {
    const options = { permissions: ["clipboard-read", "clipboard-write"] };
    await session.visit(
      "/",
      async ({ page }) => {
        await page.locator(".menu summary").click();
        await page.getByRole("button", { name: /Sao chép liên kết/u }).click();
        await page.getByText("Đã sao chép liên kết").first().waitFor();
        const copied = new URL(await page.evaluate(() => navigator.clipboard.readText()));
        expect(Object.fromEntries(copied.searchParams)).toEqual({
          asOf: "2023-10-31",
          unit: "million",
          year: "2023",
          rev: expect.stringMatching(/^\d+$/u),
        });
      },
      options,
    );
  });
});
