'use server'

import { action } from '@/lib/kernel/action'
import * as commands from './commands'
import * as companyInfo from './company-info'
import * as logo from './logo'
import * as people from './people'

export const createUnit = action(commands.unitCommands.create)
export const updateUnit = action(commands.unitCommands.update)
export const moveUnit = action(commands.moveUnit)
export const archiveUnit = action(commands.unitCommands.archive)
export const retireUnit = action(commands.retireUnit)
export const restoreUnit = action(commands.unitCommands.restore)
export const deleteUnit = action(commands.unitCommands.remove)
export const placeMembers = action(people.placeMembers)
export const updateCompany = action(companyInfo.updateCompany)
export const removeLogo = action(logo.removeLogo)
