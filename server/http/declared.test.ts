import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { cutterOf } from './declared.ts';

/** Only what is declared is sent, at any depth. */
const note = z.object({ type: z.literal('note'), text: z.string() });
const fact = z.object({ type: z.literal('fact'), by: z.object({ name: z.string() }).nullable() });
const shape = z.object({
  id: z.number(),
  tags: z.array(z.string()),
  items: z.array(z.discriminatedUnion('type', [note, fact])),
  extra: z.record(z.string(), z.unknown()),
  perhaps: z.object({ one: z.string() }).optional(),
});
const cut = cutterOf(shape);
const good = () => ({
  id: 1,
  tags: ['a'],
  items: [
    { type: 'note', text: 'да' },
    { type: 'fact', by: { name: 'Иванова' } },
    { type: 'fact', by: null },
  ],
  extra: { any: { thing: 1 } },
});

describe('an answer', () => {
  it('that holds only what is declared is sent as it is', () => {
    const value = good();
    expect(cut(value)).toBe(value);
  });

  it('loses what is not declared, wherever it stands, and stays untouched itself', () => {
    const value = {
      ...good(),
      secret: 1,
      items: [
        { type: 'note', text: 'да', by: 'никому' },
        { type: 'fact', by: { name: 'Иванова', salary: 5 } },
      ],
      perhaps: { one: 'a', two: 'b' },
    };
    const before = structuredClone(value);
    expect(cut(value)).toEqual({
      ...good(),
      items: [
        { type: 'note', text: 'да' },
        { type: 'fact', by: { name: 'Иванова' } },
      ],
      perhaps: { one: 'a' },
    });
    expect(value).toEqual(before);
  });

  it('loses even what is named like a part of every object', () => {
    const value = JSON.parse('{"id":1,"tags":[],"items":[],"extra":{},"constructor":1,"__proto__":{"a":1}}');
    expect(Object.keys(cut(value) as object)).toEqual(['id', 'tags', 'items', 'extra']);
  });

  it('of an undeclared kind is not sent', () => {
    expect(() => cut({ ...good(), items: [{ type: 'secret', text: 'нет' }] })).toThrow(/no declared type/);
  });

  it('of a shape that cannot be cut stops the start', () => {
    expect(() => cutterOf(z.object({ a: z.map(z.string(), z.string()) }))).toThrow(/map/);
    expect(() => cutterOf(z.union([note, fact]))).toThrow(/discriminator/);
  });
});
