import { describe, expect, it } from 'vitest';
import { expertiseProcess } from './default/expertise.ts';
import { type Definition, definitionSchema } from './definition.ts';
import {
  attach,
  CONTRACT,
  confirm,
  field,
  mark,
  pay,
  request,
  reverse,
  type Scene,
  scene,
  sign,
  takeBack,
  unmark,
} from './spec.ts';

const fresh = scene(expertiseProcess);
const confirmed = fresh.given(attach(CONTRACT), confirm);
const states = (at: Scene) => at.order.steps.map((step) => step.state);

describe('inside a step requirements are met in any order', () => {
  const acts = [
    field('paymentTerms', '50 % аванс'),
    field('remuneration', '1000.00'),
    field('subcontractorAmount', '0.00'),
  ];
  const orders = [
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ];
  it.each(orders)('%i, %i, %i', (...places) => {
    const given = fresh.given(...places.flatMap((place) => acts[place] ?? []), attach(CONTRACT), confirm);
    expect(given.when(request('terms')).types).toEqual(['resolutionRequested']);
  });
  it('nothing can be filled in a step that is not open', () => {
    expect(confirmed.when(field('legalEntity', 2)).refused).toBe('step_locked not_open');
    expect(confirmed.when(field('termsOfReference', 'ТЗ')).refused).toBe('step_locked not_open');
    expect(confirmed.when(mark('documentsAnalysed')).refused).toBe('step_locked not_open');
    expect(confirmed.when(field('issuedOn', '2026-01-01')).refused).toBe('step_locked not_open');
  });
});

describe('values', () => {
  it.each([
    ['remuneration', '0.00', 'money_too_small'],
    ['remuneration', '-5.00', 'money_too_small'],
    ['remuneration', '5', 'money'],
    ['remuneration', 5, 'money'],
    ['subcontractorAmount', '-0.01', 'money_too_small'],
    ['paymentTerms', 7, 'empty'],
    ['paymentTerms', 'я'.repeat(20_001), 'too_long'],
  ])('%s %j: %s', (key, value, reason) => {
    expect(fresh.when(field(key, value)).refused).toBe(`invalid ${key} ${reason}`);
  });
  it('the subcontractor amount may be 0', () => {
    expect(fresh.when(field('subcontractorAmount', '0.00')).types).toEqual(['fieldSet']);
  });
  it('blanks clear a text', () => {
    expect(fresh.given(field('paymentTerms', 'аванс')).when(field('paymentTerms', '   ')).types).toEqual([
      'fieldCleared',
    ]);
  });
  it('the same value again is agreed to and changes nothing', () => {
    const given = fresh.given(field('remuneration', '10.00'));
    const then = given.when(field('remuneration', '10.00'));
    expect([then.refused, then.events, then.scene.order.version]).toEqual([null, [], given.order.version]);
  });
  it('unknown and unfillable keys are named', () => {
    expect(fresh.when(field('nonsense', 'x')).refused).toBe('invalid nonsense unknown_field');
    expect(fresh.when(field('confirmed', 'confirmed')).refused).toBe('invalid confirmed unknown_field');
    expect(fresh.when(mark('paymentTerms')).refused).toBe('invalid paymentTerms unknown_field');
    expect(fresh.when(field('toString', 'x')).refused).toBe('invalid toString unknown_field');
  });
  it.each([
    ['2026-02-30', 'date'],
    ['2026-11-23', 'until_before_start'],
    ['three years', 'date'],
  ])('validUntil %s counted from 2026-11-24: %s', (value, reason) => {
    const given = fresh.at('archive').given(field('issuedOn', '2026-11-24'));
    expect(given.when(field('validUntil', value)).refused).toBe(`invalid validUntil ${reason}`);
  });
  it('a last day that came to lie before the first is missing again', () => {
    const given = fresh
      .at('archive')
      .given(field('validUntil', '2026-12-01'), field('issuedOn', '2027-01-01'));
    expect(given.when(sign('archive')).missing).toContain('validUntil');
  });
  it('a term counts only once it has a day to count from', () => {
    const given = fresh.at('archive').given(field('validUntil', 'P3Y'));
    const marks = ['actIssued', 'actSigned', 'contractOriginalReceived'];
    const ready = given.given(...marks.map(mark));
    expect(ready.when(sign('archive')).missing).toEqual(['issuedOn', 'validUntil']);
    expect(ready.given(field('issuedOn', '2026-11-24')).when(sign('archive')).types).toContain(
      'orderArchived',
    );
  });
});

