/**
 * A file can be dropped anywhere on the page: it opens the import screen. The screen and what it needs come when they are first
 * asked for.
 */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { changeView } from "../address.ts";
import { currentWords } from "../speech.ts";

/** What is shown over the page while a file is dragged. */
export function PageDrop(): JSX.Element | null {
  const [isDragging, setDragging] = useState(false);
  useEffect(() => {
    const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") === true;
    const drag = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault(); // else the browser would open the file in place of the page
      setDragging(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setDragging(false);
    };
    const drop = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setDragging(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      changeView({ screen: "import", open: null });
      void import("../import/import-session.ts").then(async ({ openFiles }) => openFiles(files));
    };
    const page = new AbortController();
    const { signal } = page;
    addEventListener("dragenter", drag, { signal });
    addEventListener("dragover", drag, { signal });
    addEventListener("dragleave", leave, { signal });
    addEventListener("drop", drop, { signal });
    return () => page.abort();
  }, []);
  if (!isDragging) return null;
  return (
    <div class="page-drop" aria-hidden="true">
      <p>{currentWords.value.dropFile}</p>
    </div>
  );
}
