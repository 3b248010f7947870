/**
 * `giaingan chart progress|plan|behind|… --out x.svg|x.png`: the answer as a picture.
 */
import { writeFile } from "node:fs/promises";
import { extname } from "node:path";
import { type ChartName, chartImage, chartNames, type ImageFormat, imageFormats } from "@giaingan/exchange";
import { refuse } from "@giaingan/finance";
import { provenanceOf } from "@giaingan/ledger";
import { askChart, chartFlags } from "../chart-subject.ts";
import { openTold } from "../existing-ledger.ts";
import type { Command, Invocation } from "../command.ts";
import { UsageError } from "../usage-error.ts";

const themeNames = ["light", "dark", "print"] as const;

export const chart: Command = {
  name: "chart",
  argumentNames: `${chartNames.join("|")} --out FILE.svg|FILE.png`,
  argumentCount: { min: 1, max: 1 },
  summary: { vi: "vẽ biểu đồ ra tệp SVG hoặc PNG", en: "draw a chart into an SVG or PNG file" },
  flags: {
    out: {
      type: "string",
      valueName: "FILE",
      meaning: { vi: "tệp ảnh, .svg hoặc .png", en: "the picture, .svg or .png" },
    },
    theme: {
      type: "string",
      valueName: "THEME",
      values: themeNames,
      meaning: { vi: "màu: light, dark, print", en: "colours" },
    },
    ...chartFlags,
  },
  run: async ({ positionals, flags, language, ledgerPath }) => {
    const name = chartNameOf(positionals[0] ?? "");
    const { path, format } = pictureFile(flags);
    const ledger = await openTold({ path: ledgerPath, mode: "open" });
    try {
      const { subject, revision } = await askChart(ledger, name, { flags, language });
      const image = await chartImage(subject, {
        format,
        language,
        theme: themeNames.find((theme) => theme === flags["theme"]) ?? "light",
        provenance: await provenanceOf(ledger, revision),
      });
      await writePicture(path, image);
      return {
        json: { out: path, format, bytes: image.length, asOf: subject.answer.asOf, revision },
        text: (asked) =>
          asked === "vi" ? `Đã vẽ ${path} (${image.length} byte).` : `Drew ${path} (${image.length} bytes).`,
      };
    } finally {
      await ledger.close();
    }
  },
};

function chartNameOf(name: string): ChartName {
  const known = chartNames.find((each) => each === name);
  if (known !== undefined) return known;
  throw new UsageError(
    { vi: `Không có biểu đồ "${name}".`, en: `There is no chart "${name}".` },
    { vi: `Các biểu đồ: ${chartNames.join(", ")}.`, en: `The charts are: ${chartNames.join(", ")}.` },
  );
}

function pictureFile(flags: Invocation["flags"]): { readonly path: string; readonly format: ImageFormat } {
  const path = flags["out"];
  if (typeof path !== "string") {
    throw new UsageError(
      { vi: "Thiếu cờ --out.", en: "The flag --out is missing." },
      { vi: "Ví dụ: --out tien-do.png", en: "For example: --out progress.png" },
    );
  }
  const format = imageFormats.find((each) => `.${each}` === extname(path).toLowerCase());
  if (format === undefined)
    throw refuse("unsupportedFormat", { path, formats: imageFormats.map((each) => `.${each}`).join(", ") });
  return { path, format };
}

async function writePicture(path: string, image: Uint8Array): Promise<void> {
  try {
    await writeFile(path, image);
  } catch (error) {
    throw refuse("fileNotWritable", {
      path,
      reason: error instanceof Error && "code" in error ? String(error.code) : String(error),
    });
  }
}
