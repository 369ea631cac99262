import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import type { Entity } from '#web/ui/EntityCombobox.tsx';
import { ExpertChooser } from './inputs/ExpertChooser.tsx';
import type { Requirement, Step, Value } from './order.queries.ts';
import classes from './SignDialog.module.css';

/** What the signer fills together with the signature: chosen here, committed by the same act. */
export function useSignerValues(step: Step) {
  const format = useFormat();
  const fields = step.requirements.filter((one) => one.bySigner);
  const [chosen, setChosen] = useState<Record<string, Entity | null>>({});
  const [errors, setErrors] = useState<Record<string, string>>({});

  const entityOf = (one: Requirement): Entity | null => {
    const picked = chosen[one.key];
    if (picked !== undefined) return picked;
    return one.value === null ? null : { id: one.value, label: one.display ?? String(one.value) };
  };

  const values: Record<string, Value> = Object.fromEntries(
    fields.flatMap((one) => {
      const id = entityOf(one)?.id;
      return id === undefined || id === '' || id === one.value ? [] : [[one.key, id]];
    }),
  );

  /** The same in words, for the dialog. */
  const names = Object.fromEntries(
    fields.flatMap((one) => (one.key in values ? [[one.key, entityOf(one)?.label ?? '']] : [])),
  );

  return {
    fields,
    names,
    values,
    errors,
    entityOf,
    choose: (key: string, entity: Entity | null) => {
      setChosen((was) => ({ ...was, [key]: entity }));
      setErrors(({ [key]: _, ...rest }) => rest);
    },
    /** False, with the words beside the fields, when one that is required is empty. */
    complete: (): boolean => {
      const empty = fields.filter((one) => one.required && !entityOf(one)?.id);
      setErrors(Object.fromEntries(empty.map((one) => [one.key, format.say(one.ask)])));
      const [first] = empty;
      if (first) document.getElementById(signerFieldId(first.key))?.focus();
      return empty.length === 0;
    },
  };
}

export type SignerValues = ReturnType<typeof useSignerValues>;

const signerFieldId = (key: string) => `signer-${key}`;

export function SignerFields({ step, signer }: { step: Step; signer: SignerValues }) {
  const format = useFormat();
  if (signer.fields.length === 0) return null;
  return (
    <div className={classes.signer}>
      {signer.fields.map((one) => {
        const shared = {
          id: signerFieldId(one.key),
          label: format.say(one.title),
          required: one.required,
          error: signer.errors[one.key],
        };
        return one.kind === 'employee' ? (
          <ExpertChooser
            key={`${step.key}.${one.key}`}
            {...shared}
            firstFrom={one.firstFrom}
            value={signer.entityOf(one)}
            onChange={(entity) => signer.choose(one.key, entity)}
          />
        ) : (
          <TextInput
            key={`${step.key}.${one.key}`}
            {...shared}
            value={String(signer.entityOf(one)?.id ?? '')}
            onChange={(event) =>
              signer.choose(one.key, { id: event.currentTarget.value, label: event.currentTarget.value })
            }
          />
        );
      })}
    </div>
  );
}
