/** What companies of one line of business demand, by the kind of record: a beginning, changed as they like. */
export const PRESETS = {
  education: { lead: ['phone', 'email', 'ownerId', 'teamId'] },
  banking: { lead: [] },
} as const satisfies Record<string, Record<string, readonly string[]>>

export type Preset = keyof typeof PRESETS

/** The presets that say something of a kind of record, each with all that it demands. */
export const presetsFor = (kind: string): { preset: Preset; required: readonly string[] }[] =>
  (Object.keys(PRESETS) as Preset[]).flatMap((preset) => {
    const required = (PRESETS[preset] as Record<string, readonly string[]>)[kind]
    return required ? [{ preset, required }] : []
  })
