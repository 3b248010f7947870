/** What an officer should know of how a file was read, beside what its tables say. */
import type { Workbook, WorkbookNotice } from "../workbook/workbook.ts";
import { type ImportFinding, importFinding } from "./import-finding.ts";

const scripts: Readonly<Record<string, string>> = {
  tcvn3: "TCVN3 (ABC)",
  vni: "VNI-Windows",
  windows1258: "windows-1258",
};

/** The notices of a file as findings; which delimiter was found shows in the table itself. */
export function noticesOf({ notices }: Workbook): readonly ImportFinding[] {
  return notices.flatMap((notice): readonly ImportFinding[] => {
    if (notice.code === "encodingGuessed")
      return [importFinding("encodingGuessed", { place: null, values: notice.values })];
    return notice.code === "legacyText"
      ? [importFinding("legacyTextRead", { place: notice.place, values: named(notice) })]
      : [];
  });
}

function named({ values }: WorkbookNotice): Readonly<Record<string, string>> {
  const script = values["script"] ?? "";
  return { ...values, script: scripts[script] ?? script };
}
