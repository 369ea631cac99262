import { Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tellProblem } from '#web/http/tellProblem.ts';
import { ReasonDialog } from '#web/ui/ReasonDialog.tsx';
import { StatusBadge } from '#web/ui/StatusBadge.tsx';
import { tell } from '#web/ui/undo.tsx';
import { useOrderHere } from './OrderContext.ts';
import classes from './OrderHeader.module.css';
import type { Ability } from './order.queries.ts';
import type { Act } from './sendAct.ts';
import { useProblemToast } from './useProblemToast.ts';

/** The status with what may be done to it; an act that may not is there with its reason. */
export function StatusMenu() {
  const { t } = useTranslation('orders');
  const { order, acts } = useOrderHere();
  const attempt = useProblemToast();
  const [refusing, setRefusing] = useState(false);
  const { confirm, refuse, takeUp } = order.abilities;
  const { version } = order;
  const badge = <StatusBadge status={order.archivedAt ? 'archived' : order.status} />;

  async function act(one: Act, done: string) {
    try {
      await acts.run(one);
      tell(done);
    } catch (cause) {
      tellProblem(cause);
    }
  }

  if (order.archivedAt || !(confirm.allowed || refuse.allowed || takeUp.allowed)) return badge;
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <button type="button" className={classes.statusButton}>
            <span className="visuallyHidden">{t('card.status.change')}: </span>
            {badge}
            <IconChevronDown size={14} stroke={1.5} aria-hidden className="noPrint" />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {order.status === 'prospect' && (
            <Item
              ability={confirm}
              label={t('card.status.confirm')}
              onClick={() => void act({ do: 'confirm', version }, t('card.status.confirmed'))}
            />
          )}
          {order.status !== 'refused' && (
            <Item ability={refuse} label={t('card.status.refuse')} onClick={() => setRefusing(true)} />
          )}
          {order.status === 'refused' && (
            <Item
              ability={takeUp}
              label={t('card.status.takeUp')}
              onClick={() => void act({ do: 'takeUp' }, t('card.status.takenUp'))}
            />
          )}
        </Menu.Dropdown>
      </Menu>
      <ReasonDialog
        opened={refusing}
        onClose={() => setRefusing(false)}
        title={t('card.status.refuseTitle', { number: order.number })}
        consequence={t('card.status.refuseWhy')}
        confirmLabel={t('card.status.refuseConfirm')}
        shortWords={t('card.status.reasonShort')}
        danger
        templates={[t('card.status.template1'), t('card.status.template2'), t('card.status.template3')]}
        onConfirm={(reason) =>
          attempt(async () => {
            await acts.run({ do: 'refuse', version, reason });
            setRefusing(false);
          })
        }
      />
    </>
  );
}

function Item({ ability, label, onClick }: { ability: Ability; label: string; onClick: () => void }) {
  return (
    <Menu.Item
      aria-disabled={!ability.allowed || undefined}
      closeMenuOnClick={ability.allowed}
      onClick={ability.allowed ? onClick : undefined}
    >
      {label}
      {!ability.allowed && <span className={classes.menuReason}>{ability.reason}</span>}
    </Menu.Item>
  );
}
