import { Refusal } from "@giaingan/finance";
import { describe, expect, it } from "vitest";
import { decodeText } from "../../src/text-file.ts";

const refusalOf = (bytes: Uint8Array): Refusal | null => {
  try {
    decodeText(bytes, "bao-cao.txt");
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
};

describe("text files", () => {
  it.each(["Đã giải ngân 5 tỷ đồng.\r\n", "giải ngân".normalize("NFD"), "emoji 😀 và \t tab"])("decodes %j", (text) => {
    expect(decodeText(new TextEncoder().encode(text), "a.txt")).toBe(text);
  });

  it("drops a byte order mark", () => {
    expect(decodeText(new TextEncoder().encode("\ufeffKế hoạch"), "a.txt")).toBe("Kế hoạch");
  });

  it.each([[""], ["  \r\n\t "], ["\ufeff"]])("refuses the empty file %j", (text) => {
    expect(refusalOf(new TextEncoder().encode(text))).toMatchObject({
      code: "emptyFile",
      values: { path: "bao-cao.txt" },
    });
  });

  it.each<[name: string, bytes: readonly number[], offset: string]>([
    ["a NUL byte", [0x61, 0x00, 0x62], "1"],
    ["a ZIP file (Word, Excel)", [0x50, 0x4b, 0x03, 0x04], "2"],
    ["a Latin or TCVN3 letter", [0x74, 0xe9, 0x6e], "1"],
    ["UTF-16", [0xff, 0xfe, 0x61, 0x00], "0"],
    ["an overlong form", [0xc0, 0xaf], "0"],
    ["an overlong form of three bytes", [0xe0, 0x80, 0xaf], "0"],
    ["a code point beyond Unicode", [0xf4, 0x90, 0x80, 0x80], "0"],
    ["a surrogate", [0x61, 0xed, 0xa0, 0x80], "1"],
    ["a cut sequence", [0x61, 0xe1, 0xba], "1"],
    ["a bad byte behind a byte order mark", [0xef, 0xbb, 0xbf, 0x61, 0xff], "4"],
  ])("refuses %s with its offset", (_, bytes, offset) => {
    expect(refusalOf(new Uint8Array(bytes))).toMatchObject({ code: "notUtf8Text", values: { offset } });
  });
});
