import { sql } from 'kysely';
import { commercialKinds } from '#domain/policy/actions.ts';
import { fileEvents, paymentEvents, valueEvents } from '#domain/policy/sees.ts';
import { paymentsOf } from '#domain/process/decide-payments.ts';
import { allRequirements, type Definition, stepIndex } from '#domain/process/definition.ts';
import type { When } from '#domain/rules/when.ts';
import { type Actor, capacityOf, type Grant, type Self, type Who } from '#domain/rules/who.ts';
import type { PublishedDefinition } from './definitions.ts';
import { and, type Cond, not, or } from './fold.ts';

/**
 * The SQL reading of rules/who, rules/when and policy/sees. Every fragment speaks of an order as `o`. What is known of the
 * person (departments, headships, groups) is decided here; only what depends on the order reaches the database.
 */

export function whoSql(self: Self, who: Who): Cond {
  if (typeof who === 'object')
    return 'headOf' in who ? self.heads.includes(who.headOf) : self.departments.includes(who.membersOf);
  switch (who) {
    case 'managerOfOrder':
      return sql<boolean>`o.manager_id = ${self.employeeId}`;
    case 'expertOfOrder':
      return sql<boolean>`o.expert_id = ${self.employeeId}`;
    case 'visibilityGroup':
      return (
        self.groupManagers.length > 0 &&
        sql<boolean>`o.manager_id = any(${[...self.groupManagers]}::bigint[])`
      );
    case 'director':
      return self.roles.includes('director');
    case 'admin':
      return self.roles.includes('admin');
  }
}

export function whenSql(when: When, def: Definition): Cond {
  if (when === 'everConfirmed') return sql<boolean>`o.ever_confirmed`;
  if ('atStep' in when) {
    const index = stepIndex(def, when.atStep);
    return index >= 0 && sql<boolean>`o.step_seq >= ${index + 1}`;
  }
  if ('markSet' in when) return sql<boolean>`${when.markSet} = any(o.mark_keys)`;
  if ('managerIn' in when) {
    return sql<boolean>`o.manager_id in (select m.id from employees m join departments p on p.id = m.department_id
      where (select x.id from departments x where x.key = ${when.managerIn}) = any(p.path))`;
  }
  if ('all' in when) return and(...when.all.map((part) => whenSql(part, def)));
  return or(...when.any.map((part) => whenSql(part, def)));
}

export function grantsSql(self: Self, grants: readonly Grant[], def: Definition): Cond {
  return or(
    ...grants.map((grant) => and(whoSql(self, grant.who), grant.when ? whenSql(grant.when, def) : true)),
  );
}

/** One rule per live definition, each bound to its own orders; a rule that says the same for all is not split. */
export function perDefinition(
  definitions: readonly PublishedDefinition[],
  rule: (def: Definition) => Cond,
): Cond {
  const parts = definitions.map(({ id, body }) => ({ id, cond: rule(body) }));
  if (parts.length > 0 && parts.every(({ cond }) => typeof cond === 'boolean' && cond === parts[0]?.cond))
    return parts[0]?.cond ?? false;
  return or(...parts.map(({ id, cond }) => and(sql<boolean>`o.definition_id = ${id}`, cond)));
}

export function seesOrderSql(actor: Actor, definitions: readonly PublishedDefinition[]): Cond {
  return perDefinition(definitions, (def) =>
    or(...actor.selves.map((self) => grantsSql(self, def.sees, def))),
  );
}

/** `isHeld`: the expert of the order who is neither its manager, nor director, nor administrator. */
export function heldSql(actor: Actor): Cond {
  return and(
    sql<boolean>`o.expert_id is not distinct from ${actor.employeeId}`,
    ...actor.selves.map((self) => not(unheldSql(self))),
  );
}

const unheldSql = (self: Self): Cond =>
  or(whoSql(self, 'managerOfOrder'), whoSql(self, 'director'), whoSql(self, 'admin'));

/** `freeSelves`: may this identity read beyond the expert's share? */
function freeSql(actor: Actor, self: Self): Cond {
  const notTheExpert = sql<boolean>`o.expert_id is distinct from ${self.employeeId}`;
  return and(not(heldSql(actor)), or(notTheExpert, unheldSql(self)));
}

