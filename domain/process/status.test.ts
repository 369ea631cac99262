import { describe, expect, it } from 'vitest';
import { expertiseProcess } from './default/expertise.ts';
import {
  attach,
  CONTRACT,
  confirm,
  field,
  file,
  mark,
  pay,
  refuse,
  reopen,
  request,
  scene,
  sendBack,
  sign,
  takeUp,
  withdraw,
} from './spec.ts';

const fresh = scene(expertiseProcess);

describe('confirmed only with a contract whose amount is above zero', () => {
  it.each([
    ['without a contract', null, ['contract']],
    ['with a contract without an amount', { ...CONTRACT, amount: null }, ['contractAmount']],
    ['with a contract of zero', { ...CONTRACT, amount: '0.00' }, ['contractAmount']],
    ['with an amount of one kopeck', { ...CONTRACT, amount: '0.01' }, []],
  ])('%s', (_, contract, missing) => {
    const given = contract ? fresh.given(attach(contract)) : fresh;
    const then = given.when(confirm);
    expect(then.missing).toEqual(missing);
    expect(then.types).toEqual(missing.length > 0 ? [] : ['orderConfirmed']);
  });

  it('is not confirmed twice', () => {
    expect(fresh.given(attach(CONTRACT), confirm).when(confirm).refused).toBe('already_done');
  });

  it('remembers that it was ever confirmed', () => {
    const { order } = fresh.given(attach(CONTRACT), confirm, refuse, takeUp);
    expect([order.status, order.everConfirmed]).toEqual(['prospect', true]);
  });
});

describe('the contract', () => {
  it('is one of the same client', () => {
    expect(fresh.when(attach({ ...CONTRACT, clientId: 99 })).refused).toBe('invalid contractId other_client');
  });
  it('may be changed and taken away while the order is a prospect', () => {
    const given = fresh.given(attach(CONTRACT), attach({ ...CONTRACT, id: 6 }), attach(null));
    expect(given.order.contract).toBeNull();
  });
  it('stays once the order was confirmed, also after it was refused and taken up', () => {
    const confirmed = fresh.given(attach(CONTRACT), confirm);
    expect(confirmed.when(attach(null)).refused).toBe('step_locked signed');
    expect(confirmed.given(refuse, takeUp).when(attach(null)).refused).toBe('step_locked signed');
  });
});

describe('refused', () => {
  it('from a prospect and from a confirmed order', () => {
    expect(fresh.when(refuse).types).toEqual(['orderRefused']);
    expect(fresh.at('examination').when(refuse).types).toEqual(['orderRefused']);
  });
  it('only with a reason', () => {
    expect(fresh.when({ type: 'refuse', reason: '  ' }).refused).toBe('invalid reason empty');
  });
  it('not twice', () => {
    expect(fresh.given(refuse).when(refuse).refused).toBe('already_done');
  });
  it('is not a step: the steps freeze where they stand and all data stays', () => {
    const before = fresh.at('examination').given(mark('documentsAnalysed'));
    const after = before.given(refuse);
    expect(after.order).toEqual({ ...before.order, status: 'refused', version: before.order.version + 1 });
  });
  it.each([
    ['fill', mark('examinationDone')],
    ['enter a payment', pay('1.00')],
    ['request', request('examination')],
    ['sign', sign('examination')],
    ['withdraw', withdraw('assignment')],
    ['return', sendBack('terms')],
    ['add a file', file('other')],
    ['change the contract', attach(null)],
  ])('nothing moves: %s', (_, command) => {
    const given = fresh.at('examination').given(refuse);
    expect(given.when(command).refusal).toEqual({ code: 'order_frozen', status: 'refused', archived: false });
  });
  it('cannot be confirmed at once: it is taken up first', () => {
    expect(fresh.given(attach(CONTRACT), confirm, refuse).when(confirm).refused).toBe('order_frozen');
  });
});

describe('taken up again', () => {
  const taken = fresh.at('examination').given(mark('documentsAnalysed'), refuse, takeUp);

  it('as a prospect, with steps, signatures and data as they stood', () => {
    const { order } = taken;
    expect(order.status).toBe('prospect');
    expect(order.currentStep).toBe('examination');
    expect(order.steps.map((step) => step.state)).toEqual([
      'resolved',
      'resolved',
      'resolved',
      'active',
      'locked',
      'locked',
    ]);
    expect(order.steps.filter((step) => step.resolution)).toHaveLength(3);
    expect(Object.keys(order.marks)).toEqual(['documentsAnalysed']);
    expect(order.payments).toHaveLength(1);
  });
  it('only from refused', () => {
    expect(fresh.when(takeUp).refused).toBe('already_done');
    expect(fresh.given(attach(CONTRACT), confirm).when(takeUp).refused).toBe('already_done');
  });
  it.each([
    ['a mark', mark('examinationDone')],
    ['a payment', pay('1.00')],
    ['an item open until the archive', mark('actIssued')],
    ['a request', request('examination')],
    ['a signature', sign('examination')],
    ['a return', sendBack('terms')],
  ])('nothing past step 1 until it is confirmed again: %s', (_, command) => {
    expect(taken.when(command).refused).toBe('step_locked not_confirmed');
  });
  it('goes on where it stood once it is confirmed again', () => {
    const again = taken.given(confirm);
    expect(again.when(mark('examinationDone')).types).toEqual(['markSet']);
    expect(again.given(mark('examinationDone')).when(sign('examination')).types).toContain('stepOpened');
  });
  it('step 1 is filled while it is a prospect', () => {
    const given = fresh.given(attach(CONTRACT), confirm, refuse, takeUp);
    expect(given.when(field('paymentTerms', '100 % предоплата')).types).toEqual(['fieldSet']);
  });
});

describe('there is no way from confirmed to prospect but through refused', () => {
  it('no command but refusing leaves the status confirmed', () => {
    const given = fresh.at('payment');
    const commands = [attach(null), takeUp, confirm, sendBack('terms'), reopen(), withdraw('terms')];
    for (const command of commands) expect(given.when(command).scene.order.status).toBe('confirmed');
  });
});

describe('the archive', () => {
  const archived = fresh.archived();

  it('is read-only', () => {
    for (const command of [
      field('issuedOn', '2026-01-01'),
      mark('actIssued'),
      pay('1.00'),
      request('archive'),
      sign('archive'),
      withdraw('archive'),
      sendBack('terms'),
      confirm,
      refuse,
      takeUp,
      file('other'),
    ])
      expect(archived.when(command).refusal).toMatchObject({ code: 'order_frozen', archived: true });
  });
  it('is reopened with a reason of at least 10 characters', () => {
    expect(archived.when(reopen('ошибка')).refused).toBe('invalid reason reason_short');
    expect(fresh.at('archive').when(reopen()).refused).toBe('already_done');
  });
  it('comes back to its last step; the signatures before it stand', () => {
    const then = archived.when(reopen());
    expect(then.types).toEqual(['resolutionWithdrawn', 'orderReopened']);
    const { order } = then.scene;
    expect(order.archivedAt).toBeNull();
    expect(order.currentStep).toBe('archive');
    expect(order.steps.map((step) => [step.state, step.resolution !== null])).toEqual([
      ['resolved', true],
      ['resolved', true],
      ['resolved', true],
      ['resolved', true],
      ['resolved', true],
      ['active', false],
    ]);
  });
  it('moves to the archive again', () => {
    const given = archived.given(reopen(), field('issuedOn', '2026-12-01'));
    expect(given.when(sign('archive')).types).toEqual(['resolutionGiven', 'orderArchived']);
  });
});
