/** Zip files made byte by byte, so that tests can also make those that no program would write. */
import { crc32, deflateRawSync } from "node:zlib";

/** A part to pack. What is left out is told truly. */
export interface ZipPart {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** The name before its bytes, where it is to differ from the list. */
  readonly localName?: string;
  readonly statedSize?: number;
  readonly flags?: number;
  readonly method?: number;
  readonly checksum?: number;
  /** Where the list says that it begins. */
  readonly offset?: number;
}

/** Packs parts, deflated. */
export function zipFile(
  parts: readonly ZipPart[],
  { countStated = parts.length }: { readonly countStated?: number } = {},
): Uint8Array {
  const pieces: Buffer[] = [];
  const list: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const { name, content, localName = name, flags = 0x800, method = 8, checksum } = part;
    const bytes = Buffer.from(content);
    const packed = method === 8 ? deflateRawSync(bytes) : bytes;
    const sum = checksum ?? crc32(bytes);
    const fields = Buffer.alloc(22);
    fields.writeUInt16LE(flags, 0);
    fields.writeUInt16LE(method, 2);
    fields.writeUInt32LE(sum, 8);
    fields.writeUInt32LE(packed.length, 12);
    fields.writeUInt32LE(part.statedSize ?? bytes.length, 16);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    fields.copy(local, 6, 0, 20);
    local.writeUInt16LE(Buffer.byteLength(localName), 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    fields.copy(central, 8, 0, 20);
    central.writeUInt16LE(Buffer.byteLength(name), 28);
    central.writeUInt32LE(part.offset ?? offset, 42);
    list.push(central, Buffer.from(name));
    const whole = [local, Buffer.from(localName), packed];
    pieces.push(...whole);
    offset += whole.reduce((sum_, piece) => sum_ + piece.length, 0);
  }
  const directory = Buffer.concat(list);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(countStated, 8);
  end.writeUInt16LE(countStated, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...pieces, directory, end]);
}
