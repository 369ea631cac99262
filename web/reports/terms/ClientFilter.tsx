import { useQuery } from '@tanstack/react-query';
import { answer, api } from '#web/http/client.ts';
import { FoundFilter } from '#web/search/public.ts';

interface ClientFilterProps {
  label: string;
  any: string;
  value: number | undefined;
  onChange: (id: number | undefined) => void;
}

/** A client as a filter, found as the search of clients finds it. */
export function ClientFilter({ label, any, value, onChange }: ClientFilterProps) {
  const chosen = useQuery({
    queryKey: ['clients', value, 'name'],
    queryFn: async ({ signal }) => {
      const params = { path: { id: value ?? 0 } };
      return answer(api.GET('/api/clients/{id}', { params, signal }));
    },
    enabled: value !== undefined,
    staleTime: 60_000,
  });
  return (
    <FoundFilter
      wide
      label={label}
      any={any}
      value={value}
      chosen={chosen.data && named(chosen.data)}
      find={async (search, signal) => {
        const query = { search: search.trim() || undefined, limit: 20 };
        return (await answer(api.GET('/api/clients', { params: { query }, signal }))).items.map(named);
      }}
      onChange={onChange}
    />
  );
}

const named = ({ id, name }: { id: number; name: string }) => ({ id, label: name });
