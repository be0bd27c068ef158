import { adminUnit } from '@/db/schema'
import { dictionary } from '@/lib/dictionaries/declare'

/** The company's own places; those of Vietnam come with the product (standard.ts) and are no rows. */
export const adminUnits = dictionary('admin_unit', adminUnit, {
  parentId: { type: 'reference', to: 'admin_unit' },
  under: { type: 'text', max: 120 },
})
