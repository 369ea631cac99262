import type { Who } from '../facts.ts';
import { done, refused, type Verdict } from '../verdict.ts';
import { any, isAdmin, isDirector, isHeadOfSales, isManager } from './people.ts';

type Authored = { authorId: number };

/** «send campaigns: managers by default; the administrator may withdraw it» */
export const sendCampaign = (who: Who): Verdict => (any(who, isManager) ? done : refused);

/** Its author's; the head of sales, the director and the administrator look on. */
export const seesCampaign = (who: Who, { authorId }: Authored): boolean =>
  any(who, (self) => self.id === authorId || isHeadOfSales(self) || isDirector(self) || isAdmin(self));

export const editCampaign = (who: Who, { authorId }: Authored): Verdict =>
  any(who, (self) => self.id === authorId && isManager(self)) ? done : refused;

/** Pause, resume, cancel: its author, and whoever leads the client base, the director and the administrator. */
export const haltCampaign = (who: Who, campaign: Authored): Verdict =>
  seesCampaign(who, campaign) ? done : refused;
