import { type Cell, equal, exactly, type Sentences, sentence } from '../cell.ts';
import type { ClientFacts, CommentFacts } from '../facts.ts';
import type { Gallery } from '../gallery/gallery.ts';
import * as acts from '../oracle/clients.ts';
import { anyManagerOrHeadOfSales } from '../oracle/people.ts';
import { seesClient, seesComment, seesContract, seesOrder } from '../oracle/sees.ts';
import { done, refused, state } from '../verdict.ts';
import { hits } from './orders-read.ts';

/** Clients: sections 2 and 4, «Managers, head of sales, accounting, director and admin see all clients». */
type Act = Omit<Cell, 'on' | 'sees' | 'verdict'> & Partial<Pick<Cell, 'verdict'>>;
const each = (make: (client: ClientFacts, gallery: Gallery) => Act) =>
  sentence((gallery) =>
    gallery.facts.clients.map(
      (client): Cell => ({
        verdict: () => done,
        ...make(client, gallery),
        on: `client ${client.label}`,
        versionAt: `/clients/${client.id}`,
        sees: (who) => seesClient(who, client, gallery.facts),
      }),
    ),
  );

type Row = { id: number };
const idsOf = (items: Row[]): number[] => items.map(({ id }) => id);
const reason = 'дорого';
const contact = { lastName: 'Контактова', phones: [], emails: [] };

export const clients: Sentences = {
  'clients.get': each((client, { facts }) => ({
    path: `/clients/${client.id}`,
    parts: ({ body }, who) =>
      equal(
        'orders',
        body.orders,
        facts.orders.filter((order) => order.client === client && seesOrder(who, order)).length,
      ) ??
      equal(
        'contracts',
        body.contracts,
        facts.contracts.filter((it) => it.client === client && seesContract(who, it, facts)).length,
      ),
  })),
  'clients.list': sentence(({ facts }) => [
    ...['', '&archived=true'].map(
      (archived): Cell => ({
        on: `all clients${archived}`,
        path: `/clients?limit=200${archived}`,
        verdict: () => done,
        parts: ({ body }, who) =>
          exactly(
            'clients',
            idsOf(body.items),
            facts.clients
              .filter((client) => seesClient(who, client, facts) && client.archived === (archived !== ''))
              .map(({ id }) => id),
          ),
      }),
    ),
    ...facts.clients.map(
      (client): Cell => ({
        on: `search for client ${client.label}`,
        path: `/clients?search=${encodeURIComponent(client.token)}`,
        verdict: () => done,
        parts: ({ body }, who) =>
          client.archived
            ? null
            : equal('found', idsOf(body.items).includes(client.id), seesClient(who, client, facts)),
      }),
    ),
  ]),
  'clients.duplicates': sentence(({ facts }) =>
    facts.clients.map(
      (client): Cell => ({
        on: `duplicates of client ${client.label}`,
        path: `/client-duplicates?name=${encodeURIComponent(client.name)}`,
        verdict: () => done,
        parts: ({ body }, who) =>
          idsOf(body.items).includes(client.id) && !seesClient(who, client, facts)
            ? 'found an unseen client'
            : null,
      }),
    ),
  ),
  'clients.feed': each((client, { facts, tokens }) => ({
    path: `/clients/${client.id}/feed?limit=200`,
    parts: ({ raw }, who) => {
      const shown = tokens.in(raw.body);
      // «The client feed includes its contracts and orders»
      const of = (on: CommentFacts['on']) =>
        'client' in on ? on.client : 'contract' in on ? on.contract.client : on.order.client;
      const here = facts.comments.filter(({ on }) => of(on) === client);
      return exactly(
        'comments',
        here.filter(({ token }) => shown.has(token)).map(({ token }) => token),
        here.filter((comment) => seesComment(who, comment, facts)).map(({ token }) => token),
      );
    },
  })),
  'clients.create': sentence(() => [
    {
      on: 'a new client',
      path: '/clients',
      body: () => ({ name: 'ООО «Лютик»' }),
      verdict: (who) => (anyManagerOrHeadOfSales(who) ? done : refused),
    },
  ]),
  'clients.edit': each((client) => ({
    path: `/clients/${client.id}`,
    body: (version) => ({ version, name: client.name, managerId: client.managerId, site: 'example.org' }),
    verdict: (who) => acts.editClient(who, client),
  })),
  'clients.refuse': each((client) => ({
    path: `/clients/${client.id}/refusal`,
    body: () => ({ reason }),
    verdict: (who) => acts.refuseClient(who, client),
  })),
  'clients.takeBack': each((client) => ({
    path: `/clients/${client.id}/refusal`,
    verdict: (who) => acts.takeBackClient(who, client),
  })),
  'clients.archive': each((client) => ({
    path: `/clients/${client.id}/archive`,
    body: () => ({}),
    verdict: (who) => acts.archiveClient(who, client),
  })),
  'clients.restore': each((client) => ({
    path: `/clients/${client.id}/archive`,
    verdict: (who) => acts.restoreClient(who, client),
  })),
  // «edit … a client | its responsible manager, head of sales»; nobody has this address here
  'clients.addressChecked': each((client) => ({
    path: `/clients/${client.id}/checked-addresses`,
    body: () => ({ email: 'nobody@example.org' }),
    verdict: (who) => {
      const verdict = acts.editClient(who, client);
      return verdict === done ? state('invalid') : verdict;
    },
  })),
  'clients.comment': each((client) => ({
    path: `/clients/${client.id}/comments`,
    body: () => ({ body: 'слово' }),
    verdict: (who) => acts.commentClient(who, client),
  })),
  'clients.mentionable': each((client) => ({ path: `/clients/${client.id}/mentionable` })),
  'contacts.create': each((client) => ({
    path: `/clients/${client.id}/contacts`,
    body: () => contact,
    verdict: (who) => acts.editClient(who, client),
  })),
  'contacts.edit': each((client) => ({
    path: `/contacts/${client.contactId}`,
    body: () => ({ ...contact, version: client.contactVersion }),
    verdict: (who) => acts.editClient(who, client),
  })),
  'contacts.archive': each((client) => ({
    path: `/contacts/${client.contactId}`,
    verdict: (who) => acts.editClient(who, client),
  })),
};

/** One search finds clients and people at them too. */
export const clientSearches = ({ facts }: Gallery): Cell[] =>
  facts.clients.map((client) => ({
    on: `search for client ${client.label}`,
    path: `/search?q=${encodeURIComponent(client.token)}`,
    verdict: () => done,
    parts: ({ body }, who) =>
      equal('found', hits(body, 'client').includes(client.id), seesClient(who, client, facts)) ??
      equal('contact', hits(body, 'contact').includes(client.contactId), seesClient(who, client, facts)),
  }));

/** And what people said, by a word of it. */
export const commentSearches = ({ facts, tokens }: Gallery): Cell[] =>
  facts.comments.map((comment) => ({
    on: `search for the comment ${comment.token}`,
    path: `/search?q=${comment.token}`,
    verdict: () => done,
    parts: ({ body, raw }, who) => {
      const sees = seesComment(who, comment, facts);
      return (
        equal('found', hits(body, 'comment').length === 1, sees) ??
        equal('passage', tokens.in(raw.body).has(comment.token), sees)
      );
    },
  }));
