import { readInside } from '#test/texts.ts';
import { seesFolder } from '../oracle/company-documents.ts';
import { good, type Workshop } from './walk.ts';

export type FolderFacts = {
  label: string;
  id: number;
  department: 'sales' | 'expertise' | null;
  isEmpty: boolean;
};
export type PaperFacts = { label: string; id: number; token: string; folder: FolderFacts; asks: boolean };
/** The documents of the company. */
export type Papers = {
  folders: readonly FolderFacts[];
  documents: readonly PaperFacts[];
  binned: PaperFacts;
  /** Acknowledged by the manager: the one of sales that asks. */
  acknowledged: PaperFacts;
};

export async function makePapers(shop: Workshop): Promise<Papers> {
  const { stage, cast, tokens } = shop;
  const folders: FolderFacts[] = [];
  const documents: PaperFacts[] = [];
  const folder = async (department: FolderFacts['department'], isEmpty = false): Promise<FolderFacts> => {
    const label = `a folder for ${department ?? 'everybody'}${isEmpty ? ', empty' : ''}`;
    const name = tokens.word({ of: label, may: (who) => seesFolder(who, department) });
    const departmentIds = department ? [stage.world.departments[department]] : [];
    const { id } = await good(cast.as('admin').post('/company-folders', { name, departmentIds }));
    const made = { label, id, department, isEmpty };
    folders.push(made);
    return made;
  };
  const paper = async (place: FolderFacts, asks: boolean): Promise<PaperFacts> => {
    const label = `a document in ${place.label}${asks ? ' that asks' : ''}`;
    const token = tokens.word({ of: label, may: (who) => seesFolder(who, place.department) });
    const path = `/company-folders/${place.id}/documents?name=${token}.txt&asks=${asks}`;
    const { id } = await good(cast.as('director').upload(path, Buffer.from(token)));
    await readInside(stage.ownerDb, Buffer.from(token));
    return { label, id, token, folder: place, asks };
  };
  for (const department of ['sales', 'expertise', null] as const) {
    const place = await folder(department);
    for (const asks of [false, true]) documents.push(await paper(place, asks));
  }
  const empty = await folder('sales', true);
  const binned = await paper(empty, true);
  await good(cast.as('admin').put(`/company-documents/${binned.id}/bin`, {}));
  const acknowledged = documents.find((one) => one.asks && one.folder.department === 'sales') as PaperFacts;
  await good(
    cast.as('manager').put(`/company-documents/${acknowledged.id}/acknowledgement`, { versionNo: 1 }),
  );
  return { folders, documents, binned, acknowledged };
}