const orOfFree = (actor: Actor, cond: (self: Self) => Cond): Cond =>
  or(
    ...actor.selves.map((self) => {
      const wanted = cond(self);
      return wanted === false ? false : and(wanted, freeSql(actor, self));
    }),
  );

/** `seesAudience` of the definition's commercial audience: contract money and commercial documents through an order. */
export function commercialSql(actor: Actor, definitions: readonly PublishedDefinition[]): Cond {
  return perDefinition(definitions, (def) =>
    orOfFree(actor, (self) => grantsSql(self, def.audiences[def.commercialAudience] ?? [], def)),
  );
}

/** The same of the payments, and of the contract's amount that they are compared with. */
export function paymentsSql(actor: Actor, definitions: readonly PublishedDefinition[]): Cond {
  return perDefinition(definitions, (def) => {
    const payments = paymentsOf(def)?.requirement;
    if (!payments) return false;
    const audiences = new Set([def.commercialAudience, payments.seenBy ?? def.commercialAudience]);
    return and(
      ...[...audiences].map((audience) =>
        orOfFree(actor, (self) => grantsSql(self, def.audiences[audience] ?? [], def)),
      ),
    );
  });
}

/** `seesComment` for a comment `c` of the order `o`. */
export function commentSql(actor: Actor, definitions: readonly PublishedDefinition[]): Cond {
  const own = sql<boolean>`c.author_id = any(${actor.selves.map((self) => self.employeeId)}::bigint[])`;
  const all = orOfFree(actor, (self) => or(whoSql(self, 'director'), whoSql(self, 'admin')));
  const byRule = perDefinition(definitions, (def) =>
    or(
      ...def.comments.map((rule) =>
        and(
          orOfFree(actor, (self) => grantsSql(self, rule.seenBy, def)),
          sql<boolean>`c.capacities && ${rule.by.map(capacityOf)}::text[]`,
        ),
      ),
    ),
  );
  return or(own, all, byRule);
}

/** Would a comment written in this capacity be seen? Comments on a contract or client are seen like the manager's. */
export function capacitySql(actor: Actor, definitions: readonly PublishedDefinition[], who: Who): Cond {
  const all = orOfFree(actor, (self) => or(whoSql(self, 'director'), whoSql(self, 'admin')));
  const byRule = perDefinition(definitions, (def) =>
    or(
      ...def.comments
        .filter((rule) => rule.by.some((one) => capacityOf(one) === capacityOf(who)))
        .map((rule) => orOfFree(actor, (self) => grantsSql(self, rule.seenBy, def))),
    ),
  );
  return or(all, byRule);
}

/** `seesEvent` for a journal row `j` of the order `o`, which the person sees. */
export function eventSql(actor: Actor, definitions: readonly PublishedDefinition[]): Cond {
  return perDefinition(definitions, (def) =>
    and(
      ...Object.entries(def.audiences).map(([audience, grants]) =>
        or(
          not(speaksOf(def, audience)),
          orOfFree(actor, (self) => grantsSql(self, grants, def)),
        ),
      ),
    ),
  );
}

/** Whether the row `j` tells of something that only this audience sees. */
function speaksOf(def: Definition, audience: string): Cond {
  const keys = allRequirements(def)
    .filter(({ requirement }) => requirement.seenBy === audience)
    .map(({ requirement }) => requirement.key);
  const isOneOf = (kinds: readonly string[]) => sql<boolean>`j.kind = any(${[...kinds]}::text[])`;
  return or(
    keys.length > 0 &&
      sql<boolean>`(${isOneOf(valueEvents)} and coalesce(j.data ->> 'key' = any(${keys}::text[]), false))`,
    paymentsOf(def)?.requirement.seenBy === audience && isOneOf(paymentEvents),
    def.commercialAudience === audience &&
      sql<boolean>`(${isOneOf(fileEvents)} and coalesce(j.data -> 'file' ->> 'kind' = any(${[...commercialKinds]}::text[]), false))`,
  );
}
