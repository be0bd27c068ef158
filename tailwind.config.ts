import type { Config } from 'tailwindcss'
import { COLORS } from './components/ui/colors'

const tokens = [
  'surface',
  'surface-raised',
  'surface-sunken',
  'surface-hover',
  'surface-pressed',
  'border',
  'border-strong',
  'control-border',
  'text',
  'text-muted',
  'accent',
  'accent-hover',
  'accent-contrast',
  'accent-soft',
  'danger',
  'danger-hover',
  'danger-contrast',
  'danger-soft',
  'warning',
  'warning-soft',
  'success',
  'success-soft',
  'star',
  'focus',
  'overlay',
  'inverse',
  'inverse-text',
  'tint',
  'tint-soft',
  'tint-text',
] as const

const palette = COLORS.flatMap((name) => [name, `${name}-soft`, `${name}-text`])

export default {
  content: [],
  theme: {
    colors: {
      transparent: 'transparent',
      current: 'currentColor',
      ...Object.fromEntries([...tokens, ...palette].map((name) => [name, `var(--${name})`])),
    },
    fontFamily: {
      sans: ['Inter Variable', 'system-ui', 'Segoe UI', 'Roboto', 'Noto Sans', 'sans-serif'],
      mono: ['ui-monospace', 'SFMono-Regular', 'Menlo', 'Consolas', 'monospace'],
    },
    fontSize: {
      xs: ['0.75rem', '1.125rem'],
      sm: ['0.8125rem', '1.25rem'],
      base: ['0.875rem', '1.25rem'],
      lg: ['1rem', '1.5rem'],
      xl: ['1.1875rem', '1.75rem'],
      '2xl': ['1.5rem', '2.125rem'],
    },
    borderRadius: { none: '0', sm: '4px', DEFAULT: '6px', md: '6px', lg: '8px', xl: '12px', full: '9999px' },
    boxShadow: {
      none: 'none',
      card: 'var(--shadow-card)',
      raised: 'var(--shadow-raised)',
      overlay: 'var(--shadow-overlay)',
    },
    extend: {
      spacing: { control: 'var(--control)', 'control-sm': 'var(--control-sm)' },
      zIndex: { bar: '20', overlay: '40', popup: '50', toast: '60', tooltip: '70' },
    },
  },
} satisfies Config
