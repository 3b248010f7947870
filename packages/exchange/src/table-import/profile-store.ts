/** Where the profile is kept: a file beside the ledger, or one that is named. */
import { readFile, rename, writeFile } from "node:fs/promises";
import { refuse } from "@giaingan/finance";
import { emptyProfile, type ImportProfile } from "./import-profile.ts";
import { readProfileFile, writeProfileFile } from "./profile-file.ts";

/** The kept profile. */
export interface ProfileStore {
  /** @throws Refusal of a file that is no profile, or of a named one that is not there */
  readonly read: () => Promise<ImportProfile>;
  /** Writes it where it has changed; whole, or not at all. */
  readonly write: (profile: ImportProfile) => Promise<void>;
}

/**
 * Opens the profile of a file.
 *
 * @param path null: nothing is kept
 * @param isNamed somebody asked for that file: it must be there
 */
export function openProfileStore(
  path: string | null,
  { isNamed = false }: { readonly isNamed?: boolean } = {},
): ProfileStore {
  if (path === null) return { read: () => Promise.resolve(emptyProfile), write: () => Promise.resolve() };
  const readText = async (): Promise<string | null> => {
    try {
      return await readFile(path, "utf8");
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
      if (isNamed) throw refuse("fileNotFound", { path });
      return null;
    }
  };
  return {
    read: async () => {
      const text = await readText();
      return text === null ? emptyProfile : readProfileFile(text, path);
    },
    write: async (profile) => {
      const text = writeProfileFile(profile);
      const before = await readText();
      if (text === (before ?? writeProfileFile(emptyProfile))) return;
      await writeFile(`${path}.new`, text);
      await rename(`${path}.new`, path);
    },
  };
}
