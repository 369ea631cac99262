import type { CallFacts, ClientFacts, Facts, Who } from '../facts.ts';
import { allowed, done, refused, state, type Verdict } from '../verdict.ts';
import { any, anyManagerOrHeadOfSales, isHeadOfSales } from './people.ts';
import { seesClient, seesClientComments } from './sees.ts';

/** A call is what is said with a client, so it is seen like what is said about it; who is to call sees their own. */
export const seesCall = (who: Who, { client, responsibleId }: CallFacts, facts: Facts): boolean =>
  who.signedIn &&
  (seesClientComments(who, client, facts) ||
    (any(who, ({ id }) => id === responsibleId) && seesClient(who, client, facts)));

/** «add a client; plan a call; comment on a client | any manager, head of sales»; «Archive: its open calls are closed» */
export const planCall = (who: Who, client: ClientFacts): Verdict => {
  if (!anyManagerOrHeadOfSales(who)) return refused;
  if (client.archived) return client.mergedBy === undefined ? state('invalid') : allowed;
  return done;
};

/** The responsible person, the client's manager, the head of sales. */
const mayEdit = (who: Who, { client, responsibleId }: CallFacts): boolean =>
  any(who, (self) => self.id === responsibleId || self.id === client.managerId || isHeadOfSales(self));

export const changeOpenCall = (who: Who, call: CallFacts): Verdict => {
  if (!mayEdit(who, call)) return refused;
  return call.state === 'open' ? done : state('already_done');
};

export const reopenCall = (who: Who, call: CallFacts): Verdict => {
  if (!mayEdit(who, call)) return refused;
  return call.state === 'open' ? state('already_done') : done;
};
