import type { Errors } from '#web/form/useFormState.ts';
import type { ClientForm } from './clientForm.ts';

type TextKey = { [K in keyof ClientForm]: ClientForm[K] extends string ? K : never }[keyof ClientForm];

/** What the fields of a client ask of a form: a new client's and a changed one's both give it. */
export interface FormOf {
  values: ClientForm;
  errors: Partial<Record<string, string>> & Errors<ClientForm>;
  set: <K extends keyof ClientForm>(key: K, value: ClientForm[K]) => void;
  leaveAt: (path: keyof Errors<ClientForm> & string) => void;
  text: (key: TextKey) => {
    id: string;
    value: string;
    error: string | undefined;
    onChange: (event: { currentTarget: { value: string } }) => void;
    onBlur: () => void;
  };
}
