/**
 * Reads back the PNG files that are written here: 8 bits a channel, not interlaced, rows without a filter.
 */
import { inflateSync } from "node:zlib";

export interface ReadPng {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Red, green, blue, alpha of each pixel. */
  readonly pixels: Uint8Array;
}

/** Reads a PNG file with filter 0 on every row. */
export function readPng(file: Uint8Array): ReadPng {
  const bytes = Buffer.from(file);
  const widthPx = bytes.readUInt32BE(16);
  const heightPx = bytes.readUInt32BE(20);
  const parts: Buffer[] = [];
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const isData = bytes.toString("latin1", at + 4, at + 8) === "IDAT";
    if (isData) parts.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
  }
  const rows = inflateSync(Buffer.concat(parts));
  const rowBytes = 4 * widthPx;
  const pixels = new Uint8Array(rowBytes * heightPx);
  for (let row = 0; row < heightPx; row += 1) {
    if (rows[row * (rowBytes + 1)] !== 0) throw new Error("this reader knows rows without a filter only");
    pixels.set(rows.subarray(row * (rowBytes + 1) + 1, (row + 1) * (rowBytes + 1)), row * rowBytes);
  }
  return { widthPx, heightPx, pixels };
}

/** The darkness of a part of the picture, pixel by pixel: 0 is white, 255 black. */
export function inkOf(
  { widthPx, pixels }: ReadPng,
  {
    left,
    top,
    width,
    height,
  }: { readonly left: number; readonly top: number; readonly width: number; readonly height: number },
): Uint8Array {
  const ink = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) ink[y * width + x] = 255 - (pixels[4 * ((top + y) * widthPx + left + x)] ?? 255);
  }
  return ink;
}
