/**
 * SVG to PNG with resvg, in the chart's own typeface: the picture is the same on every machine, whatever fonts it has.
 */
import { createRequire } from "node:module";

import { Resvg } from "@resvg/resvg-js";

import { isOpaque, writePng } from "./png-file.ts";
import { assertSafeSvg } from "./svg-safety.ts";

/** Resvg draws no text at all without these files; the weights are the ones that charts are set in. */
const fontFiles = [
  "400Regular/BeVietnamPro_400Regular.ttf",
  "500Medium/BeVietnamPro_500Medium.ttf",
  "600SemiBold/BeVietnamPro_600SemiBold.ttf",
  "700Bold/BeVietnamPro_700Bold.ttf",
];

const resolve = createRequire(import.meta.url).resolve;
let fontPaths: readonly string[] | null = null;

/**
 * Draws an SVG file of `renderSvg` as PNG.
 *
 * @param widthPx width of the picture; the height follows the SVG's proportions. 3200 for a slide of 1600 at 2×
 * @throws AssertionError when the SVG holds a script, a handler, a reference or foreign content
 */
export function svgToPng(svg: string, { widthPx }: { readonly widthPx: number }): Uint8Array {
  assertSafeSvg(svg);
  fontPaths ??= fontFiles.map((file) => resolve(`@expo-google-fonts/be-vietnam-pro/${file}`));
  const renderer = new Resvg(svg, {
    fitTo: { mode: "width", value: widthPx },
    font: { fontFiles: [...fontPaths], loadSystemFonts: false, defaultFontFamily: "Be Vietnam Pro" },
  });
  const image = renderer.render();
  const picture = { width: image.width, height: image.height, pixels: image.pixels };
  return isOpaque(picture) ? writePng(picture) : image.asPng();
}
