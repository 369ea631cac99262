import type { Action } from './actions.ts';
import { isManager, leadsClientBase, type Policy, verdict } from './can.ts';

type ClientAction = Extract<Action, `client.${string}` | `call.${string}` | `segment.${string}`>;

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
  /**
   * Whoever leads each of the two, or the client base: who led but one of them would come by merging to see the money and the
   * comments of the other's contracts.
   */
  'client.merge': (actor, { managerIds }) => {
    const leadsEach = managerIds.every((id) => actor.selves.some((self) => self.employeeId === id));
    return verdict(
      actor,
      (self) => leadsClientBase(self) || (leadsEach && managerIds.includes(self.employeeId)),
      ['managerOfEach', 'headOfClientBase'],
    );
  },
  'client.unmerge': (actor, { madeBy }) =>
    verdict(actor, (self) => self.employeeId === madeBy || leadsClientBase(self), [
      'whoMerged',
      'headOfClientBase',
    ]),
  'segment.edit': (actor) =>
    verdict(actor, (self) => isManager(self) || leadsClientBase(self), ['anyManager', 'headOfClientBase']),
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
