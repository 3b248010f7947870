/** All attacks: what every way into the program must withstand, the reader, the command line and the server. */
import { archiveAttacks } from "./archive-attacks.ts";
import type { Attack } from "./attack.ts";
import { documentAttacks } from "./document-attacks.ts";
import { outsideAttacks } from "./outside-attacks.ts";
import { officePartAttacks } from "./office-part-attacks.ts";
import { sheetAttacks } from "./sheet-attacks.ts";
import { textAttacks } from "./text-attacks.ts";
import { xmlAttacks } from "./xml-attacks.ts";

/** The attacks of all families. */
export const attacks: readonly Attack[] = [
  ...archiveAttacks,
  ...xmlAttacks,
  ...officePartAttacks,
  ...outsideAttacks,
  ...sheetAttacks,
  ...documentAttacks,
  ...textAttacks,
];
