import { useQueryClient } from '@tanstack/react-query';
import { tellProblem } from '#web/http/tellProblem.ts';
import { forgetRows, type Import, keepImport } from './imports.queries.ts';

/** An act over the whole import: its rows change, its answer is what it is now. Rejects after the refusal was told. */
export function useImportAct(): (act: Promise<Import>) => Promise<void> {
  const queries = useQueryClient();
  return async (act) => {
    try {
      const next = await act;
      forgetRows(queries, next.id);
      keepImport(queries, next);
    } catch (cause) {
      tellProblem(cause);
      throw cause;
    }
  };
}
