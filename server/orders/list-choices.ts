import type { orderListRoutes } from '#api/order-lists.ts';
import type { AnswerOf } from '#api/route.ts';
import { leadsClientBase } from '#domain/policy/can.ts';
import { paymentsOf } from '#domain/process/decide-payments.ts';
import { type Definition, fillersOf } from '#domain/process/definition.ts';
import { expertPlace } from '#domain/process/expert.ts';
import { isFilledBySigner } from '#domain/process/gate.ts';
import { canBe, departmentOf, type Who } from '#domain/rules/who.ts';
import type { Ctx } from '#server/http/context.ts';

type Choices = AnswerOf<typeof orderListRoutes.choices>;

/** All of it is data of the processes and of the person: nothing is read of any order. */
export function listChoices({ actor, person, deps, reader }: Ctx): Choices {
  const [newest] = deps.definitions.current().sort((a, b) => b.id - a.id);
  const all = reader.definitions.all().map(({ body }) => body);
  const may = (whos: readonly Who[]) => actor.selves.some((self) => whos.some((who) => canBe(self, who)));
  const acts = {
    setManager: actor.selves.some(leadsClientBase),
    setExpert: all.some((def) => may(namersOf(def))),
    archive: all.some((def) => may(def.steps.at(-1)?.resolution.by ?? [])),
  };
  const place = newest && expertPlace(newest.body);
  const { requirement } = place ?? {};
  return {
    steps: newest ? newest.body.steps.map(({ key, shortTitle }) => ({ step: key, title: shortTitle })) : [],
    departments: departmentsOf(all).flatMap((key) => {
      const found = person.departments.find((one) => one.key === key);
      return found ? [{ key, name: found.name }] : [];
    }),
    acts: (['setManager', 'setExpert', 'archive'] as const).filter((key) => acts[key]),
    seesPayments: all.some((def) => may(readersOf(def))),
    expertFrom: requirement?.kind === 'employee' ? (requirement.firstFrom ?? null) : null,
  };
}

/** Departments named by some step, in the order of the steps, those of the newest process first. */
function departmentsOf(all: readonly Definition[]): string[] {
  const whos = all
    .toReversed()
    .flatMap((def) =>
      def.steps.flatMap((step) => [
        ...step.filledBy,
        ...step.requirements.flatMap((requirement) => requirement.filledBy ?? []),
        ...step.resolution.by,
      ]),
    );
  return [...new Set(whos.map(departmentOf).filter((key) => key !== null))];
}

const readersOf = (def: Definition): readonly Who[] =>
  (def.audiences[paymentsOf(def)?.requirement.seenBy ?? def.commercialAudience] ?? []).map(({ who }) => who);

function namersOf(def: Definition): readonly Who[] {
  const place = expertPlace(def);
  if (!place) return [];
  return isFilledBySigner(place) ? place.step.resolution.by : fillersOf(place);
}
