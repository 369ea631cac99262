import { ActionIcon, Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Me } from '#web/session/public.ts';
import classes from './ProfileMenu.module.css';

interface ProfileMenuProps {
  me: Me;
  go: (href: string) => void;
  onSettings: (settings: Settings) => void;
  onSignOut: () => void;
}

export type Settings = Me['settings'];

const THEMES = ['system', 'light', 'dark'] as const;
const THEME_WORDS = { system: 'themeAuto', light: 'themeLight', dark: 'themeDark' } as const;
// A language is named in itself: whoever looks for theirs must be able to read it.
const LANGUAGES = [
  { key: 'ru', name: 'Русский' },
  { key: 'en', name: 'English' },
] as const;

export function ProfileMenu({ me, go, onSettings, onSignOut }: ProfileMenuProps) {
  const { t } = useTranslation('shell');
  const { employee, settings } = me;
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t('profile.menu', { name: employee.name })}>
          {/* Drawn by CSS: two letters are a picture here, not the button's words. */}
          <span className={classes.avatar} data-initials={initials(employee.name)} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes.who}>
          <div className={classes.name}>{employee.name}</div>
          <div className="meta">{employee.position}</div>
        </div>
        <Menu.Divider />
        <Menu.Item onClick={() => go('/me')}>{t('profile.own')}</Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t('profile.theme')}</Menu.Label>
        <Menu.RadioGroup
          value={settings.theme}
          onChange={(theme) => onSettings({ ...settings, theme: theme as Settings['theme'] })}
        >
          {THEMES.map((theme) => (
            <Menu.RadioItem key={theme} value={theme}>
              {t(`profile.${THEME_WORDS[theme]}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Label>{t('profile.language')}</Menu.Label>
        <Menu.RadioGroup
          value={settings.language}
          onChange={(language) => onSettings({ ...settings, language: language as Settings['language'] })}
        >
          {LANGUAGES.map((language) => (
            <Menu.RadioItem key={language.key} value={language.key} lang={language.key}>
              {language.name}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item onClick={onSignOut}>{t('profile.signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function initials(name: string): string {
  return name
    .split(' ')
    .slice(0, 2)
    .map((word) => word[0] ?? '')
    .join('');
}
