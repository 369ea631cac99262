import { describe, expect, it } from 'vitest';
import { expertiseProcess } from './default/expertise.ts';
import { gate, remaining } from './gate.ts';
import { voidSteps } from './signed.ts';
import {
  attach,
  bin,
  CONTRACT,
  confirm,
  field,
  file,
  mark,
  pay,
  request,
  reverse,
  type Scene,
  scene,
  sendBack,
  sign,
  takeBack,
  unmark,
  withdraw,
} from './spec.ts';

const fresh = scene(expertiseProcess);
const states = (at: Scene) => at.order.steps.map((step) => step.state);
const signed = (at: Scene) => at.order.steps.filter((step) => step.resolution).map((step) => step.key);

describe('a refusal lists everything that is missing, with who is awaited', () => {
  it.each([
    ['terms', ['confirmed', 'paymentTerms', 'remuneration', 'subcontractorAmount']],
    ['payment', ['legalEntity', 'payments']],
    ['assignment', ['termsOfReference', 'expert']],
    ['examination', ['documentsAnalysed', 'examinationDone']],
    ['approval', ['submittedToAuthorities', 'examinationAgreed', 'workDone']],
    ['archive', ['actIssued', 'actSigned', 'contractOriginalReceived', 'issuedOn', 'validUntil']],
  ])('%s', (step, missing) => {
    expect(fresh.at(step).when(sign(step)).missing).toEqual(missing);
  });
  it('each names its place and its people', () => {
    const at = fresh.at('archive');
    expect(gate(at.def, at.order, 'archive')).toMatchObject([
      { step: 'payment', key: 'actIssued', awaited: [{ membersOf: 'accounting' }] },
      { step: 'payment', key: 'actSigned' },
      { step: 'payment', key: 'contractOriginalReceived' },
      { step: 'archive', key: 'issuedOn', awaited: ['managerOfOrder'] },
      { step: 'archive', key: 'validUntil' },
    ]);
  });
  it('counts what is left, the signature as one', () => {
    const at = fresh.at('payment');
    expect(remaining(at.def, at.order, 'payment')).toMatchObject({ left: 3, total: 3 });
    const filled = at.filled();
    expect(remaining(filled.def, filled.order, 'payment')).toMatchObject({ left: 1, total: 3 });
    const done = filled.given(sign('payment'));
    expect(remaining(done.def, done.order, 'payment')).toMatchObject({ left: 0, total: 3 });
  });
});

describe('checkedAt: the three marks of step 2', () => {
  const marks = ['actIssued', 'actSigned', 'contractOriginalReceived'];
  it('are not asked for at step 2', () => {
    expect(fresh.at('payment').filled().when(sign('payment')).types).toContain('resolutionGiven');
  });
  it.each(marks)('the archive does not open without %s', (wanted) => {
    const given = fresh
      .at('archive')
      .given(field('issuedOn', '2026-11-24'), field('validUntil', 'P3Y'))
      .given(...marks.filter((one) => one !== wanted).map(mark));
    expect(given.when(sign('archive')).missing).toEqual([wanted]);
  });
});

describe('the signature', () => {
  it('closes its step and opens the next', () => {
    const after = fresh.at('payment');
    expect(states(after)).toEqual(['resolved', 'active', 'locked', 'locked', 'locked', 'locked']);
    expect(after.order.currentStep).toBe('payment');
  });
  it('is given unasked once nothing is missing, and after a request', () => {
    const filled = fresh.filled();
    expect(filled.when(sign('terms')).types).toEqual(['resolutionGiven', 'stepOpened']);
    expect(filled.given(request('terms')).when(sign('terms')).types).toEqual([
      'resolutionGiven',
      'stepOpened',
    ]);
  });
  it('is given once, in turn', () => {
    const at = fresh.at('payment');
    expect(at.when(sign('terms')).refused).toBe('already_done');
    expect(at.when(sign('assignment')).refused).toBe('step_locked not_current');
    expect(at.when(sign('nonsense')).refused).toBe('invalid step unknown_step');
  });
  it('of the director needs a reason of at least 10 characters', () => {
    const filled = fresh.filled();
    const director = { type: 'giveResolution', step: 'terms', values: {}, asDirector: true } as const;
    expect(filled.when({ ...director, reason: null }).refused).toBe('invalid reason reason_short');
    expect(filled.when({ ...director, reason: 'в отпуске' }).refused).toBe('invalid reason reason_short');
    const then = filled.when({ ...director, reason: 'руководитель в отпуске' });
    expect(then.events[0]).toMatchObject({ asDirector: true, reason: 'руководитель в отпуске' });
  });
  it('of the last step moves the order to the archive', () => {
    const then = fresh.at('archive').filled().when(sign('archive'));
    expect(then.types).toEqual(['resolutionGiven', 'orderArchived']);
    expect(then.scene.order.archivedAt).not.toBeNull();
  });
});

