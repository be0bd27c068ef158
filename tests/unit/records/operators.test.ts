import { expect, test } from 'vitest'
import { OPERATORS } from '@/components/records/filter/operators'
import { fieldKinds } from '@/lib/fields'
import type { FieldType } from '@/lib/kernel/entity'

test.each(Object.keys(fieldKinds) as FieldType[])('the filter offers every comparison of %s', (type) => {
  expect([...OPERATORS[type]].sort()).toEqual(Object.keys(fieldKinds[type].operators).sort())
})
