'use client'

import { useTranslations } from 'next-intl'
import type { Viewer } from '@/components/records/viewer'
import { PageHeader } from '@/components/shell/page-header'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { InlineEdit } from '@/components/ui/inline-edit'
import { Input } from '@/components/ui/input'
import { Switch } from '@/components/ui/switch'
import type { Permission, Reach } from '@/lib/kernel/policy'
import type { Group } from '@/lib/rights/group-queries'
import { SECTIONS } from '@/lib/rights/sections'
import { FieldRightsCard } from './field-rights-card'
import { GrantRow } from './grant-row'
import { useGroup } from './use-group'

type GroupScreenProps = {
  group: Group
  fields: Readonly<Record<string, readonly string[]>>
  viewer: Viewer
}

/** One permission group: what it is called, what it allows, which fields it limits. Every change is saved at once. */
export function GroupScreen({ group: stored, fields, viewer }: GroupScreenProps) {
  const t = useTranslations('rights')
  const settings = useTranslations('settings')
  const { group, save } = useGroup(stored, viewer)
  const isLocked = group.preset === 'administrator'
  const grant = (permission: Permission, reach: Reach | undefined) => {
    const { [permission]: _, ...others } = group.grants
    return save({ grants: reach ? { ...others, [permission]: reach } : others })
  }
  return (
    <>
      <PageHeader
        title={group.name}
        trail={[
          { href: '/settings', label: settings('title') },
          { href: '/settings/groups', label: t('title') },
        ]}
        aside={<Badge>{t('people', { count: group.people })}</Badge>}
        actions={
          group.preset &&
          group.isChanged && <Button onClick={() => save({ grants: null })}>{t('backToPreset')}</Button>
        }
      />
      <div className="flex max-w-4xl flex-col gap-4 px-3 pb-8 md:px-4">
        {isLocked && <p className="rounded-lg border bg-surface-sunken px-4 py-2.5">{t('lockedText')}</p>}
        <Card title={t('about')}>
          <div className="flex flex-col gap-2">
            <TextLine label={t('name')} value={group.name} onSave={(name) => save({ name })} />
            <TextLine
              label={t('description')}
              value={group.description}
              onSave={(description) => save({ description })}
            />
            <Switch
              label={t('needsSecondFactor')}
              hint={t('needsSecondFactorHint')}
              checked={group.needsSecondFactor}
              onChange={(needsSecondFactor) => void save({ needsSecondFactor })}
            />
          </div>
        </Card>
        {SECTIONS.map(({ section, permissions }) => (
          <Card key={section} title={t(`sections.${section}`)} flush>
            <ul className="divide-y">
              {permissions.map((permission) => (
                <li key={permission}>
                  <GrantRow
                    permission={permission}
                    value={group.grants[permission]}
                    disabled={isLocked}
                    onChange={(reach) => void grant(permission, reach)}
                  />
                </li>
              ))}
            </ul>
          </Card>
        ))}
        {Object.entries(fields).map(([entity, names]) => (
          <FieldRightsCard
            key={entity}
            entity={entity}
            fields={names}
            value={group.fieldRights}
            disabled={isLocked}
            onChange={(fieldRights) => void save({ fieldRights })}
          />
        ))}
      </div>
    </>
  )
}

type TextLineProps = { label: string; value: string; onSave: (text: string) => Promise<boolean> }

function TextLine({ label, value, onSave }: TextLineProps) {
  return (
    <div>
      <p aria-hidden className="text-sm text-text-muted">
        {label}
      </p>
      <InlineEdit<string>
        label={label}
        value={value}
        onSave={onSave}
        editor={(editor) => (
          <Input
            aria-label={editor.label}
            maxLength={500}
            value={editor.value}
            onChange={(event) => editor.onChange(event.target.value)}
          />
        )}
      >
        <span className="sr-only">{label}: </span>
        {value || '–'}
      </InlineEdit>
    </div>
  )
}
