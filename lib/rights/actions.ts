'use server'

import { identityAction } from '@/lib/identity/identity-action'
import { action } from '@/lib/kernel/action'
import * as groups from './group-commands'
import * as looking from './view-as'

export const createGroup = action(groups.createGroup)
export const updateGroup = action(groups.updateGroup)
export const deleteGroup = action(groups.deleteGroup)
export const viewAs = identityAction(looking.viewAs)
