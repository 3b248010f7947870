/**
 * Fields of a Word document: an instruction ("PAGE", "REF …") that is not printed, and its result, which is. Instructions are never
 * carried out; a document whose fields call another program is refused.
 */
import { refuseWorkbook } from "./workbook-refusals.ts";
import type { XmlPlace } from "./xml-events.ts";

/** The fields that are open where a document is being read. */
export interface DocxFields {
  /** @param type of a `w:fldChar`: "begin", "separate", "end" */
  mark(type: string | undefined): void;
  /**
   * Adds to the instruction of the innermost field, which may be cut into pieces.
   *
   * @throws Refusal `archiveEntryRefused` where it calls another program
   */
  addInstruction(text: string): void;
  /** Whether what comes now is not printed. */
  isInstruction(): boolean;
  /** An instruction ends with its paragraph at the latest: nothing may hide a figure. */
  endParagraph(): void;
}

/** Fields inside one another; what is deeper is counted only. */
const depthMax = 64;
/** How much of an instruction is looked at: what it calls stands first. */
const lookedAtMax = 200;
const programCall = /^\s*DDE(?:AUTO)?(?:\s|$)/iu;

/** Begins a part without open fields. */
export function createDocxFields(place: XmlPlace): DocxFields {
  const open: { isInstruction: boolean; instruction: string }[] = [];
  let deeper = 0;
  return {
    mark: (type) => {
      if (type === "begin") {
        if (open.length < depthMax) open.push({ isInstruction: true, instruction: "" });
        else deeper += 1;
      } else if (type === "end") {
        if (deeper > 0) deeper -= 1;
        else open.pop();
      } else if (type === "separate" && deeper === 0) {
        const field = open.at(-1);
        if (field !== undefined) field.isInstruction = false;
      }
    },
    addInstruction: (text) => {
      const field = open.at(-1) ?? { instruction: "" };
      field.instruction = (field.instruction + text).slice(0, lookedAtMax);
      if (!programCall.test(field.instruction)) return;
      const what = { vi: "gọi chương trình khác (DDE)", en: "it calls another program (DDE)" };
      throw refuseWorkbook("archiveEntryRefused", { ...place, what });
    },
    isInstruction: () => open.some(({ isInstruction }) => isInstruction),
    endParagraph: () => {
      for (const field of open) field.isInstruction = false;
    },
  };
}
