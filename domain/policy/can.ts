import type { Actor, Self, Who } from '../rules/who.ts';
import { absencePolicy } from './absences.ts';
import type { Action, Subjects } from './actions.ts';
import { adminPolicy } from './admin.ts';
import { campaignPolicy } from './campaigns.ts';
import { clientPolicy } from './clients.ts';
import { companyDocumentPolicy } from './company-documents.ts';
import { contractPolicy } from './contracts.ts';
import { eventPolicy } from './events.ts';
import { importPolicy } from './imports.ts';
import { newsPolicy } from './news.ts';
import { orderPolicy } from './orders.ts';
import { peoplePolicy } from './people.ts';
import { taskPolicy } from './tasks.ts';

/** People who may, for the refusal's sentence: words of the process, or of the company. */
export type Allowed =
  | Who
  | 'anyManager'
  | 'mailingManager'
  | 'headOfClientBase'
  | 'clientManager'
  | 'author'
  | 'finance'
  | 'whoAdded'
  | 'whoAddedFile'
  | 'whoAsked'
  | 'whoMerged'
  | 'managerOfEach'
  | 'responsible'
  | 'taskAuthor'
  | 'taskDoer'
  | 'headOfEmployee'
  | 'newsAuthor'
  | 'anyHead'
  | 'headOfAudience'
  | 'absentee'
  | 'headOverThem';

/** `as` is the identity whose right is used: own, or of the person stood in for. */
export type Verdict =
  | { ok: true; as: Self; asDirector?: boolean }
  | { ok: false; allowed: readonly Allowed[]; because?: 'own_work' | 'reason_needed' };

export type Policy<A extends Action> = { [K in A]: (actor: Actor, subject: Subjects[K]) => Verdict };

const policies: Policy<Action> = {
  ...orderPolicy,
  ...clientPolicy,
  ...contractPolicy,
  ...campaignPolicy,
  ...eventPolicy,
  ...companyDocumentPolicy,
  ...importPolicy,
  ...taskPolicy,
  ...peoplePolicy,
  ...newsPolicy,
  ...absencePolicy,
  ...adminPolicy,
};

/** THE ROOM of permission: may this actor do this to that? Every refusal says who may. */
export function can<A extends Action>(actor: Actor, action: A, subject: Subjects[A]): Verdict {
  return policies[action](actor, subject);
}

/** The first identity for which the test holds decides; none: refused, naming who may. */
export function verdict(actor: Actor, test: (self: Self) => boolean, allowed: readonly Allowed[]): Verdict {
  const as = actor.selves.find(test);
  return as ? { ok: true, as } : { ok: false, allowed };
}

export const isManager = (self: Self): boolean => self.roles.includes('manager');
export const leadsClientBase = (self: Self): boolean => self.headDuties.includes('clientBase');
export const isFinance = (self: Self): boolean => self.duties.includes('finance');
export const isDirector = (self: Self): boolean => self.roles.includes('director');
export const isAdmin = (self: Self): boolean => self.roles.includes('admin');
