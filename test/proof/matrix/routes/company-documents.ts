import { type Cell, equal, exactly, firstOf, type Sentences, sentence } from '../cell.ts';
import type { Who } from '../facts.ts';
import type { FolderFacts, PaperFacts, Papers } from '../gallery/company-documents.ts';
import type { Gallery } from '../gallery/gallery.ts';
import { isAskedIn, keepsFolders, seesFolder } from '../oracle/company-documents.ts';
import { done, state } from '../verdict.ts';

/** Documents of the company: section 6. */
type Act = Omit<Cell, 'on' | 'verdict'> & Partial<Pick<Cell, 'verdict'>>;
const one = (make: (gallery: Gallery) => Cell) => sentence((gallery) => [make(gallery)]);
const eachFolder = (make: (folder: FolderFacts, papers: Papers) => Act) =>
  sentence(({ papers }) =>
    papers.folders.map((folder): Cell => {
      const { path, ...act } = make(folder, papers);
      return {
        verdict: keepsFolders,
        ...act,
        on: folder.label,
        path: `/company-folders/${folder.id}${path}`,
      };
    }),
  );
const eachPaper = (make: (paper: PaperFacts, papers: Papers) => Act) =>
  sentence(({ papers }) =>
    papers.documents.map((paper): Cell => {
      const { path, ...act } = make(paper, papers);
      return {
        verdict: keepsFolders,
        ...act,
        on: paper.label,
        path: `/company-documents/${paper.id}${path}`,
      };
    }),
  );
/** Who sees the folder reads what lies in it. */
const read = ({ folder }: PaperFacts, path: string): Act => ({
  path,
  sees: (who) => seesFolder(who, folder.department),
  verdict: () => done,
});
const idsOf = (items: { id: number }[]): number[] => items.map(({ id }) => id);
const isDone = (who: Who, paper: PaperFacts, { acknowledged }: Papers): boolean =>
  paper === acknowledged && who.name.startsWith('manager');

export const companyDocuments: Sentences = {
  'companyFolders.list': one(({ papers }) => ({
    on: 'all folders',
    path: '/company-folders',
    verdict: () => done,
    parts: ({ body }, who) =>
      firstOf(
        exactly(
          'folders',
          idsOf(body.items),
          idsOf(papers.folders.filter(({ department }) => seesFolder(who, department))),
        ),
        equal('manages', body.abilities.manage.allowed, keepsFolders(who) === done),
      ),
  })),
  'companyFolders.create': one(() => ({
    on: 'a new folder',
    path: '/company-folders',
    body: () => ({ name: 'Новая' }),
    verdict: keepsFolders,
  })),
  'companyFolders.edit': eachFolder(() => ({ path: '', body: () => ({ name: 'Иная', version: 1 }) })),
  'companyFolders.place': eachFolder(() => ({ path: '/position', body: () => ({ position: 0 }) })),
  'companyFolders.remove': eachFolder(({ isEmpty }) => ({
    path: '',
    verdict: (who) => (keepsFolders(who) === done && !isEmpty ? state('in_use') : keepsFolders(who)),
  })),
  'companyFolders.documents': eachFolder((folder, { documents }) => ({
    path: '/documents',
    sees: (who) => seesFolder(who, folder.department),
    verdict: () => done,
    parts: ({ body }) =>
      exactly('documents', idsOf(body.items), idsOf(documents.filter((it) => it.folder === folder))),
  })),
  'companyFolders.addDocument': eachFolder(() => ({
    path: '/documents?name=a.txt',
    bytes: Buffer.from('новый'),
  })),
  'companyDocuments.waiting': one(({ papers }) => ({
    on: 'what waits for their word',
    path: '/company-documents',
    verdict: () => done,
    parts: ({ body }, who) =>
      exactly(
        'waiting',
        idsOf(body.items),
        idsOf(
          papers.documents.filter(
            (it) => it.asks && isAskedIn(who, it.folder.department) && !isDone(who, it, papers),
          ),
        ),
      ),
  })),
  'companyDocuments.get': eachPaper((paper, papers) => ({
    ...read(paper, ''),
    parts: ({ body }, who) => {
      const { asks, folder } = paper;
      const mine = !isAskedIn(who, folder.department)
        ? 'notAsked'
        : isDone(who, paper, papers)
          ? 'done'
          : 'waiting';
      return firstOf(
        equal('mine', body.acknowledgement?.mine, asks ? mine : undefined),
        equal('counts', body.acknowledgement?.of != null, asks && keepsFolders(who) === done),
      );
    },
  })),
  'companyDocuments.content': eachPaper((paper) => read(paper, '/content')),
  'companyDocuments.preview': eachPaper((paper) => read(paper, '/preview')),
  'companyDocuments.askPreview': eachPaper((paper) => ({ ...read(paper, '/preview'), body: () => ({}) })),
  'companyDocuments.previewContent': eachPaper((paper) => read(paper, '/preview/content')),
  'companyDocuments.versions': eachPaper((paper) => read(paper, '/versions')),
  'companyDocuments.addVersion': eachPaper(() => ({
    path: '/versions?name=b.txt',
    bytes: Buffer.from('следующий'),
  })),
  'companyDocuments.rename': eachPaper(() => ({ path: '/name', body: () => ({ name: 'Иное.txt' }) })),
  'companyDocuments.move': eachPaper((paper, { folders }) => ({
    path: '/folder',
    body: () => ({ folderId: (folders.find((it) => it !== paper.folder) ?? paper.folder).id }),
  })),
  'companyDocuments.ask': eachPaper(({ asks }) => ({ path: '/asking', body: () => ({ asks: !asks }) })),
  'companyDocuments.acknowledge': eachPaper((paper) => ({
    ...read(paper, '/acknowledgement'),
    body: () => ({ versionNo: 1 }),
    verdict: (who) => (paper.asks && isAskedIn(who, paper.folder.department) ? done : state('invalid')),
  })),
  'companyDocuments.acknowledgements': eachPaper((paper, { acknowledged }) => ({
    path: '/acknowledgements',
    parts: ({ body }) => {
      const have = body.items.filter(({ at }: { at: string | null }) => at !== null);
      return firstOf(
        equal('asked', body.items.length > 0, paper.asks),
        equal('have', have.length, paper === acknowledged ? 1 : 0),
      );
    },
  })),
  'companyDocuments.bin': eachPaper(() => ({ path: '/bin', body: () => ({}) })),
  'companyDocuments.restore': one(({ papers: { binned } }) => ({
    on: 'a document in the bin',
    path: `/company-documents/${binned.id}/bin`,
    verdict: keepsFolders,
  })),
  'companyDocuments.binned': one(({ papers: { binned } }) => ({
    on: 'the bin',
    path: '/company-document-bin',
    verdict: keepsFolders,
    parts: ({ body }) => exactly('in the bin', idsOf(body.items), [binned.id]),
  })),
};

/** One search: the names and the texts of documents that one sees. */
export const paperSearches = ({ papers }: Gallery): Cell[] =>
  papers.documents.map(({ label, id, token, folder }) => ({
    on: `the word of ${label}`,
    path: `/search?q=${encodeURIComponent(token)}`,
    verdict: () => done,
    parts: ({ body }, who) =>
      equal(
        'found',
        body.groups.some(
          (group: { type: string; items: { id: number }[] }) =>
            group.type === 'companyDocument' && idsOf(group.items).includes(id),
        ),
        seesFolder(who, folder.department),
      ),
  }));
