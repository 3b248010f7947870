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
