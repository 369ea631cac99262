import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Column, Sort } from '#web/table/columns.ts';
import { DataTable } from '#web/table/DataTable.tsx';
import { KeyHints } from '#web/table/KeyHints.tsx';
import { SelectionBar } from '#web/table/SelectionBar.tsx';
import { Money } from '#web/ui/Money.tsx';
import { Overdue } from '#web/ui/Overdue.tsx';
import { Person } from '#web/ui/Person.tsx';
import { Section } from '#web/ui/Section.tsx';
import { StatusBadge } from '#web/ui/StatusBadge.tsx';
import { StepProgress } from '#web/ui/StepProgress.tsx';
import { type OrderSample, orders } from './samples.ts';

const columns: Column<OrderSample>[] = [
  { key: 'number', header: '№ заказа', cell: (o) => o.number, sortable: true },
  { key: 'company', header: 'Компания', cell: (o) => o.company, grow: true, sortable: true, card: 'title' },
  { key: 'contract', header: 'Договор', cell: (o) => o.contract },
  { key: 'status', header: 'Статус', cell: (o) => <StatusBadge status={o.status} short />, card: 'side' },
  {
    key: 'step',
    header: 'Шаг',
    cell: (o) => (
      <StepProgress current={o.step} total={6} done={o.done} of={o.of} stopped={o.status === 'refused'} />
    ),
  },
  { key: 'waits', header: 'Ждём', cell: (o) => (o.manager ? <Person person={o.manager} /> : '—') },
  {
    key: 'stands',
    header: 'Стоит',
    cell: (o) => <Overdue days={o.days} overdue={o.overdue} />,
    align: 'right',
  },
  {
    key: 'amount',
    header: 'Сумма',
    cell: (o) => <Money amount={o.amount} />,
    align: 'right',
    sortable: true,
  },
];

export function TablePart() {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set(['З-2026-0139']));
  const [sort, setSort] = useState<Sort | null>({ key: 'number', descending: true });
  return (
    <>
      <SelectionBar count={selected.size}>
        <Button size="xs" variant="default">
          Сменить менеджера
        </Button>
      </SelectionBar>
      <Section title="Заказы" count={412} flush>
        <DataTable
          label="Заказы"
          rows={orders}
          columns={columns}
          rowKey={(o) => o.number}
          rowHref={(o) => `/gallery?order=${o.number}`}
          selected={selected}
          onSelect={setSelected}
          onPeek={() => {}}
          sort={sort}
          onSort={setSort}
          rememberAs="gallery"
          total={412}
          hasMore
          fill
          footer={
            <tr>
              <td colSpan={8}>Итого</td>
              <td data-align="right">
                <Money amount="17075679.40" />
              </td>
            </tr>
          }
        />
      </Section>
      <KeyHints select peek />
    </>
  );
}
