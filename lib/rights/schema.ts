import { z } from 'zod'
import { FIELD_RIGHTS, REACHES } from '@/db/schema'
import { recordRef } from '@/lib/kernel/command'
import { type GroupGrants, isForEveryone, PERMISSIONS, type Permission, reachesOf } from '@/lib/kernel/policy'

const name = z.string().trim().min(1).max(100)
const description = z.string().trim().max(500).nullable()

const isOffered = (grants: GroupGrants): boolean =>
  (Object.entries(grants) as [Permission, string][]).every(
    ([permission, reach]) =>
      !isForEveryone(permission) && (reachesOf(permission) as readonly string[]).includes(reach),
  )

/** Permissions with a reach each; null stands for the preset. */
const grants = z
  .partialRecord(z.enum(PERMISSIONS), z.enum(REACHES))
  .refine(isOffered, { params: { key: 'invalidValue' } })
  .nullable()

const fieldRights = z.record(z.string().max(60), z.record(z.string().max(60), z.enum(FIELD_RIGHTS)))

export const newGroup = z.strictObject({
  name,
  description: description.default(null),
  /** The group whose rights the new one begins with; without one it has none. */
  copyOf: z.uuid().nullable().default(null),
})

export const groupPatch = recordRef.extend({
  patch: z.strictObject({ name, description, grants, fieldRights, needsSecondFactor: z.boolean() }).partial(),
})

export const groupRemoval = recordRef.extend({ replacementId: z.uuid().optional() })