describe('the signer withdraws while nothing in the next step has been set', () => {
  it('and the step is at work again', () => {
    const then = fresh.at('payment').when(withdraw('terms'));
    expect(then.types).toEqual(['resolutionWithdrawn', 'stepOpened']);
    expect(states(then.scene)).toEqual(['active', 'locked', 'locked', 'locked', 'locked', 'locked']);
    expect(signed(then.scene)).toEqual([]);
    expect(then.scene.when(field('paymentTerms', 'иначе')).types).toEqual(['fieldSet']);
  });
  it.each([
    ['a field', [field('legalEntity', 2)]],
    ['a mark', [mark('actIssued')]],
    ['a payment', [pay('1.00')]],
    ['a request', [field('legalEntity', 2), pay('1.00'), request('payment')]],
  ])('not after %s', (_, begun) => {
    expect(
      fresh
        .at('payment')
        .given(...begun)
        .when(withdraw('terms')).refused,
    ).toBe('step_locked next_step_begun');
  });
  it('what was set and taken back does not count', () => {
    const given = fresh.at('payment').given(mark('actIssued'), unmark('actIssued'));
    expect(given.when(withdraw('terms')).refused).toBeNull();
  });
  it('a payment entered before the signature does not count', () => {
    const early = fresh.given(attach(CONTRACT), confirm, pay('1.00'));
    expect(early.at('payment').when(withdraw('terms')).refused).toBeNull();
  });
  it('only the last signature', () => {
    expect(fresh.at('assignment').when(withdraw('terms')).refused).toBe('step_locked not_current');
    expect(fresh.at('assignment').when(withdraw('examination')).refused).toBe('step_locked not_current');
    expect(fresh.when(withdraw('nonsense')).refused).toBe('invalid step unknown_step');
  });
});

describe('a head returns the order', () => {
  const asked = fresh.at('examination').filled().given(request('examination'));

  it('with a reason of at least 10 characters', () => {
    expect(asked.when(sendBack('examination', 'плохо')).refused).toBe('invalid reason reason_short');
    expect(asked.when(sendBack('examination', '  123456789  ')).refused).toBe('invalid reason reason_short');
    expect(asked.when(sendBack('examination', '1234567890')).refused).toBeNull();
  });
  it('to its own filler: no signature is withdrawn', () => {
    const then = asked.when(sendBack('examination'));
    expect(then.types).toEqual(['orderReturned']);
    expect(states(then.scene)[3]).toBe('returned');
    expect(signed(then.scene)).toEqual(['terms', 'payment', 'assignment']);
    expect(then.scene.when(sendBack('examination')).refused).toBe('already_done');
  });
  it('to any earlier step: the signatures passed back over are withdrawn, marks and fields stay', () => {
    const then = asked.when(sendBack('payment'));
    expect(then.events).toMatchObject([
      { type: 'resolutionWithdrawn', step: 'payment', because: 'returned' },
      { type: 'resolutionWithdrawn', step: 'assignment', because: 'returned' },
      { type: 'orderReturned', from: 'examination', step: 'payment', reason: 'уточните условия оплаты' },
    ]);
    const { order } = then.scene;
    expect(states(then.scene)).toEqual(['resolved', 'returned', 'locked', 'locked', 'locked', 'locked']);
    expect(signed(then.scene)).toEqual(['terms']);
    expect(order.fields).toEqual(asked.order.fields);
    expect(order.marks).toEqual(asked.order.marks);
    expect(order.payments).toEqual(asked.order.payments);
    expect(order.expertId).toBe(asked.order.expertId);
  });
  it('not forward, not to nowhere', () => {
    expect(asked.when(sendBack('approval')).refused).toBe('invalid to unknown_step');
    expect(asked.when(sendBack('nonsense')).refused).toBe('invalid to unknown_step');
  });
  it('what was returned is filled, asked for and signed again, step by step', () => {
    const again = asked.given(
      sendBack('terms'),
      field('paymentTerms', 'иначе'),
      request('terms'),
      sign('terms'),
    );
    expect(states(again).slice(0, 2)).toEqual(['resolved', 'active']);
    expect(again.at('approval').order.currentStep).toBe('approval');
  });
});

