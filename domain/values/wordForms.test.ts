import { describe, expect, it } from 'vitest';
import { stemOf } from './wordForms.ts';

describe('words without their endings', () => {
  it.each([
    ['нефтехимический', 'нефтехимического', 'нефтехимическому', 'нефтехимическим', 'нефтехимическая'],
    ['ромашка', 'ромашки', 'ромашке', 'ромашку', 'ромашками'],
    ['завод', 'завода', 'заводу', 'заводом', 'заводы', 'заводов', 'заводами'],
    ['компания', 'компании', 'компанию', 'компанией', 'компаниями'],
    ['газпром', 'газпрома', 'газпрому', 'газпромом'],
    ['сталь', 'стали', 'сталью'],
  ])('%s is found by each of its forms', (name, ...forms) => {
    for (const form of forms) expect(name).toContain(stemOf(form));
  });
  it.each(['дом', 'бат', 'ао', 'rvs', '41', 'эпб', 'рвс-2000'])('%s is left as it is', (word) => {
    expect(stemOf(word)).toBe(word);
  });
});
