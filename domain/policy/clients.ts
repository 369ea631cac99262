import { isManager, leadsClientBase, type Policy, verdict } from './can.ts';

type ClientAction = 'client.create' | 'client.edit' | 'client.comment';

export const clientPolicy: Policy<ClientAction> = {
  'client.create': (actor) =>
    verdict(actor, (self) => isManager(self) || leadsClientBase(self), ['anyManager', 'headOfClientBase']),
  'client.comment': (actor) =>
    verdict(actor, (self) => isManager(self) || leadsClientBase(self), ['anyManager', 'headOfClientBase']),
  'client.edit': (actor, { managerId }) =>
    verdict(actor, (self) => self.employeeId === managerId || leadsClientBase(self), [
      'clientManager',
      'headOfClientBase',
    ]),
};
