import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

// Cooler than Mantine's greys; 7 is the page, 6 raised, 4 lines, 0 text.
const dark: MantineColorsTuple = [
  '#d5d8de',
  '#b4b9c3',
  '#9aa1ad',
  '#6d7480',
  '#343943',
  '#2a2e37',
  '#20242b',
  '#15181d',
  '#101216',
  '#0b0d10',
];

/** One accent (indigo). Green and red are kept for money and health, and never stand alone. */
export const theme = createTheme({
  primaryColor: 'indigo',
  primaryShade: { light: 7, dark: 7 },
  colors: { dark },
  defaultRadius: 'sm',
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.25rem', lineHeight: '1.3' },
      h2: { fontSize: '0.9375rem', lineHeight: '1.4' },
      h3: { fontSize: '0.8125rem', lineHeight: '1.4' },
    },
  },
  cursorType: 'pointer',
  components: {
    Button: { defaultProps: { size: 'xs' } },
    TextInput: { defaultProps: { size: 'xs' } },
    PasswordInput: { defaultProps: { size: 'xs' } },
    NumberInput: { defaultProps: { size: 'xs' } },
    Textarea: { defaultProps: { size: 'xs' } },
    NativeSelect: { defaultProps: { size: 'xs' } },
    Select: { defaultProps: { size: 'xs' } },
    Checkbox: { defaultProps: { size: 'xs' } },
    Switch: { defaultProps: { size: 'xs' } },
    SegmentedControl: { defaultProps: { size: 'xs' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
    Tooltip: { defaultProps: { openDelay: 150, multiline: true, maw: 320, events: { hover: true, focus: true, touch: true } } },
  },
});

// Mantine's dimmed and placeholder greys miss 4.5:1 on our backgrounds.
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#5b6472',
    '--mantine-color-placeholder': '#6b7380',
    '--mantine-color-text': '#1a1d23',
    '--mantine-color-error': '#c92a2a',
    '--line': '#e6e8ec',
    '--line-strong': '#d3d7dd',
    '--surface': '#f7f8fa',
    '--hover': '#f3f5f9',
    '--accent': '#3b5bdb',
    '--accent-soft': '#edf2ff',
    '--good': '#1b7a3d',
    '--good-soft': '#e6f5eb',
    '--bad': '#c02a2a',
    '--bad-soft': '#fdecec',
    '--warn': '#8a5a00',
    '--warn-soft': '#fdf3dc',
  },
  dark: {
    '--mantine-color-dimmed': '#9aa1ad',
    '--mantine-color-placeholder': '#8b929e',
    '--mantine-color-text': '#dfe2e7',
    '--mantine-color-error': '#ff8787',
    '--line': '#282c34',
    '--line-strong': '#3a404a',
    '--surface': '#1a1d23',
    '--hover': '#1f232a',
    '--accent': '#91a7ff',
    '--accent-soft': '#222a45',
    '--good': '#63c584',
    '--good-soft': '#16301f',
    '--bad': '#ff8a8a',
    '--bad-soft': '#3a1d1f',
    '--warn': '#e3b04b',
    '--warn-soft': '#33290f',
  },
});
