/** Zip files made byte by byte, so that tests can also make those that no program would write. */
import { crc32, deflateRawSync } from "node:zlib";

/** A part to pack. What is left out is told truly. */
export interface ZipPart {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** The name before its bytes, where it is to differ from the list. */
  readonly localName?: string;
  readonly statedSize?: number;
  /** The size before its bytes, where it is to differ from the list. */
  readonly localSize?: number;
  readonly flags?: number;
  readonly method?: number;
  readonly checksum?: number;
  /** Where the list says that it begins. */
  readonly offset?: number;
  /** The permissions of Unix in the list: 0o120777 is a link. */
  readonly unixMode?: number;
  /** Sizes stand behind its bytes, as a program writes them that does not know them before. */
  readonly hasDescriptor?: boolean;
  /** Its extra field in the list, as it is. */
  readonly extra?: Uint8Array;
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
    const packed = packPart(part);
    list.push(listing(part, { ...packed, offset: part.offset ?? offset }));
    const whole = [localHeader(part, packed), packed.bytes, descriptor(part, packed)];
    pieces.push(...whole);
    offset += whole.reduce((sum, piece) => sum + piece.length, 0);
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

interface PackedPart {
  readonly bytes: Buffer;
  readonly size: number;
  readonly checksum: number;
}

function packPart({ content, method = 8, checksum, statedSize }: ZipPart): PackedPart {
  const bytes = Buffer.from(content);
  return {
    bytes: method === 8 ? deflateRawSync(bytes) : bytes,
    size: statedSize ?? bytes.length,
    checksum: checksum ?? crc32(bytes),
  };
}

/** What the list and the header have in common: flags, method, time, checksum, sizes. */
function fieldsOf(
  { flags = 0x800, method = 8, hasDescriptor = false }: ZipPart,
  { bytes, size, checksum }: PackedPart,
): Buffer {
  const fields = Buffer.alloc(20);
  fields.writeUInt16LE(hasDescriptor ? flags | 8 : flags, 0);
  fields.writeUInt16LE(method, 2);
  fields.writeUInt32LE(checksum, 8);
  fields.writeUInt32LE(bytes.length, 12);
  fields.writeUInt32LE(size, 16);
  return fields;
}

function localHeader(part: ZipPart, packed: PackedPart): Buffer {
  const { name, localName = name, localSize } = part;
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(20, 4);
  fieldsOf(part, packed).copy(local, 6);
  if (part.hasDescriptor === true) local.fill(0, 14, 26);
  if (localSize !== undefined) local.writeUInt32LE(localSize, 22);
  local.writeUInt16LE(Buffer.byteLength(localName), 26);
  return Buffer.concat([local, Buffer.from(localName)]);
}

function listing(part: ZipPart, packed: PackedPart & { readonly offset: number }): Buffer {
  const { name, unixMode, extra = Buffer.alloc(0) } = part;
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(unixMode === undefined ? 20 : 0x0314, 4);
  fieldsOf(part, packed).copy(central, 8);
  central.writeUInt16LE(Buffer.byteLength(name), 28);
  central.writeUInt16LE(extra.length, 30);
  central.writeUInt32LE((unixMode ?? 0) * 0x10000, 38);
  central.writeUInt32LE(packed.offset, 42);
  return Buffer.concat([central, Buffer.from(name), extra]);
}

function descriptor({ hasDescriptor = false }: ZipPart, { bytes, size, checksum }: PackedPart): Buffer {
  const tail = Buffer.alloc(hasDescriptor ? 16 : 0);
  if (!hasDescriptor) return tail;
  tail.writeUInt32LE(0x08074b50, 0);
  tail.writeUInt32LE(checksum, 4);
  tail.writeUInt32LE(bytes.length, 8);
  tail.writeUInt32LE(size, 12);
  return tail;
}
