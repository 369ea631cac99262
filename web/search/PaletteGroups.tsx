import type { Option, OptionGroup } from './options.ts';
import { PaletteOption } from './PaletteOption.tsx';
import classes from './palette.module.css';

interface PaletteGroupsProps {
  /** Beginning of the ids the field points to. */
  base: string;
  groups: OptionGroup[];
  current: Option | undefined;
  onPoint: (option: Option) => void;
  onOpen: (option: Option) => void;
}

/** What stands inside the listbox: records by kind, then commands, then sections. */
export function PaletteGroups({ base, groups, current, onPoint, onOpen }: PaletteGroupsProps) {
  return groups.map((group) => (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a listbox
    <div key={group.key} role="group" aria-labelledby={`${base}-${group.key}`}>
      <div id={`${base}-${group.key}`} className={classes.group} role="presentation">
        {group.label}
      </div>
      {group.options.map((option) => (
        <PaletteOption
          key={option.id}
          id={`${base}-${option.id}`}
          option={option}
          selected={option === current}
          onPoint={() => onPoint(option)}
          onOpen={() => onOpen(option)}
        />
      ))}
    </div>
  ));
}
