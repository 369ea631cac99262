import { describe, expect, it } from 'vitest';
import { expertiseProcess } from './default/expertise.ts';
import { attach, CONTRACT, confirm, field, request, scene } from './spec.ts';
import { warningsOf } from './warnings.ts';

const fresh = scene(expertiseProcess);
const money = (field: string, than: string) => ({ field, than });

describe('one sum more than another', () => {
  it.each([
    ['1000.00', '1000.01', true],
    ['1000.00', '1000.00', false],
    ['1000.00', '999.99', false],
    ['9.00', '10.00', true],
  ])('remuneration %s, subcontractor %s', (remuneration, subcontractor, warned) => {
    const { order } = fresh.given(
      field('remuneration', remuneration),
      field('subcontractorAmount', subcontractor),
    );
    const found = warningsOf(expertiseProcess, order).map(({ field, than }) => money(field, than));
    expect(found).toEqual(warned ? [money('subcontractorAmount', 'remuneration')] : []);
  });

  it('says nothing while one of the two is empty', () => {
    const { order } = fresh.given(field('subcontractorAmount', '5.00'));
    expect(warningsOf(expertiseProcess, order)).toEqual([]);
  });

  it('stops nobody', () => {
    const given = fresh.given(
      field('paymentTerms', 'аванс'),
      field('remuneration', '1.00'),
      field('subcontractorAmount', '2.00'),
      attach(CONTRACT),
      confirm,
    );
    expect(given.when(request('terms')).types).toEqual(['resolutionRequested']);
  });
});
