import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useContext, useEffect, useRef, useState } from 'react';
import { Shelf } from './here.ts';
import { askForPreview, previewQuery } from './preview.queries.ts';
import type { Previewed } from './tools.ts';

const LONG_MS = 25_000;

/** How the document is shown; what is not made yet is asked for, once, and waited for. */
export function usePreview(document: Pick<Previewed, 'id' | 'versionNo'>) {
  const queries = useQueryClient();
  const shelf = useContext(Shelf);
  const query = previewQuery(shelf, document);
  const preview = useQuery(query);
  const ask = useMutation({
    mutationFn: () => askForPreview(shelf, document.id),
    onSuccess: (answer) => queries.setQueryData(query.queryKey, answer),
  });
  const state = preview.data?.state;
  const asked = useRef(false);
  const { mutate } = ask;
  useEffect(() => {
    if (asked.current || (state !== 'unasked' && state !== 'waiting')) return;
    asked.current = true;
    mutate();
  }, [state, mutate]);
  return { preview, isWaiting: state === 'unasked' || state === 'waiting', ask };
}

/** Whether it takes longer than it usually does. */
export function useTakesLong(): boolean {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), LONG_MS);
    return () => clearTimeout(timer);
  }, []);
  return isLong;
}
