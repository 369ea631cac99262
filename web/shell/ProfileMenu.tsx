import { ActionIcon, Avatar, Menu } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
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
          <Avatar size={26} radius="xl" className={classes.avatar}>
            {initials(employee.name)}
          </Avatar>
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
        {THEMES.map((theme) => (
          <Menu.Item
            key={theme}
            role="menuitemradio"
            aria-checked={settings.theme === theme}
            closeMenuOnClick={false}
            rightSection={settings.theme === theme ? <IconCheck size={16} /> : undefined}
            onClick={() => onSettings({ ...settings, theme })}
          >
            {t(`profile.${THEME_WORDS[theme]}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{t('profile.language')}</Menu.Label>
        {LANGUAGES.map((language) => (
          <Menu.Item
            key={language.key}
            lang={language.key}
            role="menuitemradio"
            aria-checked={settings.language === language.key}
            rightSection={settings.language === language.key ? <IconCheck size={16} /> : undefined}
            onClick={() => onSettings({ ...settings, language: language.key })}
          >
            {language.name}
          </Menu.Item>
        ))}
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
