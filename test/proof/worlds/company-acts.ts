import type { Name } from '#test/world.ts';
import type { Planned } from './acts.ts';
import type { Hand } from './hand.ts';
import type { DepartmentKey } from './who-knows.ts';

export const folderKeys: readonly DepartmentKey[] = ['sales', 'expertise', 'accounting'];
const readers: Record<DepartmentKey, Name[]> = {
  sales: ['otherManager', 'headOfSales'],
  expertise: ['otherExpert', 'headOfExpertise'],
  accounting: ['accountant', 'headOfAccounting'],
};

/** Folders of the company, each for a department: a document that asks for everybody's word, a newer one, and who gave theirs. */
export function companyActs(department: DepartmentKey): Planned[] {
  const [folder, paper] = [`folder.${department}`, `paper.${department}`];
  const fact = { folderOf: department };
  const said = (by: Name): Planned => ({
    fact: { own: by },
    needs: [paper],
    do: (hand) => hand.put(by, `/company-documents/${hand.idOf(paper)}/acknowledgement`, { versionNo: 2 }),
  });
  return [
    {
      fact,
      makes: folder,
      do: async (hand: Hand, word) => {
        const departmentIds = [hand.stage.world.departments[department]];
        hand.made(
          folder,
          (await hand.post('director', '/company-folders', { name: word, departmentIds })).id,
        );
      },
    },
    {
      fact,
      needs: [folder],
      do: async (hand, word) => {
        const path = `/company-folders/${hand.idOf(folder)}/documents?asks=true&name=${encodeURIComponent(word)}.txt`;
        hand.made(paper, (await hand.upload('admin', path, `текст ${word}`)).id);
      },
    },
    {
      fact,
      makes: paper,
      do: (hand, word) => {
        const path = `/company-documents/${hand.idOf(paper)}/versions?name=${encodeURIComponent(word)}.txt`;
        return hand.upload('director', path, `тексты ${word}`);
      },
    },
    ...readers[department].map(said),
  ];
}
