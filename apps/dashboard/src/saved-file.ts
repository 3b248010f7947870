/** Saving what the page made, as the browser saves a download. */

/** Time in which every browser has begun to save. */
const keptMs = 60_000;

/** Offers a file to be saved. */
export function saveFile(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), keptMs);
}