describe('two people on one order', () => {
  it('the same field: the second is told what stands, and by whom', () => {
    const given = fresh.as(1).given(field('paymentTerms', 'аванс', 0));
    const then = given.as(2).when(field('paymentTerms', 'по факту', 0));
    expect(then.refusal).toMatchObject({
      code: 'version_conflict',
      key: 'paymentTerms',
      theirs: { value: 'аванс', stamp: { employeeId: 1 } },
    });
    const known = given.order.fields.paymentTerms?.version ?? -1;
    expect(given.as(2).when(field('paymentTerms', 'по факту', known)).types).toEqual(['fieldSet']);
    expect(given.as(2).when(field('paymentTerms', 'по факту', null)).types).toEqual(['fieldSet']);
  });
  it('different fields merge', () => {
    const given = fresh.as(1).given(field('paymentTerms', 'аванс', 0));
    const then = given.as(2).when(field('remuneration', '10.00', 0));
    expect(Object.keys(then.scene.order.fields)).toEqual(['paymentTerms', 'remuneration']);
  });
  it('the same value typed by both is no conflict', () => {
    const given = fresh.given(field('paymentTerms', 'аванс', 0));
    expect(given.when(field('paymentTerms', 'аванс', 0)).refused).toBeNull();
  });
  it('clearing what another has just changed is a conflict too', () => {
    const given = fresh.given(field('paymentTerms', 'аванс', 0), field('paymentTerms', 'по факту', null));
    expect(given.when(field('paymentTerms', null, 1)).refused).toBe('version_conflict');
  });
});

describe('marks', () => {
  const given = fresh.at('examination').as(7).given(mark('documentsAnalysed'));
  it('keep who set them', () => {
    expect(given.order.marks.documentsAnalysed?.stamp.employeeId).toBe(7);
    expect(given.when(mark('documentsAnalysed')).refusal).toMatchObject({
      code: 'already_done',
      stamp: { employeeId: 7 },
    });
  });
  it('a cleared tick tells who had set it', () => {
    const then = given.when(unmark('documentsAnalysed'));
    expect(then.events).toMatchObject([{ type: 'markCleared', before: { employeeId: 7 } }]);
    expect(then.scene.order.marks).toEqual({});
    expect(then.scene.when(unmark('documentsAnalysed')).refused).toBe('already_done');
  });
});

describe('a request locks what the fillers filled', () => {
  const asked = fresh.at('payment').filled().given(request('payment'));

  it('is given once everything theirs is there, and names everything that is not', () => {
    expect(fresh.at('payment').when(request('payment')).missing).toEqual(['legalEntity', 'payments']);
    expect(states(asked)[1]).toBe('awaitingResolution');
    expect(asked.when(request('payment')).refused).toBe('already_done');
  });
  it('fields are locked', () => {
    expect(asked.when(field('legalEntity', 3)).refused).toBe('step_locked awaiting_resolution');
  });
  it.each([
    ['the act issued', mark('actIssued')],
    ['a further payment', pay('1.00')],
    ['a reversal', reverse(1)],
  ])('but not items open until the archive: %s', (_, command) => {
    expect(asked.when(command).refused).toBeNull();
  });
  it('the asker takes it back until it is signed', () => {
    const back = asked.given(takeBack('payment'));
    expect(states(back)[1]).toBe('active');
    expect(back.when(field('legalEntity', 3)).types).toEqual(['fieldSet']);
    expect(back.when(takeBack('payment')).refused).toBe('step_locked not_requested');
    expect(asked.given(sign('payment')).when(takeBack('payment')).refused).toBe('step_locked not_requested');
  });
  it('the last step is not asked for: the move is signed', () => {
    expect(fresh.at('archive').filled().when(request('archive')).refused).toBe(
      'step_locked by_signature_only',
    );
  });
  it('only the step at work is asked for', () => {
    expect(asked.when(request('terms')).refused).toBe('already_done');
    expect(asked.when(request('assignment')).refused).toBe('step_locked not_current');
    expect(asked.when(request('nonsense')).refused).toBe('invalid step unknown_step');
    expect(asked.when(takeBack('nonsense')).refused).toBe('invalid step unknown_step');
  });
});

describe('items open until the archive', () => {
  it.each(['payment', 'assignment', 'examination', 'approval', 'archive'])('at step %s', (step) => {
    const given = fresh.at(step);
    const then = given.when(mark('actIssued'));
    expect(then.types).toEqual(['markSet']);
    expect(then.scene.when(unmark('actIssued')).types).toEqual(['markCleared']);
  });
  it('what else was signed with them is not', () => {
    expect(fresh.at('assignment').when(field('legalEntity', 3)).refused).toBe('step_locked signed');
    expect(fresh.at('payment').when(field('paymentTerms', 'иначе')).refused).toBe('step_locked signed');
  });
  it('they do not open before their step', () => {
    expect(confirmed.when(mark('actIssued')).refused).toBe('step_locked not_open');
  });
});

