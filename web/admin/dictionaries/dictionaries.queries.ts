import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { dictionaryEntry } from '#api/people.ts';
import { answer, api } from '#web/http/client.ts';
import { queryClient } from '#web/http/queryClient.ts';
import type { DictionaryName } from './dictionaryNames.ts';

export type Entry = z.output<typeof dictionaryEntry>;

/** With the archived ones: only the administrator's page shows them. */
export const entriesQuery = (dictionary: DictionaryName) =>
  queryOptions({
    queryKey: ['dictionaries', dictionary, 'all'],
    queryFn: async () =>
      (await answer(api.GET('/api/dictionaries/{dictionary}', { params: { path: { dictionary } } }))).items,
  });

export async function addEntry(dictionary: DictionaryName, name: string): Promise<void> {
  await answer(
    api.POST('/api/dictionaries/{dictionary}', { params: { path: { dictionary } }, body: { name } }),
  );
  await queryClient.invalidateQueries({ queryKey: ['dictionaries', dictionary] });
}

export async function editEntry(dictionary: DictionaryName, { id, ...body }: Entry): Promise<void> {
  await answer(
    api.PUT('/api/dictionaries/{dictionary}/{id}', { params: { path: { dictionary, id } }, body }),
  );
  await queryClient.invalidateQueries({ queryKey: ['dictionaries', dictionary] });
}
