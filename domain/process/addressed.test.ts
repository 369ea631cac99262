import { expect, it } from 'vitest';
import { isAddressed } from './addressed.ts';
import { expertiseProcess } from './default/expertise.ts';
import type { Tell } from './definition.ts';

/** Every telling of the default process, and which of its people it calls to do something. */
const calls = (tells: readonly Tell[], stepKey?: string) =>
  tells.flatMap(({ on, key, who }) => {
    const step = expertiseProcess.steps.find((one) => one.key === stepKey);
    const called = who.filter((one) => isAddressed(on, one, step));
    return called.length > 0 ? [`${key ?? on}: ${called.map((one) => JSON.stringify(one)).join(', ')}`] : [];
  });

it('calls by name and seat are told from news', () => {
  expect(calls(expertiseProcess.tell)).toEqual([
    'expertAssigned: "assignedExpert", "replacedExpert"',
    'resolutionRequested: "signersOfStep"',
    'orderReturned: "fillersOfActiveStep"',
    'validUntilComes: "managerOfOrder"',
    'stepDueComes: "awaited"',
    'stepOverdue: "awaited"',
    'commentWritten: "mentioned"',
  ]);
  expect(expertiseProcess.steps.flatMap(({ key, tell }) => calls(tell, key))).toEqual([
    'termsOfReferenceSent: {"headOf":"expertise"}',
  ]);
});
