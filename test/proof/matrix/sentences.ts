import type { Sentences } from './cell.ts';
import { addOrder } from './oracle/clients.ts';
import { absences } from './routes/absences.ts';
import { auth } from './routes/auth.ts';
import { calendar } from './routes/calendar.ts';
import { calls } from './routes/calls.ts';
import { campaignRuns } from './routes/campaign-runs.ts';
import { campaigns } from './routes/campaigns.ts';
import { clientBase } from './routes/client-base.ts';
import { clientSearches, clients, commentSearches } from './routes/clients.ts';
import { comments } from './routes/comments.ts';
import { companyDocuments, paperSearches } from './routes/company-documents.ts';
import { contractSearches, contracts, documentSearches } from './routes/contracts.ts';
import { documents } from './routes/documents.ts';
import { imports, withWhatIsGone } from './routes/imports.ts';
import { letters } from './routes/letters.ts';
import { mail } from './routes/mail.ts';
import { news, newsSearches } from './routes/news.ts';
import { office } from './routes/office.ts';
import { manyOrders } from './routes/orders-many.ts';
import { orderReading } from './routes/orders-read.ts';
import { orderWriting } from './routes/orders-write.ts';
import { people } from './routes/people.ts';
import { reports } from './routes/reports.ts';
import { taskSearches, tasks } from './routes/tasks.ts';
import { templates } from './routes/templates.ts';
import { uploads } from './routes/uploads.ts';

/**
 * The oracle's page for every route. To add a route: its sentence goes into the file of its room in `routes/`, what the
 * specification says of it into `oracle/`; nothing else.
 */
const all: Sentences = {
  ...auth,
  ...office,
  ...people,
  ...absences,
  ...clients,
  ...calendar,
  ...calls,
  ...tasks,
  ...news,
  ...clientBase,
  ...campaigns,
  ...campaignRuns,
  ...contracts,
  ...comments,
  ...imports,
  ...documents,
  ...uploads,
  ...templates,
  ...mail,
  ...letters,
  ...companyDocuments,
  ...orderReading,
  ...orderWriting,
  ...manyOrders,
  ...reports,
  'search.find': {
    cells: (gallery) => [
      ...(orderReading['search.find']?.cells(gallery) ?? []),
      ...clientSearches(gallery),
      ...contractSearches(gallery),
      ...documentSearches(gallery),
      ...commentSearches(gallery),
      ...paperSearches(gallery),
      ...taskSearches(gallery),
      ...newsSearches(gallery),
    ],
  },
  'orders.create': {
    cells: ({ facts, cast }) =>
      facts.clients.flatMap((client) =>
        [null, cast.ids.manager, cast.ids.colleague].map((managerId) => ({
          on: `an order of client ${client.label} for ${managerId ?? 'oneself'}`,
          path: '/orders',
          body: () => ({ title: 'Новый заказ', clientId: client.id, managerId }),
          verdict: (who) => addOrder(who, client, managerId),
        })),
      ),
  },
};

export const sentences: Sentences = Object.fromEntries(
  Object.entries(all).map(([id, one]) => [id, withWhatIsGone(one)]),
);
