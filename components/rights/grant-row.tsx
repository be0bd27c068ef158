'use client'

import { Select } from '@/components/ui/select'
import { Switch } from '@/components/ui/switch'
import type { Reach } from '@/db/schema'
import { type Permission, reachesOf } from '@/lib/kernel/policy'
import { useRightWords } from './words'

type GrantRowProps = {
  permission: Permission
  value: Reach | undefined
  onChange: (reach: Reach | undefined) => void
  disabled: boolean
}

const NONE = 'none'

/** One permission in a sentence, and how far it reaches. */
export function GrantRow({ permission, value, onChange, disabled }: GrantRowProps) {
  const words = useRightWords()
  const reaches = reachesOf(permission)
  const label = words.permission(permission)
  if (reaches.length === 1)
    return (
      <Switch
        label={label}
        hint={words.hint(permission)}
        checked={value !== undefined}
        disabled={disabled}
        onChange={(isOn) => onChange(isOn ? reaches[0] : undefined)}
        className="px-4 py-2.5"
      />
    )
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2.5">
      <div className="min-w-0 flex-1 basis-64">
        <p>{label}</p>
        <p className="text-sm text-text-muted">{words.hint(permission)}</p>
      </div>
      <Select<Reach | typeof NONE>
        aria-label={label}
        className="w-full sm:w-64"
        value={value ?? NONE}
        disabled={disabled}
        onChange={(reach) => onChange(reach === NONE ? undefined : reach)}
        options={[
          { value: NONE, label: words.reach(permission, undefined) },
          ...reaches.map((reach) => ({ value: reach, label: words.reach(permission, reach) })),
        ]}
      />
    </div>
  )
}
