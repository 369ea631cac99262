import { Button } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { IconFilter } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './list.module.css';

interface FilterBarProps {
  /** How many filters are set. */
  count: number;
  onReset: () => void;
  /** Stands at the end of the line on a phone: the switch of views. */
  aside?: ReactNode;
  children: ReactNode;
}

/** Filters in a line; on a phone they wait behind one button that says how many are set. */
export function FilterBar({ count, onReset, aside, children }: FilterBarProps) {
  const { t } = useTranslation('search');
  const narrow = useMediaQuery('(max-width: 767.98px)', false, { getInitialValueInEffect: false });
  const [opened, { toggle }] = useDisclosure(false);
  const id = useId();
  const reset = count > 0 && (
    <Button size="compact-sm" variant="subtle" onClick={onReset}>
      {t('list.reset')}
    </Button>
  );
  if (!narrow) {
    return (
      <div className={classes.filters}>
        {children}
        {reset}
      </div>
    );
  }
  return (
    <div className={classes.filters}>
      <Button
        variant="default"
        leftSection={<IconFilter size={16} stroke={1.5} />}
        aria-expanded={opened}
        aria-controls={id}
        onClick={toggle}
      >
        {count > 0 ? t('list.filtersOn', { count }) : t('list.filters')}
      </Button>
      {reset}
      {aside}
      <div id={id} className={classes.sheet} hidden={!opened}>
        {opened && children}
      </div>
    </div>
  );
}
