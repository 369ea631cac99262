import { useTranslation } from 'react-i18next';
import { fromKopecks, toKopecks } from '#domain/values/money.ts';
import { Money } from '#web/ui/Money.tsx';
import type { Contract } from '../contracts.queries.ts';
import classes from './card.module.css';

/** Amount, paid and what is left, exact to the kopeck. */
export function ContractMoney({ money }: { money: NonNullable<Contract['money']> }) {
  const { t } = useTranslation('contracts');
  const { amount, paid } = money;
  const left = amount === null ? null : toKopecks(amount) - toKopecks(paid);
  return (
    <dl className={classes.money}>
      <div>
        <dt>{t('card.amount')}</dt>
        <dd>{amount === null ? '—' : <Money amount={amount} />}</dd>
      </div>
      <div>
        <dt>{t('card.paid')}</dt>
        <dd>
          <Money amount={paid} />
        </dd>
      </div>
      {left !== null && (
        <div>
          <dt>{t(left < 0n ? 'card.over' : 'card.left')}</dt>
          <dd>
            <Money amount={fromKopecks(left < 0n ? -left : left)} />
          </dd>
        </div>
      )}
    </dl>
  );
}
