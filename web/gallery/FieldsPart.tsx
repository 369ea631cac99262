import { Stack } from '@mantine/core';
import { useState } from 'react';
import { type Entity, EntityCombobox } from '#web/ui/EntityCombobox.tsx';
import { FileDrop } from '#web/ui/FileDrop.tsx';
import { InlineDate } from '#web/ui/inline/InlineDate.tsx';
import { InlineMoney } from '#web/ui/inline/InlineMoney.tsx';
import { InlineSelect } from '#web/ui/inline/InlineSelect.tsx';
import { InlineLongText, InlineText } from '#web/ui/inline/InlineText.tsx';
import { Section } from '#web/ui/Section.tsx';
import { UploadList } from '#web/ui/UploadList.tsx';
import { offerUndo } from '#web/ui/undo.tsx';
import classes from './gallery.module.css';
import { uploads } from './samples.ts';

const experts: Entity[] = [
  { id: 1, label: 'Белов Артём Игоревич', note: '4 экспертизы · резервуары' },
  { id: 2, label: 'Юдина Ксения Павловна', note: '2 экспертизы · трубопроводы' },
  { id: 3, label: 'Рябов Сергей Ильич', note: 'отпуск до 20.09.2026', disabled: true },
];

export function FieldsPart() {
  const [number, setNumber] = useState('41-ЭПБ');
  const [terms, setTerms] = useState('50 % аванс, остаток после подписания акта.');
  const [amount, setAmount] = useState<string | null>('1200000.00');
  const [date, setDate] = useState<string | null>('2026-09-05');
  const [entity, setEntity] = useState<string | null>('center');
  const [expert, setExpert] = useState<Entity | null>(null);

  const keep =
    <T,>(set: (value: T) => void, before: T) =>
    (value: T) => {
      set(value);
      offerUndo('Сохранено', () => set(before));
    };

  return (
    <div className={classes.two}>
      <Section title="Поля без кнопки «Сохранить»">
        <Stack gap={16}>
          <InlineText
            label="ИНН"
            value={number}
            required
            inputMode="numeric"
            check={(text) =>
              /^\d{10}(\d{2})?$/.test(text)
                ? null
                : `В ИНН организации 10 цифр, у ИП — 12. Сейчас ${text.replace(/\D/g, '').length}`
            }
            onCommit={keep(setNumber, number)}
          />
          <InlineMoney label="Сумма" value={amount} required onCommit={keep(setAmount, amount)} />
          <InlineDate label="Дата договора" value={date} onCommit={keep(setDate, date)} />
          <InlineSelect
            label="Юридическое лицо"
            value={entity}
            required
            choices={[
              { value: 'center', label: 'ООО «Эксперт-Центр»' },
              { value: 'ural', label: 'ООО «Эксперт-Урал»' },
            ]}
            onCommit={keep(setEntity, entity)}
          />
          <InlineLongText label="Порядок оплаты" value={terms} onCommit={keep(setTerms, terms)} />
          <InlineText label="Номер платёжного поручения" value="" readOnly onCommit={() => {}} />
          <InlineMoney label="Вознаграждение" value="150000.00" readOnly onCommit={() => {}} />
        </Stack>
      </Section>
      <Section title="Выбор и файлы">
        <Stack gap={16}>
          <EntityCombobox
            label="Эксперт"
            required
            clearable
            value={expert}
            onChange={setExpert}
            search={async (query) =>
              experts.filter((e) => e.label.toLowerCase().includes(query.toLowerCase()))
            }
          />
          <FileDrop onFiles={() => {}} />
          <UploadList uploads={uploads} onCancel={() => {}} onRetry={() => {}} />
        </Stack>
      </Section>
    </div>
  );
}
