/** What a file may cost to read. Office files pack well, so a small one can unfold to more than a machine holds. */

/** The bounds of reading one file. */
export interface ReadingLimits {
  /** Bytes of a file that is an archive, and of one that is a text. */
  readonly fileSizeMax: number;
  readonly textSizeMax: number;
  /** Bytes of all parts of an archive together, unpacked. */
  readonly unpackedSizeMax: number;
  readonly entryCountMax: number;
  /** How many times larger than its packed bytes a part may be; asked of parts above `ratioFreeSize` bytes. */
  readonly packingRatioMax: number;
  readonly ratioFreeSize: number;
  /** Cells that hold something, in all sheets. */
  readonly cellCountMax: number;
  /** Rows down to the last that holds something, of all sheets together; empty ones count. */
  readonly rowCountMax: number;
  readonly mergeCountMax: number;
  /** Characters that all cells show together; a text that stands in many counts as often. */
  readonly textLengthMax: number;
  /** Characters of all paragraphs of a document: its sentences are understood word by word, six hundred pages take some seconds. */
  readonly paragraphLengthMax: number;
  readonly sheetCountMax: number;
  /** Wall clock of the reading worker. */
  readonly durationMsMax: number;
  /** Heap of the reading worker. */
  readonly memoryMbMax: number;
}

/** What `readWorkbook` takes, where nothing else is asked for. */
export const readingLimits: ReadingLimits = {
  fileSizeMax: 20 * 1024 * 1024,
  textSizeMax: 100 * 1024 * 1024,
  unpackedSizeMax: 200 * 1024 * 1024,
  entryCountMax: 2000,
  packingRatioMax: 100,
  ratioFreeSize: 1024 * 1024,
  cellCountMax: 4_000_000,
  rowCountMax: 10 * 1_048_577,
  mergeCountMax: 100_000,
  textLengthMax: 60_000_000,
  paragraphLengthMax: 600_000,
  sheetCountMax: 500,
  durationMsMax: 60_000,
  memoryMbMax: 512,
};
