'use server'

import { action, readAction } from '@/lib/kernel/action'
import * as find from './find'
import { revealNumber as revealCommand } from './reveal'
import { undo as undoCommand } from './undo'
import * as views from './views'

export const undo = action(undoCommand)
export const undoQuietly = action(undoCommand, { refresh: false })
export const revealNumber = action(revealCommand, { refresh: false })
export const saveView = action(views.saveView)
export const updateView = action(views.updateView)
export const deleteView = action(views.deleteView)
export const searchEverything = readAction(find.searchEverything)
