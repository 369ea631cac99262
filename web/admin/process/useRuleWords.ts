import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Definition } from '#domain/process/definition.ts';
import { findRequirement } from '#domain/process/definition.ts';
import type { When } from '#domain/rules/when.ts';
import type { Grant, Who } from '#domain/rules/who.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { departmentsQuery } from '#web/people/public.ts';

export interface RuleWords {
  who: (whos: readonly Who[]) => string;
  grant: (grant: Grant) => string;
  /** «Условия» for a step's key. */
  step: (key: string) => string;
}

/** The closed vocabulary of people and conditions, in the reader's words. */
export function useRuleWords(def: Definition): RuleWords {
  const { t } = useTranslation('admin');
  const format = useFormat();
  const departments = useQuery(departmentsQuery).data ?? [];
  const department = (key: string) => departments.find((one) => one.key === key)?.name ?? key;
  const step = (key: string) => {
    const found = def.steps.find((one) => one.key === key);
    return found ? format.say(found.shortTitle) : key;
  };
  const mark = (key: string) => {
    const found = findRequirement(def, key);
    return found ? format.say(found.requirement.title) : key;
  };

  const one = (who: Who): string => {
    if (typeof who === 'string') return t(`process.who.${who}`);
    return 'headOf' in who
      ? t('process.who.headOf', { department: department(who.headOf) })
      : t('process.who.membersOf', { department: department(who.membersOf) });
  };
  const when = (rule: When): string => {
    if (rule === 'everConfirmed') return t('process.when.everConfirmed');
    if ('atStep' in rule) return t('process.when.atStep', { step: step(rule.atStep) });
    if ('markSet' in rule) return t('process.when.markSet', { mark: mark(rule.markSet) });
    if ('managerIn' in rule) return t('process.when.managerIn', { department: department(rule.managerIn) });
    if ('all' in rule) return rule.all.map(inner).join(t('process.when.and'));
    return rule.any.map(inner).join(t('process.when.or'));
  };
  /** «и» and «или» in one sentence need brackets. */
  const inner = (rule: When): string => {
    const several = typeof rule === 'object' && ('all' in rule || 'any' in rule);
    return several ? `(${when(rule)})` : when(rule);
  };
  return {
    who: (whos) => whos.map(one).join(', '),
    grant: (grant) => (grant.when ? `${one(grant.who)} — ${when(grant.when)}` : one(grant.who)),
    step,
  };
}
