import { isManager, leadsClientBase, type Policy, verdict } from './can.ts';

type ClientAction = 'client.create' | 'client.edit' | 'client.comment' | 'call.plan' | 'call.edit';

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
  'call.plan': (actor) =>
    verdict(actor, (self) => isManager(self) || leadsClientBase(self), ['anyManager', 'headOfClientBase']),
  'call.edit': (actor, { responsibleId, clientManagerId }) =>
    verdict(
      actor,
      (self) =>
        self.employeeId === responsibleId || self.employeeId === clientManagerId || leadsClientBase(self),
      ['responsible', 'clientManager', 'headOfClientBase'],
    ),
};