describe('payments are entered from confirmation until the archive', () => {
  it('not by a prospect', () => {
    expect(fresh.when(pay('1.00')).refused).toBe('step_locked not_confirmed');
  });
  it.each(['terms', 'payment', 'assignment', 'examination', 'approval', 'archive'])('at step %s', (step) => {
    const given = step === 'terms' ? confirmed : fresh.at(step);
    expect(given.when(pay('1.00')).types).toEqual(['paymentEntered']);
  });
  it('not in the archive', () => {
    expect(fresh.archived().when(pay('1.00')).refused).toBe('order_frozen');
  });
  it.each([
    [pay('0.00'), 'invalid amount money'],
    [pay('-1.00'), 'invalid amount money'],
    [pay('1,5'), 'invalid amount money'],
    [pay('1.00', ' '), 'invalid paymentOrderNumber empty'],
    [pay('1.00', '7', '2026-02-30'), 'invalid paidOn date'],
  ])('%j', (command, refused) => {
    expect(confirmed.when(command).refused).toBe(refused);
  });
  it('are counted from 1 and never edited: a wrong one is reversed once, with a reason', () => {
    const given = confirmed.given(pay('1.00'), pay('2.00'));
    expect(given.order.payments.map((one) => one.n)).toEqual([1, 2]);
    expect(given.when(reverse(2, 'ошибка')).refused).toBe('invalid reason reason_short');
    expect(given.when(reverse(3)).refused).toBe('invalid payment unknown_field');
    const reversed = given.given(reverse(2));
    expect(reversed.order.payments.map((one) => one.reversed !== null)).toEqual([false, true]);
    expect(reversed.when(reverse(2)).refused).toBe('already_done');
    expect(reversed.given(pay('3.00')).order.payments.at(-1)?.n).toBe(3);
  });
  it('a reversed payment does not meet the requirement', () => {
    const given = fresh.at('payment').given(field('legalEntity', 2), pay('1.00'), reverse(1));
    expect(given.when(request('payment')).missing).toEqual(['payments']);
  });
});

describe('what the signer fills', () => {
  const asked = fresh.at('assignment').given(field('termsOfReference', 'обследовать'));

  it('is not asked of the fillers', () => {
    expect(asked.when(request('assignment')).types).toEqual(['resolutionRequested']);
  });
  it('is committed by the same act as the signature, before and after the request', () => {
    for (const given of [asked, asked.given(request('assignment'))]) {
      const then = given.when(sign('assignment', { expert: 7 }));
      expect(then.types).toEqual(['fieldSet', 'expertAssigned', 'resolutionGiven', 'stepOpened']);
      expect(then.scene.order.expertId).toBe(7);
    }
  });
  it('is not set without the signature', () => {
    expect(asked.when(field('expert', 7)).refused).toBe('step_locked by_signature_only');
  });
  it('is missed by the gate', () => {
    expect(asked.when(sign('assignment')).missing).toEqual(['expert']);
  });
  it('is nothing of another step, and nothing the fillers fill', () => {
    expect(asked.when(sign('assignment', { termsOfReference: 'иначе', expert: 7 })).refused).toBe(
      'invalid termsOfReference not_by_signer',
    );
    expect(asked.when(sign('assignment', { paymentTerms: 'x', expert: 7 })).refused).toBe(
      'invalid paymentTerms not_by_signer',
    );
  });
  it('as a mark stays open to the signer after the request', () => {
    const given = scene(withSignersMark()).at('payment').filled().given(request('payment'));
    expect(given.when(sign('payment')).missing).toEqual(['checked']);
    expect(given.given(mark('checked')).when(sign('payment')).types).toContain('resolutionGiven');
    expect(given.given(mark('checked')).when(field('legalEntity', 3)).refused).toBe(
      'step_locked awaiting_resolution',
    );
  });
});

/** The default process with a mark of the head's own in its second step. */
function withSignersMark(): Definition {
  const body = JSON.parse(JSON.stringify(expertiseProcess)) as Definition;
  const text = { ru: 'Проверено', en: 'Checked' };
  body.steps[1]?.requirements.push({
    key: 'checked',
    kind: 'mark',
    required: true,
    filledBy: body.steps[1].resolution.by,
    title: text,
    ask: text,
  });
  return definitionSchema.parse(body);
}
