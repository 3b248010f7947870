/**
 * A walk by keyboard: Tab through the page, as somebody does who has no mouse.
 */
import type { Page } from "playwright-core";

/** Presses Tab through the page; names what should be reached, what was, and what had no visible focus. */
export async function walkByTab(page: Page): Promise<{
  readonly expected: readonly string[];
  readonly reached: readonly string[];
  readonly unseen: readonly string[];
}> {
  const expected = await page.evaluate(() => {
    const interactive = document.querySelectorAll<HTMLElement>(
      "a[href], button, select, input, summary, [tabindex='0']",
    );
    return [...interactive]
      .filter((element) => element.checkVisibility() && !element.matches(":disabled, input[type=radio]:not(:checked)"))
      .map((element) => element.outerHTML.slice(0, 160));
  });
  const reached: string[] = [];
  const unseen: string[] = [];
  for (let step = 0; step < expected.length + 12; step += 1) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return null;
      const shown = [element, element.nextElementSibling, element.closest("label")].filter((part) => part !== null);
      const hasOutline = (part: Element): boolean => {
        const { outlineStyle, outlineWidth } = getComputedStyle(part);
        return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
      };
      return { name: element.outerHTML.slice(0, 160), isSeen: shown.some(hasOutline) };
    });
    if (stop === null) break;
    if (reached.at(-1) === stop.name) continue; // the fields of a date input are stops of one control
    reached.push(stop.name);
    if (!stop.isSeen) unseen.push(stop.name);
  }
  return { expected, reached, unseen };
}

/** Presses Tab until the focus is on what has the name; fails where the walk comes round without it. */
export async function tabTo(page: Page, name: string): Promise<void> {
  const stepsMax = 200;
  for (let step = 0; step < stepsMax; step += 1) {
    await page.keyboard.press("Tab");
    const isThere = await page.evaluate((wanted) => {
      const element = document.activeElement;
      const label = element?.getAttribute("aria-label") ?? element?.textContent ?? "";
      return label.replaceAll(/\s+/gu, " ").trim() === wanted;
    }, name);
    if (isThere) return;
  }
  throw new Error(`Tab does not lead to "${name}"`);
}

/** The name of what has the focus. */
export async function focusedName(page: Page): Promise<string> {
  return await page.evaluate(() => {
    const element = document.activeElement;
    return (element?.getAttribute("aria-label") ?? element?.textContent ?? "").replaceAll(/\s+/gu, " ").trim();
  });
}
