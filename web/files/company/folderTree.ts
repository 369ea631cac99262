import type { Folder } from './company.queries.ts';

export interface Branch {
  folder: Folder;
  depth: number;
  branches: Branch[];
  /** Documents in it and below it that wait for the reader. */
  waiting: number;
}

/** Folders as they stand in each other, in the order of the list. */
export function treeOf(folders: readonly Folder[], parentId: number | null = null, depth = 0): Branch[] {
  return folders
    .filter((one) => one.parentId === parentId)
    .map((folder) => {
      const branches = treeOf(folders, folder.id, depth + 1);
      const waiting = branches.reduce((sum, branch) => sum + branch.waiting, folder.toAcknowledge);
      return { folder, depth, branches, waiting };
    });
}

/** The same tree read from top to bottom. */
export function flat(branches: readonly Branch[]): Branch[] {
  return branches.flatMap((branch) => [branch, ...flat(branch.branches)]);
}

/** From the topmost down to the folder itself; empty where it is not there. */
export function wayTo(folders: readonly Folder[], id: number | undefined): Folder[] {
  const folder = folders.find((one) => one.id === id);
  return folder ? [...wayTo(folders, folder.parentId ?? undefined), folder] : [];
}

/** Choices of a folder, the nested ones set in. */
export const folderOptions = (folders: readonly Folder[]) =>
  flat(treeOf(folders)).map(({ folder, depth }) => ({
    value: String(folder.id),
    label: `${'\u2003'.repeat(depth)}${folder.name}`,
  }));
