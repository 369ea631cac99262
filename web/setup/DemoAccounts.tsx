import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Column } from '#web/table/columns.ts';
import { DataTable } from '#web/table/DataTable.tsx';
import { CopyButton } from '#web/ui/CopyButton.tsx';
import classes from './setup.module.css';
import type { DemoAccount } from './setup.queries.ts';

/** Who is who, once: on paper or in the clipboard, the page will not show it again. */
export function DemoAccounts({ accounts, onDone }: { accounts: DemoAccount[]; onDone: () => void }) {
  const { t } = useTranslation('setup');
  const { t: common } = useTranslation('common');
  const columns: Column<DemoAccount>[] = [
    { key: 'name', header: t('accounts.name'), cell: (one) => one.name },
    {
      key: 'position',
      header: t('accounts.position'),
      cell: (one) => [one.position, one.department].filter(Boolean).join(', '),
      grow: true,
    },
    {
      key: 'email',
      header: t('accounts.email'),
      cell: (one) => <Secret text={one.email} what={t('accounts.copyEmail', { name: one.name })} />,
    },
    {
      key: 'password',
      header: t('accounts.password'),
      cell: (one) => <Secret text={one.password} what={t('accounts.copyPassword', { name: one.name })} />,
    },
  ];
  const asText = accounts
    .map((one) => [one.name, one.position, one.email, one.password].join('\t'))
    .join('\n');
  return (
    <>
      <div className={classes.accounts}>
        <DataTable
          label={t('accounts.title')}
          rows={accounts}
          columns={columns}
          rowKey={(one) => one.email}
        />
      </div>
      <Group gap={8} mt={16} className="noPrint">
        <Button onClick={onDone}>{t('accounts.done')}</Button>
        <CopyButton text={asText} label={t('accounts.copyAll')} />
        <Button variant="default" onClick={() => window.print()}>
          {common('action.print')}
        </Button>
      </Group>
    </>
  );
}

function Secret({ text, what }: { text: string; what: string }) {
  return (
    <span className={classes.secret}>
      {text}
      <CopyButton text={text} label={what} compact />
    </span>
  );
}
