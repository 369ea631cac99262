import { type Cell, equal, exactly, type Sentences, sentence } from '../cell.ts';
import type { CallFacts } from '../facts.ts';
import * as acts from '../oracle/calls.ts';
import { byAdmin } from '../oracle/office.ts';
import { seesAllClients, seesClient } from '../oracle/sees.ts';
import { done, refused } from '../verdict.ts';

/** Calls: sections 2 and 4. */
type Act = Omit<Cell, 'on' | 'sees' | 'verdict'> & Partial<Pick<Cell, 'verdict'>>;
const each = (make: (call: CallFacts) => Act) =>
  sentence(({ facts }) =>
    facts.calls.map(
      (call): Cell => ({
        verdict: () => done,
        ...make(call),
        on: `call ${call.label}`,
        versionAt: `/calls/${call.id}`,
        sees: (who) => acts.seesCall(who, call, facts),
      }),
    ),
  );

export const calls: Sentences = {
  'calls.get': each((call) => ({
    path: `/calls/${call.id}`,
    parts: ({ body }, who) =>
      equal('may edit', body.abilities.edit.allowed, acts.reopenCall(who, call) !== refused),
  })),
  'calls.list': sentence(({ facts }) => [
    ...['', '&state=open'].map(
      (state): Cell => ({
        on: `all calls${state}`,
        path: `/calls?limit=200${state}`,
        verdict: () => done,
        parts: ({ body }, who) =>
          exactly(
            'calls',
            body.items.map(({ id }: { id: number }) => id),
            facts.calls
              .filter((call) => acts.seesCall(who, call, facts) && (state === '' || call.state === 'open'))
              .map(({ id }) => id),
          ),
      }),
    ),
    // a filter or an order by calls is for whoever sees the calls of all clients
    ...['nextCall=today', 'nextCall=none', 'sort=nextCall'].map(
      (query): Cell => ({
        on: `clients by ${query}`,
        path: `/clients?${query}`,
        verdict: (who) => (seesAllClients(who) ? done : refused),
      }),
    ),
  ]),
  'calls.create': sentence(({ facts }) =>
    facts.clients.map(
      (client): Cell => ({
        on: `a call to client ${client.label}`,
        path: '/calls',
        body: () => ({ clientId: client.id, on: '2030-01-10' }),
        sees: (who) => seesClient(who, client, facts),
        verdict: (who) => acts.planCall(who, client),
      }),
    ),
  ),
  'calls.edit': each((call) => ({
    path: `/calls/${call.id}`,
    body: (version) => ({ version, on: '2030-01-10', responsibleId: call.responsibleId }),
    verdict: (who) => acts.changeOpenCall(who, call),
  })),
  'calls.close': each((call) => ({
    path: `/calls/${call.id}/outcome`,
    body: (version) => ({ version, outcome: 'noAnswer', next: { on: '2030-01-10' } }),
    verdict: (who) => acts.changeOpenCall(who, call),
  })),
  'calls.reopen': each((call) => ({
    path: `/calls/${call.id}/outcome`,
    verdict: (who) => acts.reopenCall(who, call),
  })),
  'calls.cancel': each((call) => ({
    path: `/calls/${call.id}`,
    verdict: (who) => acts.changeOpenCall(who, call),
  })),
  // settings | admin
  'company.callSettings': sentence(() => [
    { on: 'the company', path: '/company/call-settings', verdict: byAdmin },
  ]),
  'company.saveCallSettings': sentence(() => [
    { on: 'the company', path: '/company/call-settings', body: () => ({ headDays: 5 }), verdict: byAdmin },
  ]),
  'me.notificationSettings': sentence(() => [
    { on: 'own', path: '/me/notification-settings', verdict: () => done },
  ]),
  'me.saveNotificationSettings': sentence(() => [
    {
      on: 'own',
      path: '/me/notification-settings',
      body: () => ({
        ways: { comment: 'never' },
        overview: null,
        dailyHour: 10,
        quiet: null,
        holdDaysOff: true,
      }),
      verdict: () => done,
    },
  ]),
  'me.callSettings': sentence(() => [{ on: 'own', path: '/me/call-settings', verdict: () => done }]),
  'me.saveCallSettings': sentence(() => [
    {
      on: 'own',
      path: '/me/call-settings',
      body: () => ({ dayBefore: false, minutesBefore: 30, overdue: true }),
      verdict: () => done,
    },
  ]),
};
