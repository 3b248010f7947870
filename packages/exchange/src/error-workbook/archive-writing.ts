/**
 * A zip archive with some parts changed: the others are copied as they were packed, byte for byte. Nothing in it tells the
 * time, so that the same input gives the same bytes.
 */
import { crc32, deflateRawSync } from "node:zlib";

/** A part of an archive, packed. */
export interface PackedPart {
  readonly name: string;
  readonly packed: Uint8Array;
  readonly unpackedSize: number;
  readonly checksum: number;
  /** Deflated; else stored as it is. */
  readonly isPacked: boolean;
}

/** Packs a part. */
export function packPart(name: string, content: Uint8Array): PackedPart {
  return {
    name,
    packed: deflateRawSync(content),
    unpackedSize: content.length,
    checksum: crc32(content),
    isPacked: true,
  };
}

/** 1 January 1980, the first day of a zip archive. */
const firstDay = 0x21;
const versionNeeded = 20;
const nameIsUnicode = 0x0800;

/** Writes an archive of these parts, in their order (APPNOTE.TXT 4.3); below 4 GB and 65.536 parts, as what is read is. */
export function writeArchive(parts: readonly PackedPart[]): Uint8Array {
  const bodies: Uint8Array[] = [];
  const list: Uint8Array[] = [];
  let offset = 0;
  for (const part of parts) {
    const name = Buffer.from(part.name);
    const fields = fieldsOf(part, name.length);
    bodies.push(Buffer.from("PK\u0003\u0004", "latin1"), fields, name, part.packed);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    list.push(Buffer.from([0x50, 0x4b, 1, 2, versionNeeded, 0]), fields, place, name);
    offset += 4 + fields.length + name.length + part.packed.length;
  }
  const directory = Buffer.concat(list);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", "latin1");
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...bodies, directory, end]));
}

/** What the list and the place of a part both tell of it. */
function fieldsOf({ packed, unpackedSize, checksum, isPacked }: PackedPart, nameLength: number): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(versionNeeded, 0);
  fields.writeUInt16LE(nameIsUnicode, 2);
  fields.writeUInt16LE(isPacked ? 8 : 0, 4);
  fields.writeUInt16LE(firstDay, 8);
  fields.writeUInt32LE(checksum, 10);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(unpackedSize, 18);
  fields.writeUInt16LE(nameLength, 22);
  return fields;
}
