import { type Cell, equal, exactly, firstOf, type Sentences, sentence } from '../cell.ts';
import type { ContractFacts, DocumentFacts } from '../facts.ts';
import type { Gallery } from '../gallery/gallery.ts';
import * as acts from '../oracle/clients.ts';
import { seesComment, seesContract, seesContractMoney, seesDocument, seesOrder } from '../oracle/sees.ts';
import { done } from '../verdict.ts';
import { hits } from './orders-read.ts';

/** Contracts and documents: sections 3 and 4. */
type Act = Omit<Cell, 'on' | 'sees' | 'verdict'> & Partial<Pick<Cell, 'verdict'>> & { what?: string };
const each = (make: (contract: ContractFacts, gallery: Gallery) => Act | Act[]) =>
  sentence((gallery) =>
    gallery.facts.contracts.flatMap((contract) =>
      [make(contract, gallery)].flat().map(
        ({ what, path, ...act }): Cell => ({
          verdict: () => done,
          ...act,
          on: `contract ${contract.label}${what ? `: ${what}` : ''}`,
          path: `/contracts/${contract.id}${path}`,
          versionAt: `/contracts/${contract.id}`,
          sees: (who) => seesContract(who, contract, gallery.facts),
        }),
      ),
    ),
  );
const idsOf = (items: { id: number }[]): number[] => items.map(({ id }) => id);
const reason = 'исправлена опечатка';

export const contracts: Sentences = {
  'contracts.get': each((contract, { facts }) => ({
    path: '',
    parts: ({ body }, who) =>
      firstOf(
        equal('shows money', body.money !== null, seesContractMoney(who, contract, facts)),
        contract.amount && body.money ? equal('amount', body.money.amount, contract.amount) : null,
        equal(
          'orders',
          body.orders,
          facts.orders.filter((it) => it.contract === contract && seesOrder(who, it)).length,
        ),
      ),
  })),
  'contracts.list': sentence(({ facts }) => [
    {
      on: 'all contracts',
      path: '/contracts?limit=200',
      verdict: () => done,
      parts: ({ body }, who) => {
        const mine = facts.contracts.filter((contract) => seesContract(who, contract, facts));
        return firstOf(
          exactly(
            'contracts',
            idsOf(body.items),
            mine.map(({ id }) => id),
          ),
          ...mine.map((contract) => {
            const row = body.items.find(({ id }: { id: number }) => id === contract.id);
            return equal(
              `money of ${contract.label}`,
              row?.money != null,
              seesContractMoney(who, contract, facts),
            );
          }),
        );
      },
    },
    ...facts.contracts.map(
      (contract): Cell => ({
        on: `search for contract ${contract.label}`,
        path: `/contracts?search=${encodeURIComponent(contract.token)}`,
        verdict: () => done,
        parts: ({ body }, who) =>
          equal('found', idsOf(body.items).includes(contract.id), seesContract(who, contract, facts)),
      }),
    ),
  ]),
  'contracts.feed': each((contract, { facts, tokens }) => ({
    path: '/feed?limit=200',
    parts: ({ raw }, who) => {
      const shown = tokens.in(raw.body);
      const here = facts.comments.filter(({ on }) => 'contract' in on && on.contract === contract);
      return exactly(
        'comments',
        here.filter(({ token }) => shown.has(token)).map(({ token }) => token),
        here.filter((comment) => seesComment(who, comment, facts)).map(({ token }) => token),
      );
    },
  })),
  'contracts.documents': each((contract, { facts }) => ({
    path: '/documents',
    parts: ({ body }, who) =>
      exactly(
        'documents',
        idsOf(body.items),
        facts.documents
          .filter((it) => it.contract === contract && seesDocument(who, it, facts))
          .map(({ id }) => id),
      ),
  })),
  'contracts.create': sentence(({ facts }) =>
    facts.clients.map(
      (client): Cell => ({
        on: `a contract of client ${client.label}`,
        path: '/contracts',
        body: () => ({ clientId: client.id, number: 'НОВЫЙ-1/26', amount: '10.00' }),
        verdict: (who) => acts.addUnder(who, client),
      }),
    ),
  ),
  'contracts.edit': each((contract, { facts }) =>
    [true, false].map((withReason) => ({
      what: withReason ? 'with a reason' : 'without a reason',
      path: '',
      body: (version: number) => ({
        version,
        number: contract.number,
        amount: '7.00',
        ...(withReason ? { reason } : {}),
      }),
      verdict: (who) => acts.editContract(who, contract, facts, withReason),
    })),
  ),
  'contracts.comment': each(() => ({
    path: '/comments',
    body: () => ({ body: 'слово' }),
    verdict: () => acts.commentContract(),
  })),
  'contracts.mentionable': each(() => ({ path: '/mentionable' })),
  'contracts.addDocument': each((contract, { facts }) =>
    ['other', 'invoice'].map((kind) => ({
      what: kind,
      path: `/documents?name=file.txt&kind=${kind}`,
      bytes: Buffer.from('file'),
      verdict: (who) => acts.addToContract(who, contract, kind === 'invoice', facts),
    })),
  ),
  'documents.content': sentence(({ facts, tokens }) =>
    facts.documents.map((document) => ({
      ...ofDocument(document, '/content', facts),
      parts: ({ raw }) => equal('bytes', tokens.in(raw.body).has(document.token), true),
    })),
  ),
  // who sees a document sees what it looks like, and may have that made
  'documents.preview': sentence(({ facts }) =>
    facts.documents.map((document) => ({
      ...ofDocument(document, '/preview', facts),
      parts: ({ body }) => equal('shown as', body.as, 'text'),
    })),
  ),
  'documents.askPreview': sentence(({ facts }) =>
    facts.documents.map((document) => ({ ...ofDocument(document, '/preview', facts), body: () => ({}) })),
  ),
  'documents.previewContent': sentence(({ facts, tokens }) =>
    facts.documents.map((document) => ({
      ...ofDocument(document, '/preview/content', facts),
      parts: ({ raw }) => equal('bytes', tokens.in(raw.body).has(document.token), true),
    })),
  ),
  'documents.bin': sentence(({ facts }) =>
    facts.documents.flatMap((document) =>
      [true, false].map(
        (withReason): Cell => ({
          ...ofDocument(document, '/bin', facts),
          on: `document ${document.label}, ${withReason ? 'with a reason' : 'without a reason'}`,
          body: () => (withReason ? { reason } : {}),
          verdict: (who) => acts.binDocument(who, document, withReason),
        }),
      ),
    ),
  ),
};

const ofDocument = (document: DocumentFacts, path: string, facts: Gallery['facts']): Cell => ({
  on: `document ${document.label}`,
  path: `/documents/${document.id}${path}`,
  sees: (who) => seesDocument(who, document, facts),
  verdict: () => done,
});

/** And documents, by their name and by what is written in them. */
export const documentSearches = ({ facts }: Gallery): Cell[] =>
  facts.documents.map((document) => ({
    on: `search for document ${document.label}`,
    path: `/search?q=${document.token}`,
    verdict: () => done,
    parts: ({ body }, who) =>
      equal('found', hits(body, 'document').includes(document.id), seesDocument(who, document, facts)),
  }));

/** One search finds contracts too. */
export const contractSearches = ({ facts }: Gallery): Cell[] =>
  facts.contracts.map((contract) => ({
    on: `search for contract ${contract.label}`,
    path: `/search?q=${encodeURIComponent(contract.token)}`,
    verdict: () => done,
    parts: ({ body }, who) =>
      equal('found', hits(body, 'contract').includes(contract.id), seesContract(who, contract, facts)),
  }));
