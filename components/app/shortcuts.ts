import type { ShortcutGroup } from '@/components/shell/shortcuts-help'

type Words = (key: string) => string

/** What `?` shows. */
export function shortcutGroups(t: Words): ShortcutGroup[] {
  const group = (label: string, items: [keys: string, label: string][]): ShortcutGroup => ({
    label: t(`keys.${label}`),
    items: items.map(([keys, name]) => ({ keys: keys.split(' '), label: t(`keys.${name}`) })),
  })
  return [
    group('everywhere', [
      ['Ctrl K', 'palette'],
      ['Ctrl Z', 'undo'],
      ['N', 'new'],
      ['/', 'find'],
      ['?', 'help'],
    ]),
    group('board', [
      ['← ↑ ↓ →', 'walk'],
      ['Space', 'peek'],
      ['Enter', 'open'],
      ['M', 'lift'],
      ['Shift Space', 'lift'],
      ['G', 'moveTo'],
      ['E', 'edit'],
      ['D', 'date'],
      ['A', 'assign'],
      ['X', 'select'],
    ]),
    group('work', [
      ['J K', 'walkWork'],
      ['D', 'finish'],
      ['S', 'snooze'],
      ['A', 'assign'],
    ]),
    group('inbox', [
      ['J K', 'walkMails'],
      ['Enter', 'openMail'],
      ['A', 'take'],
      ['E', 'done'],
      ['U', 'mark'],
    ]),
    group('calendar', [
      ['← →', 'turn'],
      ['T', 'toToday'],
      ['D W M Y A', 'views'],
      ['N', 'plan'],
    ]),
  ]
}
