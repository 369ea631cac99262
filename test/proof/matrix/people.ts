import type { Name } from '#test/world.ts';
import type { Role, Season, Self, Who } from './facts.ts';

/** Who comes to each door: the named company, those who stand in for somebody, and those who no longer may. */
export type Spec = { department: string | null; roles: readonly Role[]; heads?: string; group?: true };

/** The named company of test/world.ts, said again in the oracle's own words. */
const named: Record<Name, Spec> = {
  admin: { department: null, roles: ['admin'] },
  director: { department: null, roles: ['director'] },
  headOfSales: { department: 'sales', roles: [], heads: 'sales' },
  manager: { department: 'sales', roles: ['manager'], group: true },
  otherManager: { department: 'sales', roles: ['manager'] },
  colleague: { department: 'sales', roles: ['manager'], group: true },
  regionManager: { department: 'salesRegions', roles: ['manager'] },
  headOfAccounting: { department: 'accounting', roles: [], heads: 'accounting' },
  accountant: { department: 'accounting', roles: [] },
  headOfExpertise: { department: 'expertise', roles: [], heads: 'expertise' },
  expert: { department: 'expertise', roles: [] },
  otherExpert: { department: 'expertise', roles: [] },
  headOfApproval: { department: 'approval', roles: [], heads: 'approval' },
  approver: { department: 'approval', roles: [] },
  clerk: { department: 'office', roles: [] },
};

/** Away in the season of substitutes, each with a substitute of their own. */
export const absentees = [
  'headOfSales',
  'headOfAccounting',
  'headOfExpertise',
  'headOfApproval',
  'manager',
  'expert',
  'director',
  'admin',
] as const satisfies readonly Name[];
type Deputy = `deputyOf ${(typeof absentees)[number]}`;
const deputies = absentees.map((name): Deputy => `deputyOf ${name}`);

const added = {
  /** In the visibility group, not a manager: «its members (any employees)». */
  watcher: { department: 'office', roles: [], group: true },
  /** A manager who sits in the expertise department. */
  examiningManager: { department: 'expertise', roles: ['manager'] },
  headOfRegions: { department: 'salesRegions', roles: [], heads: 'salesRegions' },
  /** Stood in for every head until yesterday. */
  formerDeputy: { department: 'office', roles: [] },
  /** Will stand in for every head from tomorrow. */
  futureDeputy: { department: 'office', roles: [] },
  /** Stands in for the substitute of the head of sales where both are away. */
  deputyOfDeputy: { department: 'office', roles: [] },
  dismissed: { department: 'sales', roles: ['manager'] },
} as const satisfies Record<string, Spec>;

const above: Record<string, string[]> = { salesRegions: ['salesRegions', 'sales'] };

export type Person = Name | Deputy | keyof typeof added;
/** Not people of their own: another way for one to come, or nobody. */
export type Comer = Person | 'manager by a reading token' | 'manager by a lapsed token' | 'anonymous';

export const seasons = {
  /** Nobody is away; last year's and next month's substitutes are nobody. */
  everybodyHere: { name: 'everybody here', vacant: [] },
  /** Heads, the manager, the expert, the director and the administrator are away, each with a substitute. */
  substituted: { name: 'substituted', vacant: [] },
  /** Heads and their substitutes are both away; approval has no head at all. */
  vacant: { name: 'vacant seats', vacant: ['sales', 'accounting', 'expertise', 'approval'] },
} as const satisfies Record<string, Season>;
export type SeasonName = keyof typeof seasons;

const nobodies = Object.fromEntries(
  deputies.map((name) => [name, { department: 'office', roles: [] }]),
) as unknown as Record<Deputy, Spec>;
export const specs: Readonly<Record<Person, Spec>> = { ...named, ...added, ...nobodies };
export const people = Object.keys(specs) as Person[];
export const comers: readonly Comer[] = [
  ...people,
  'manager by a reading token',
  'manager by a lapsed token',
  'anonymous',
];

/** As they come to the door in the season. */
export function whoComes(ids: Record<Person, number>, comer: Comer, season: SeasonName): Who {
  const person = personBehind(comer);
  const self = (name: Person) => selfIn(season, selfOf(ids, name));
  return {
    name: comer,
    id: ids[person],
    signedIn: comer !== 'anonymous' && comer !== 'dismissed' && comer !== 'manager by a lapsed token',
    readOnly: comer === 'manager by a reading token',
    selves: [self(person), ...absentFor(person, season).map(self)],
  };
}

function selfOf(ids: Record<Person, number>, name: Person): Self {
  const { department, roles, heads, group } = specs[name];
  const path = department ? (above[department] ?? [department]) : [];
  return {
    id: ids[name],
    roles,
    departments: [...new Set([...path, ...(heads ? [heads] : [])])],
    heads: heads ? [heads] : [],
    groupmates: group ? people.filter((it) => specs[it].group && it !== name).map((it) => ids[it]) : [],
  };
}

function personBehind(comer: Comer): Person {
  if (comer === 'anonymous') return 'clerk';
  return comer === 'manager by a reading token' || comer === 'manager by a lapsed token' ? 'manager' : comer;
}

/** «There is no substitute of a substitute»: who stands in for one has what is the substitute's own. */
function absentFor(person: Person, season: SeasonName): Person[] {
  if (season === 'vacant' && person === 'deputyOfDeputy') return deputies.slice(0, 4);
  return season === 'substituted' ? absentees.filter((name) => person === `deputyOf ${name}`) : [];
}

/** In the season of vacant seats approval has no head. */
const selfIn = (season: SeasonName, self: Self): Self =>
  season === 'vacant' ? { ...self, heads: self.heads.filter((key) => key !== 'approval') } : self;
