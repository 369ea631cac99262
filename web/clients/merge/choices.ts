import type { mergeChoices } from '#api/client-merges.ts';
import type { Client } from '../clients.queries.ts';

export type Choice = (typeof mergeChoices)[number];
export const CHOICES: readonly Choice[] = [
  'name',
  'address',
  'source',
  'activity',
  'occupation',
  'inn',
  'kpp',
  'site',
  'manager',
  'status',
];

/** A field in words, empty where nothing is given. */
export function sayField(
  client: Client,
  key: Choice,
  sayStatus: (status: Client['status']) => string,
): string {
  if (key === 'source' || key === 'activity' || key === 'manager') return client[key]?.name ?? '';
  if (key === 'status') return [sayStatus(client.status), client.refusedReason].filter(Boolean).join(': ');
  return client[key] ?? '';
}

/** Fields in which the two differ: only those are asked about. */
export const differing = (kept: Client, other: Client): Choice[] =>
  CHOICES.filter((key) => sayField(kept, key, String) !== sayField(other, key, String));

/** What is taken from the other one unless the person says otherwise: what is empty at the kept one. */
export const taken = (kept: Client, other: Client): Choice[] =>
  differing(kept, other).filter((key) => sayField(kept, key, String) === '');
