import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core';

/** The palette is ux.md §4; the tokens themselves are CSS variables in theme.css. */
const accent: MantineColorsTuple = [
  '#f1f6fe',
  '#e3eefc',
  '#b9d3f8',
  '#7fb0ff',
  '#5c95ea',
  '#3a7ad6',
  '#1f5fbf',
  '#174ea6',
  '#123f88',
  '#0d2f66',
];

const danger: MantineColorsTuple = [
  '#fef3f3',
  '#fde7e7',
  '#f8c5c4',
  '#ffb3b0',
  '#e4706d',
  '#c63a38',
  '#a61b1b',
  '#8c1515',
  '#731010',
  '#4c1c1e',
];

const gray: MantineColorsTuple = [
  '#f7f8fa',
  '#eef0f4',
  '#e9ecf2',
  '#d9dee7',
  '#bcc4d1',
  '#98a2b3',
  '#7e8899',
  '#5d687b',
  '#4a5568',
  '#1b2230',
];

const dark: MantineColorsTuple = [
  '#e8ecf3',
  '#b3bdcc',
  '#94a0b2',
  '#768295',
  '#323b49',
  '#2a323f',
  '#1a202a',
  '#12161d',
  '#0e1218',
  '#090c11',
];

/** Mantine picks the text colour by the light scheme's shade; on our dark accent it must be dark. */
const variantColors: VariantColorsResolver = (input) => {
  const colors = defaultVariantColorsResolver(input);
  return input.variant === 'filled' ? { ...colors, color: 'var(--vz-on-accent)' } : colors;
};

export const theme = createTheme({
  variantColorResolver: variantColors,
  fontFamily: "'Golos Text Variable', Inter, system-ui, -apple-system, 'Segoe UI', sans-serif",
  fontFamilyMonospace: "ui-monospace, 'Cascadia Mono', 'DejaVu Sans Mono', Menlo, monospace",
  black: '#1b2230',
  colors: { accent, danger, red: danger, gray, dark },
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 3 },
  autoContrast: true,
  respectReducedMotion: true,
  cursorType: 'pointer',
  defaultRadius: 'sm',
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '8px', xl: '8px' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  fontSizes: { xs: '12px', sm: '14px', md: '16px', lg: '18px', xl: '22px' },
  lineHeights: { xs: '1.3333', sm: '1.42857', md: '1.5', lg: '1.3333', xl: '1.2727' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '22px', lineHeight: '28px' },
      h2: { fontSize: '18px', lineHeight: '24px' },
      h3: { fontSize: '14px', lineHeight: '20px' },
      h4: { fontSize: '14px', lineHeight: '20px' },
    },
  },
  components: {
    Text: { defaultProps: { size: 'sm' } },
    Tooltip: {
      defaultProps: { openDelay: 300, transitionProps: { duration: 100 }, multiline: true, maw: 320 },
    },
    Overlay: { defaultProps: { blur: 0 } },
    Modal: {
      defaultProps: {
        radius: 'md',
        overlayProps: { backgroundOpacity: 0.4 },
        centered: true,
        transitionProps: { duration: 120 },
      },
    },
    Drawer: { defaultProps: { transitionProps: { duration: 150 } } },
    Menu: {
      defaultProps: {
        withInitialFocusPlaceholder: false,
        radius: 'md',
        shadow: 'md',
        transitionProps: { duration: 100 },
      },
    },
    Popover: { defaultProps: { radius: 'md', shadow: 'md', transitionProps: { duration: 100 } } },
    Combobox: { defaultProps: { radius: 'sm', shadow: 'md', transitionProps: { duration: 0 } } },
    Select: { defaultProps: { allowDeselect: false, comboboxProps: { shadow: 'md' } } },
    Checkbox: { defaultProps: { size: 'xs' } },
    Radio: { defaultProps: { size: 'xs' } },
    Switch: { defaultProps: { size: 'sm' } },
    Anchor: { defaultProps: { underline: 'hover', size: 'sm' } },
  },
});

export const cssVariables: CSSVariablesResolver = () => {
  const shared = {
    '--mantine-color-text': 'var(--vz-ink)',
    '--mantine-color-body': 'var(--vz-surface)',
    '--mantine-color-dimmed': 'var(--vz-ink-3)',
    '--mantine-color-placeholder': 'var(--vz-ink-3)',
    '--mantine-color-error': 'var(--vz-danger)',
    '--mantine-color-anchor': 'var(--vz-accent)',
    '--mantine-color-bright': 'var(--vz-ink)',
    '--mantine-color-default': 'var(--vz-surface)',
    '--mantine-color-default-hover': 'var(--vz-sunken)',
    '--mantine-color-default-color': 'var(--vz-ink)',
    '--mantine-color-default-border': 'var(--vz-border-strong)',
    '--mantine-color-disabled': 'var(--vz-sunken)',
    '--mantine-color-disabled-color': 'var(--vz-ink-3)',
    '--mantine-color-disabled-border': 'var(--vz-border)',
    '--mantine-primary-color-filled': 'var(--vz-accent)',
    '--mantine-primary-color-filled-hover': 'var(--vz-accent-hover)',
    '--mantine-primary-color-light': 'var(--vz-info-bg)',
    '--mantine-primary-color-light-hover': 'var(--vz-info-bg)',
    '--mantine-primary-color-light-color': 'var(--vz-info)',
    '--mantine-primary-color-contrast': 'var(--vz-on-accent)',
  };
  return { variables: {}, light: shared, dark: shared };
};
