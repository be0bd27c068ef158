import { z } from 'zod'
import { FIELD_RIGHTS } from '@/db/schema'
import { recordRef } from '@/lib/kernel/command'
import { type GroupGrants, isForEveryone, PERMISSIONS, reachesOf } from '@/lib/kernel/policy'

const name = z.string().trim().min(1).max(100)
const description = z.string().trim().max(500).nullable()

/** Permissions with a reach each; null stands for the preset. */
const grants = z
  .strictObject(
    Object.fromEntries(
      PERMISSIONS.filter((each) => !isForEveryone(each)).map((permission) => [
        permission,
        z.enum(reachesOf(permission)).optional(),
      ]),
    ),
  )
  .transform((given): GroupGrants => given)
  .nullable()

/** A record passes over this key in silence; here it is refused like any other that is unknown. */
const hasPrototype = (raw: unknown) =>
  typeof raw === 'object' && raw !== null && Object.hasOwn(raw, '__proto__')

const fieldRights = z
  .unknown()
  .refine((raw) => !hasPrototype(raw), { params: { key: 'invalidValue' } })
  .pipe(z.record(z.string().max(60), z.record(z.string().max(60), z.enum(FIELD_RIGHTS))))

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
