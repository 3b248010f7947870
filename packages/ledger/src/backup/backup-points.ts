/**
 * Points of a backup or a restore: what is told between two pieces of work, such as that a file has its name now.
 */
import type { BackupProgress, OnBackupProgress } from "./backup-format.ts";

/** What tells the points of one backup or restore. */
export interface BackupPoints {
  readonly onProgress: OnBackupProgress;
  readonly tell: (point: string) => void;
}

/** Tells points between two pieces of work: what was done so far is what was told last. */
export function createPoints(step: BackupProgress["step"], onProgress: OnBackupProgress | undefined): BackupPoints {
  let last: BackupProgress = { step, done: 0, total: 0, rowCount: 0, point: "begun" };
  return {
    onProgress: (progress) => {
      last = progress;
      onProgress?.(progress);
    },
    tell: (point) => onProgress?.({ ...last, point }),
  };
}
