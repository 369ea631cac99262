import { readXlsx } from '#test/xlsx.ts';
import { type Cell, equal, exactly, firstOf, type Sentences, sentence } from '../cell.ts';
import type { ClientFacts, Facts, Who } from '../facts.ts';
import type { Gallery } from '../gallery/gallery.ts';
import * as acts from '../oracle/clients.ts';
import { anyManagerOrHeadOfSales } from '../oracle/people.ts';
import { seesAllClients, seesClient } from '../oracle/sees.ts';
import { done, refused } from '../verdict.ts';

/** What the base of clients is beyond single clients: consents, groups, merging, many at once, views of one's own. */
type Act = Omit<Cell, 'on' | 'sees'>;
const each = (make: (client: ClientFacts, gallery: Gallery) => Act) =>
  sentence((gallery) =>
    gallery.facts.clients.map(
      (client): Cell => ({
        ...make(client, gallery),
        on: `client ${client.label}`,
        versionAt: `/clients/${client.id}`,
        sees: (who) => seesClient(who, client, gallery.facts),
      }),
    ),
  );
const one = (make: (gallery: Gallery) => Cell) => sentence((gallery) => [make(gallery)]);

type Row = { id: number };
const idsOf = (items: Row[]): number[] => items.map(({ id }) => id);
const seen = (who: Who, facts: Facts) => facts.clients.filter((client) => seesClient(who, client, facts));
const managers = (who: Who) => (anyManagerOrHeadOfSales(who) ? done : refused);

export const clientBase: Sentences = {
  'consentTexts.list': one(() => ({
    on: 'the words of consents',
    path: '/consent-texts',
    verdict: () => done,
  })),
  'consents.list': each((client) => ({
    path: `/contacts/${client.contactId}/consents`,
    verdict: () => done,
  })),
  'consents.give': each((client) => ({
    path: `/contacts/${client.contactId}/consent`,
    body: () => ({ textVersion: 1, on: '2026-01-15', how: 'letter' }),
    verdict: (who) => acts.editClient(who, client),
  })),
  'consents.withdraw': each((client) => ({
    path: `/contacts/${client.contactId}/consent/withdrawal`,
    body: () => ({ on: '2026-01-15', how: 'letter' }),
    verdict: (who) => acts.withdrawConsent(who, client),
  })),
  'clients.merge': each((client, { base }) => ({
    path: `/clients/${client.id}/merge`,
    body: (version) => ({ intoId: base.kept.id, version, intoVersion: base.keptVersion }),
    verdict: (who) => acts.mergeClient(who, client, base.kept),
  })),
  'clients.unmerge': each((client) => ({
    path: `/clients/${client.id}/merge`,
    verdict: (who) => acts.unmergeClient(who, client),
  })),
  'clients.setSegments': each((client, { base }) => ({
    path: `/clients/${client.id}/segments`,
    body: () => ({ segmentIds: [base.segmentId] }),
    verdict: (who) => acts.editClient(who, client),
  })),
  'segments.list': one(({ base }) => ({
    on: 'all groups of clients',
    path: '/segments',
    verdict: () => done,
    parts: ({ body }, who) =>
      exactly('groups', idsOf(body.items), seesAllClients(who) ? [base.segmentId] : []),
  })),
  'segments.create': one(() => ({
    on: 'a new group of clients',
    path: '/segments',
    body: () => ({ name: 'Поволжье' }),
    verdict: managers,
  })),
  'segments.edit': one(({ base }) => ({
    on: 'a group of clients',
    path: `/segments/${base.segmentId}`,
    body: () => ({ name: 'Нефть и газ', archived: false, version: 1 }),
    sees: seesAllClients,
    verdict: managers,
  })),
  'bulkChanges.create': one(({ facts, cast }) => ({
    on: 'all clients at once',
    path: '/client-bulk-changes',
    body: () => ({
      act: 'setManager',
      managerId: cast.ids.colleague,
      ids: facts.clients.map(({ id }) => id),
    }),
    verdict: () => done,
    parts: ({ body }, who) => {
      const wanted = acts.reachedAtOnce(who, seen(who, facts), cast.ids.colleague);
      const left = (body.leftOut as { client: Row }[]).map(({ client }) => client.id);
      return firstOf(equal('done', body.done, wanted.done), exactly('left out', left, wanted.leftOut));
    },
  })),
  'bulkChanges.list': one(({ base, cast }) => ({
    on: 'changes to many clients',
    path: '/client-bulk-changes',
    verdict: () => done,
    parts: ({ body }, who) =>
      exactly('changes', idsOf(body.items), who.id === cast.ids.headOfSales ? [base.bulkId] : []),
  })),
  'bulkChanges.undo': one(({ base, cast }) => ({
    on: 'a change of the head of sales to many clients',
    path: `/client-bulk-changes/${base.bulkId}`,
    sees: (who) => who.id === cast.ids.headOfSales,
    verdict: () => done,
  })),
  'clients.export': one(({ facts }) => ({
    on: 'all clients',
    path: '/client-exports',
    body: () => ({ columns: ['name'] }),
    verdict: () => done,
    parts: ({ raw }, who) =>
      exactly(
        'rows',
        readXlsx(raw.rawPayload)
          .rows.slice(1)
          .map(([name]) => name?.value),
        seen(who, facts)
          .filter(({ archived }) => !archived)
          .map(({ name }) => name),
      ),
  })),
  'savedViews.list': one(({ base, cast }) => ({
    on: 'views of the list of clients',
    path: '/saved-views?list=clients',
    verdict: () => done,
    parts: ({ body }, who) =>
      exactly('views', idsOf(body.items), who.id === cast.ids.manager ? [base.viewId] : []),
  })),
  'savedViews.create': one(() => ({
    on: 'a view of one’s own',
    path: '/saved-views',
    body: () => ({ list: 'clients', name: 'Новый вид', query: '' }),
    verdict: () => done,
  })),
  'savedViews.edit': one(({ base, cast }) => ({
    on: 'a view of the manager’s',
    path: `/saved-views/${base.viewId}`,
    body: () => ({ name: 'Иной вид', query: '' }),
    sees: (who) => who.id === cast.ids.manager,
    verdict: () => done,
  })),
  'savedViews.remove': one(({ base, cast }) => ({
    on: 'a view of the manager’s',
    path: `/saved-views/${base.viewId}`,
    sees: (who) => who.id === cast.ids.manager,
    verdict: () => done,
  })),
};
