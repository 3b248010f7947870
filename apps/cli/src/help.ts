/**
 * The help, made from the commands themselves.
 */
import type { Language } from "@giaingan/finance";
import { commonFlags } from "./command-line.ts";
import type { Command, Flag } from "./command.ts";

const nameWidth = 26;

/** The help of one command, or of all when `command` is null. */
export function helpText(command: Command | null, commands: readonly Command[], language: Language): string {
  const usage = language === "vi" ? "Cách dùng" : "Usage";
  const common = `${language === "vi" ? "Cờ chung" : "Common flags"}:\n${flagLines(commonFlags, language)}`;
  if (command !== null) {
    const own = Object.keys(command.flags).length === 0 ? "" : `\n${flagLines(command.flags, language)}`;
    return `${usage}: giaingan ${`${command.name} ${command.argumentNames}`.trim()}\n\n${command.summary[language]}\n${own}\n\n${common}`;
  }
  const lines = commands.map((each) => twoColumns(`${each.name} ${each.argumentNames}`, each.summary[language]));
  const exits =
    language === "vi"
      ? "Mã thoát: 0 xong, 1 bị từ chối hoặc dữ liệu vào sai, 2 dùng sai lệnh, 3 sổ không đúng."
      : "Exit: 0 done, 1 refused or bad input, 2 wrong usage, 3 a ledger that is not in order.";
  return `giaingan — ${language === "vi" ? "theo dõi giải ngân" : "disbursement tracking"}\n\n${usage}: giaingan <${language === "vi" ? "lệnh" : "command"}> …\n\n${lines.join("\n")}\n\n${common}\n\n${exits}`;
}

function flagLines(flags: Readonly<Record<string, Flag>>, language: Language): string {
  return Object.entries(flags)
    .filter(([, flag]) => flag.isHidden !== true)
    .map(([name, flag]) => twoColumns(`--${name} ${flag.valueName ?? ""}`, flag.meaning[language]))
    .join("\n");
}

/** A name and its meaning; a long name has a line of its own. */
function twoColumns(name: string, meaning: string): string {
  const gap = name.length < nameWidth ? " ".repeat(nameWidth - name.length) : `\n${" ".repeat(nameWidth + 2)}`;
  return `  ${name}${gap}${meaning}`;
}