describe('a resolution is bound to what was signed', () => {
  const given = fresh.at('examination');
  const voids = (at: Scene) => voidSteps(at.def, at.order);

  it('stands while that stands', () => {
    expect(voids(given)).toEqual([]);
    expect(voids(fresh.archived())).toEqual([]);
  });
  it.each<[string, (at: Scene) => Scene, string[]]>([
    [
      'a field',
      (at) =>
        at.tampered((order) => ({
          ...order,
          fields: { ...order.fields, remuneration: { ...order.fields.remuneration!, value: '1.00' } },
        })),
      ['terms'],
    ],
    [
      'a field taken away',
      (at) => at.tampered(({ fields: { legalEntity: _, ...fields }, ...order }) => ({ ...order, fields })),
      ['payment'],
    ],
    [
      'a payment',
      (at) =>
        at.tampered((order) => ({
          ...order,
          payments: order.payments.map((one) => ({ ...one, amount: '1.00' })),
        })),
      ['payment'],
    ],
    ['a payment taken away', (at) => at.tampered((order) => ({ ...order, payments: [] })), ['payment']],
    [
      'the expert',
      (at) =>
        at.tampered((order) => ({
          ...order,
          fields: { ...order.fields, expert: { ...order.fields.expert!, value: 8 } },
        })),
      ['assignment'],
    ],
    [
      'the stored text',
      (at) =>
        at.tampered((order) => ({
          ...order,
          steps: order.steps.map((step) =>
            step.resolution && step.key === 'terms'
              ? { ...step, resolution: { ...step.resolution, intact: false } }
              : step,
          ),
        })),
      ['terms'],
    ],
  ])('changed by another way it is void and shuts the gate: %s', (_, change, expected) => {
    const changed = change(given);
    expect(voids(changed)).toEqual(expected);
    const then = changed.filled().when(sign('examination'));
    expect(then.refusal).toMatchObject({
      code: 'gate_closed',
      missing: expected.map((step) => ({ code: 'void_resolution', step })),
    });
  });
  it.each<[string, (at: Scene) => Scene]>([
    ['a payment entered later', (at) => at.given(pay('7.00'))],
    ['a payment reversed', (at) => at.given(reverse(1))],
    ['an item open until the archive', (at) => at.given(mark('actIssued'))],
    ['the status', (at) => at.given({ type: 'refuse', reason: 'передумали' }, { type: 'takeUp' }, confirm)],
    ['a file of another kind', (at) => at.given(file('conclusion'))],
    ['a file of the terms of reference added later', (at) => at.given(file('termsOfReference'))],
  ])('%s does not void it', (_, change) => {
    expect(voids(change(given))).toEqual([]);
    expect(change(given).filled().when(sign('examination')).refused).toBeNull();
  });
  it('a signed file that is gone voids it, until the step is signed again', () => {
    const signed = fresh
      .at('assignment')
      .given(file('termsOfReference'), request('assignment'), sign('assignment', { expert: 7 }));
    expect(voids(signed)).toEqual([]);
    const gone = signed.given(bin('termsOfReference'));
    expect(voids(gone)).toEqual(['assignment']);
    const again = gone.given(sendBack('assignment'), file('termsOfReference')).passed();
    expect(voids(again)).toEqual([]);
    expect(again.order.currentStep).toBe('examination');
  });
  it('a signed file hung on once more does not void it, nor does one of the two that goes', () => {
    const once = fresh.at('assignment').given(file('termsOfReference')).passed();
    const copy = {
      type: 'addFile',
      file: { id: 41, kind: 'termsOfReference', sha256: '40'.repeat(8) },
      name: '41.pdf',
    } as const;
    const twice = once.given(copy);
    expect(voids(twice)).toEqual([]);
    expect(voids(twice.given(bin('termsOfReference')))).toEqual([]);
  });
  it('a file of the terms of reference is enough without text', () => {
    const at = fresh.at('assignment').given(file('termsOfReference'), request('assignment'));
    expect(at.when(sign('assignment', { expert: 7 })).types).toContain('resolutionGiven');
  });
  it('the request taken back and asked again signs what is then there', () => {
    const at = fresh
      .filled()
      .given(
        request('terms'),
        takeBack('terms'),
        field('remuneration', '2.00'),
        request('terms'),
        sign('terms'),
      );
    expect(at.order.steps[0]?.resolution?.content).toContain('"remuneration":"2.00"');
  });
});
