import { isAdmin, isDirector, isManager, leadsClientBase, type Policy, verdict } from './can.ts';

type CampaignAction = 'campaign.send' | 'campaign.edit' | 'campaign.halt' | 'suppressions.manage';

const mayNot = 'campaign.send';

/** Letters to groups of clients. What a manager may is taken from them by the administrator, not given. */
export const campaignPolicy: Policy<CampaignAction> = {
  'campaign.send': (actor) =>
    verdict(actor, (self) => isManager(self) && !self.withheld?.includes(mayNot), ['mailingManager']),
  /** Whose it is, while they may send at all. */
  'campaign.edit': (actor, { authorId }) =>
    verdict(
      actor,
      (self) => self.employeeId === authorId && isManager(self) && !self.withheld?.includes(mayNot),
      ['author'],
    ),
  /** To stop what runs is nobody's right to refuse: also who leads the client base, the director and the administrator. */
  'campaign.halt': (actor, { authorId }) =>
    verdict(
      actor,
      (self) => self.employeeId === authorId || leadsClientBase(self) || isDirector(self) || isAdmin(self),
      ['author', 'headOfClientBase', 'director', 'admin'],
    ),
  'suppressions.manage': (actor) =>
    verdict(actor, (self) => leadsClientBase(self) || isAdmin(self), ['headOfClientBase', 'admin']),
};
