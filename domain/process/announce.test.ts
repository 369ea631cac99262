import { describe, expect, it } from 'vitest';
import { announce, isPlainWho } from './announce.ts';
import { expertiseProcess } from './default/expertise.ts';
import { tellWhoSchema } from './definition.ts';

const told = (type: Parameters<typeof announce>[1]['type'], step?: string, key?: string) =>
  announce(expertiseProcess, { type, ...(step ? { step } : {}), ...(key ? { key } : {}) })?.who ?? [];

const accounting = { membersOf: 'accounting' };

describe('who is told («Who is told»)', () => {
  it.each([
    ['a payment is entered', told('paymentEntered', 'payment'), ['managerOfOrder']],
    ['a payment is reversed', told('paymentReversed', 'payment'), ['managerOfOrder']],
    [
      'termsOfReferenceSent is set',
      told('markSet', 'assignment', 'termsOfReferenceSent'),
      [{ headOf: 'expertise' }],
    ],
    [
      'an expert is assigned or replaced',
      told('expertAssigned', 'assignment', 'expert'),
      ['assignedExpert', 'replacedExpert'],
    ],
    ['a mark of step 4 is set', told('markSet', 'examination', 'documentsAnalysed'), [accounting]],
    ['a mark of step 4 is cleared', told('markCleared', 'examination', 'documentsAnalysed'), [accounting]],
    [
      'examinationDone is set',
      told('markSet', 'examination', 'examinationDone'),
      [accounting, { membersOf: 'approval' }],
    ],
    ['examinationDone is cleared', told('markCleared', 'examination', 'examinationDone'), [accounting]],
    ['submittedToAuthorities is set', told('markSet', 'approval', 'submittedToAuthorities'), [accounting]],
    ['examinationAgreed is set', told('markSet', 'approval', 'examinationAgreed'), [accounting]],
    ['workDone is set', told('markSet', 'approval', 'workDone'), [accounting]],
    ['workDone is cleared', told('markCleared', 'approval', 'workDone'), [accounting]],
    ['a resolution is requested', told('resolutionRequested', 'payment'), ['signersOfStep']],
    ['a resolution is given', told('resolutionGiven', 'payment'), ['fillersOfActiveStep', 'managerOfOrder']],
    [
      'a resolution is withdrawn',
      told('resolutionWithdrawn', 'payment'),
      ['fillersOfActiveStep', 'managerOfOrder'],
    ],
    ['the order is returned', told('orderReturned', 'payment'), ['fillersOfActiveStep', 'managerOfOrder']],
    [
      'the order is refused',
      told('orderRefused'),
      ['expertOfOrder', 'fillersOfActiveStep', 'managerOfOrder'],
    ],
    [
      'the order is taken up again',
      told('orderTakenUp'),
      ['expertOfOrder', 'fillersOfActiveStep', 'managerOfOrder'],
    ],
    [
      'a comment is written',
      told('commentWritten', 'payment'),
      [
        'managerOfOrder',
        'expertOfOrder',
        'fillersOfActiveStep',
        'signersOfActiveStep',
        'commenters',
        'mentioned',
      ],
    ],
  ])('%s', (_, who, expected) => {
    expect(who).toEqual(expected);
  });

  it.each([
    ['a mark of step 2', told('markSet', 'payment', 'actSigned')],
    ['the optional mark taken back', told('markCleared', 'assignment', 'termsOfReferenceSent')],
    ['a field', told('fieldSet', 'terms', 'paymentTerms')],
    ['the opening of a step', told('stepOpened', 'payment')],
    ['a request taken back', told('requestTakenBack', 'payment')],
    ['the move to the archive', told('orderArchived')],
  ])('nobody is told of %s', (_, who) => {
    expect(who).toEqual([]);
  });

  it('setting a mark and taking it back are two events, both told', () => {
    expect(announce(expertiseProcess, { type: 'markSet', step: 'approval', key: 'workDone' })?.kind).toBe(
      'markSet',
    );
    expect(announce(expertiseProcess, { type: 'markCleared', step: 'approval', key: 'workDone' })?.kind).toBe(
      'markCleared',
    );
  });

  it('tells apart people of the order and people of the event', () => {
    const words = tellWhoSchema.options[1].options;
    for (const word of words) expect(isPlainWho(word)).toBe(false);
    for (const word of ['managerOfOrder', 'expertOfOrder', 'visibilityGroup', 'director', 'admin'] as const)
      expect(isPlainWho(word)).toBe(true);
    expect(isPlainWho({ headOf: 'any' })).toBe(true);
  });
});

describe('a reminder', () => {
  it('is told to whom it calls, also by a process that says nothing of it', () => {
    expect(told('reminded', 'payment', 'legalEntity')).toEqual(['awaited']);
    const others = {
      ...expertiseProcess,
      tell: [{ on: 'reminded' as const, who: ['managerOfOrder' as const] }],
    };
    expect(announce(others, { type: 'reminded' })?.who).toEqual(['awaited', 'managerOfOrder']);
  });
});
