import { type Definition, findRequirement } from '#domain/process/definition.ts';
import type { When } from '#domain/rules/when.ts';
import type { Grant, Who } from '#domain/rules/who.ts';
import type { Language } from '#domain/values/language.ts';
import type { Person } from '#server/auth/actor.ts';
import { allowedName } from '#server/http/refused.ts';

type Speaking = { person: Pick<Person, 'departments'>; language: Language; def: Definition };

/** «руководитель отдела «Экспертиза», когда заказ подтверждён»: a rule of the process as it stands, without names of people. */
export function grantWords(of: Speaking, { who, when }: Grant): string {
  const named = whoWords(of, who);
  return when ? words[of.language].if(named, whenWords(of, when)) : named;
}

export function whoWords({ person, language }: Omit<Speaking, 'def'>, who: Who): string {
  const departments = person.departments.map((one) => ({ ...one, headName: null }));
  return allowedName({ departments }, who, null, language);
}

function whenWords(of: Speaking, when: When): string {
  const say = words[of.language];
  if (when === 'everConfirmed') return say.everConfirmed;
  if ('atStep' in when) return say.atStep(stepTitle(of, when.atStep));
  if ('markSet' in when)
    return say.markSet(findRequirement(of.def, when.markSet)?.requirement.title[of.language] ?? when.markSet);
  if ('managerIn' in when) {
    const { person } = of;
    return say.managerIn(
      person.departments.find(({ key }) => key === when.managerIn)?.name ?? when.managerIn,
    );
  }
  return 'all' in when
    ? when.all.map((one) => inner(of, one)).join(say.and)
    : when.any.map((one) => inner(of, one)).join(say.or);
}

/** «и» and «или» in one sentence need brackets. */
function inner(of: Speaking, when: When): string {
  const isSeveral = typeof when === 'object' && ('all' in when || 'any' in when);
  return isSeveral ? `(${whenWords(of, when)})` : whenWords(of, when);
}

const stepTitle = ({ def, language }: Speaking, key: string): string =>
  def.steps.find((step) => step.key === key)?.shortTitle[language] ?? key;

const words = {
  ru: {
    if: (who: string, when: string) => `${who}, если ${when}`,
    everConfirmed: 'заказ хоть раз подтверждён клиентом',
    atStep: (step: string) => `заказ на шаге «${step}» или дальше`,
    markSet: (mark: string) => `отмечено «${mark}»`,
    managerIn: (department: string) => `менеджер заказа из отдела «${department}» или подчинённых ему`,
    and: ' и ',
    or: ' или ',
  },
  en: {
    if: (who: string, when: string) => `${who}, if ${when}`,
    everConfirmed: 'the client has ever confirmed the order',
    atStep: (step: string) => `the order is at step “${step}” or later`,
    markSet: (mark: string) => `“${mark}” is ticked`,
    managerIn: (department: string) => `the order’s manager is in “${department}” or below it`,
    and: ' and ',
    or: ' or ',
  },
};
