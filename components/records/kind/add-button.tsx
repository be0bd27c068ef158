'use client'

import { ChevronDown, Plus } from 'lucide-react'
import type { Route } from 'next'
import { useTranslations } from 'next-intl'
import type { ComponentProps, ReactNode } from 'react'
import { useFieldWords } from '@/components/fields/words'
import { Button } from '@/components/ui/button'
import { DropdownMenu } from '@/components/ui/dropdown-menu'
import { LinkButton } from '@/components/ui/link-button'
import type { Description } from '@/lib/kernel/entity'

type AddButtonProps = Pick<ComponentProps<typeof Button>, 'size' | 'variant' | 'className'> & {
  description: Description
  /** The page on which one is made, with or without a question. */
  path: string
  /** The choice by which one is begun, if there are several ways. */
  begun?: string
  label?: string
  children: ReactNode
}

/** The way to another record, or a menu of the kinds of it. */
export function AddButton({ description, path, begun, label, children, ...style }: AddButtonProps) {
  const t = useTranslations('records.kind')
  const { choice } = useFieldWords(description.name)
  const options = begun ? description.fields[begun]?.options : undefined
  if (!begun || !options)
    return (
      <LinkButton {...style} href={path as Route} icon={<Plus />} aria-label={label}>
        {children}
      </LinkButton>
    )
  const pathOf = (value: string) => `${path}${path.includes('?') ? '&' : '?'}${begun}=${value}`
  return (
    <DropdownMenu
      align="end"
      trigger={
        <Button {...style} icon={<Plus />} aria-label={label}>
          {children}
          <ChevronDown aria-hidden className="size-4" />
        </Button>
      }
      entries={options.map((value) => ({
        kind: 'link' as const,
        label: t('new', { noun: choice(begun, value).toLocaleLowerCase() }),
        href: pathOf(value),
      }))}
    />
  )
}
