/** A file that is dropped on the page, as a person drops it from a folder. */
import type { Page } from "playwright-core";

/** Drops a file; `look` is called while it hangs over the page. */
export async function dropFile(
  page: Page,
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
  look?: () => Promise<void>,
): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    ({ fileName, base64 }) => {
      const content = Uint8Array.from(atob(base64), (character) => character.codePointAt(0) ?? 0);
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], fileName));
      return transfer;
    },
    { fileName: name, base64: Buffer.from(bytes).toString("base64") },
  );
  await page.dispatchEvent("body", "dragenter", { dataTransfer });
  await page.waitForSelector(".page-drop");
  await look?.();
  await page.dispatchEvent("body", "drop", { dataTransfer });
}
