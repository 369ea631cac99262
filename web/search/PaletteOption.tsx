import {
  IconAddressBook,
  IconArrowRight,
  IconBuilding,
  IconCalendarEvent,
  IconChecklist,
  IconClipboardCheck,
  IconFile,
  IconFileText,
  IconFolder,
  IconMessage,
  IconNews,
  IconPlus,
  IconUser,
} from '@tabler/icons-react';
import { type Status, StatusBadge } from '#web/ui/StatusBadge.tsx';
import type { Option } from './options.ts';
import { PassageText } from './PassageText.tsx';
import classes from './palette.module.css';

interface PaletteOptionProps {
  id: string;
  option: Option;
  selected: boolean;
  onPoint: () => void;
  onOpen: () => void;
}

export function PaletteOption({ id, option, selected, onPoint, onOpen }: PaletteOptionProps) {
  const Icon = icons[option.icon];
  const status = statuses.find((it) => it === option.badge);
  return (
    // The keyboard stays in the field above and points here with aria-activedescendant.
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={selected}
      className={classes.option}
      onMouseMove={selected ? undefined : onPoint}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onOpen}
      onKeyDown={undefined}
    >
      <Icon size={18} stroke={1.5} aria-hidden className={classes.icon} />
      <div className={classes.words}>
        <div className={classes.line}>
          <span className={classes.title}>{option.title}</span>
          {option.subtitle && <span className={classes.subtitle}>{option.subtitle}</span>}
        </div>
        {option.passage && <PassageText passage={option.passage} />}
      </div>
      {status && (
        <span className={classes.badge}>
          <StatusBadge status={status} short />
        </span>
      )}
    </div>
  );
}

const statuses: Status[] = ['prospect', 'confirmed', 'refused', 'archived'];

const icons = {
  client: IconBuilding,
  contract: IconFileText,
  order: IconClipboardCheck,
  employee: IconUser,
  task: IconChecklist,
  news: IconNews,
  command: IconPlus,
  section: IconArrowRight,
  contact: IconAddressBook,
  event: IconCalendarEvent,
  document: IconFile,
  companyDocument: IconFolder,
  comment: IconMessage,
};
