import { Button, Group, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '../clients.queries.ts';
import { type Choice, differing, sayField, taken } from './choices.ts';
import classes from './merge.module.css';

interface MergeChoicesProps {
  /** The card on which it began, and the one that was found. */
  here: Client;
  there: Client;
  onCancel: () => void;
  onMerge: (other: Client, kept: Client, take: Choice[]) => Promise<void>;
}

export function MergeChoices({ here, there, onCancel, onMerge }: MergeChoicesProps) {
  const { t } = useTranslation('clients');
  const { t: common } = useTranslation('common');
  const [kept, setKept] = useState(here);
  const other = kept === here ? there : here;
  const [take, setTake] = useState(taken(kept, other));
  const [busy, setBusy] = useState(false);
  const fields = differing(kept, other);

  function keep(id: string) {
    const [next, rest] = id === String(here.id) ? [here, there] : [there, here];
    setKept(next);
    setTake(taken(next, rest));
  }
  const choose = (key: Choice, fromOther: boolean) =>
    setTake(fromOther ? [...take.filter((it) => it !== key), key] : take.filter((it) => it !== key));

  async function merge() {
    setBusy(true);
    try {
      await onMerge(other, kept, take);
    } catch {
      // worded by the dialog, which stays open
    } finally {
      setBusy(false);
    }
  }

  return (
    <Stack gap={16}>
      <Radio.Group label={t('base.merge.keep')} value={String(kept.id)} onChange={keep}>
        <Stack gap={4} mt={4}>
          {[here, there].map((client) => (
            <Radio
              key={client.id}
              value={String(client.id)}
              label={[client.name, client.inn && t('card.inn', { inn: client.inn })]
                .filter(Boolean)
                .join(' · ')}
            />
          ))}
        </Stack>
      </Radio.Group>
      {fields.length === 0 ? (
        <div>{t('base.merge.same')}</div>
      ) : (
        <fieldset className={classes.fields}>
          <legend className={classes.legend}>{t('base.merge.choose')}</legend>
          {fields.map((key) => (
            <FieldChoice
              key={key}
              field={key}
              kept={kept}
              other={other}
              fromOther={take.includes(key)}
              onChoose={(fromOther) => choose(key, fromOther)}
            />
          ))}
        </fieldset>
      )}
      <div>
        <div>{t('base.merge.all')}</div>
        <div className="meta">
          {t('base.merge.counts', {
            name: other.name,
            contracts: other.contracts,
            orders: other.orders,
            contacts: other.contacts.length,
          })}
        </div>
      </div>
      <Group justify="flex-end" gap={8}>
        <Button variant="default" onClick={onCancel}>
          {common('action.cancel')}
        </Button>
        <Button loading={busy} onClick={() => void merge()}>
          {t('base.merge.submit')}
        </Button>
      </Group>
    </Stack>
  );
}

interface FieldChoiceProps {
  field: Choice;
  kept: Client;
  other: Client;
  fromOther: boolean;
  onChoose: (fromOther: boolean) => void;
}

/** Both values of a field side by side. */
function FieldChoice({ field, kept, other, fromOther, onChoose }: FieldChoiceProps) {
  const { t } = useTranslation('clients');
  const label = field === 'status' ? t('base.merge.fields.status') : t(`field.${field}`);
  const say = (client: Client) =>
    sayField(client, field, (status) => t(`list.status.${status}`)) || t('base.merge.none');
  return (
    <Radio.Group
      className={classes.field}
      label={label}
      value={fromOther ? 'other' : 'kept'}
      onChange={(value) => onChoose(value === 'other')}
    >
      <div className={classes.pair}>
        <Radio value="kept" label={say(kept)} />
        <Radio value="other" label={say(other)} />
      </div>
    </Radio.Group>
  );
}
