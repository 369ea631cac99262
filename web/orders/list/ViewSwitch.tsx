import { IconColumns3, IconTable } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type OrdersSearch, ordersHref } from './filters.ts';
import classes from './orders.module.css';

/** Table or board of the same filter; both are addresses. */
export function ViewSwitch({ search }: { search: OrdersSearch }) {
  const { t } = useTranslation('orders');
  const current = search.view ?? 'table';
  const looks = [
    { key: 'table', view: undefined, Icon: IconTable },
    { key: 'board', view: 'board', Icon: IconColumns3 },
  ] as const;
  return (
    <nav className={classes.looks} aria-label={t('list.as.label')}>
      {looks.map(({ key, view, Icon }) => (
        <a
          key={key}
          href={ordersHref({ ...search, view })}
          aria-current={key === current ? 'page' : undefined}
        >
          <Icon size={16} stroke={1.5} aria-hidden />
          {t(`list.as.${key}`)}
        </a>
      ))}
    </nav>
  );
}
