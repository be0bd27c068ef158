'use server'

import { action, readAction } from '@/lib/kernel/action'
import { inspectOriginal as inspect } from './original'
import * as outbox from './outbox-commands'
import * as reads from './reads'
import { sendMessage as send } from './send-command'
import * as many from './send-many'
import { updateMailSettings as updateSettings } from './settings-commands'
import { saveSignature as saveOwnSignature } from './signature'
import * as uploads from './uploads'

export const sendMessage = action(send)
export const sendToMany = action(many.sendToMany, { refresh: false })
export const mailRecipients = readAction(many.mailRecipients)
export const cancelMessages = action(outbox.cancelMessages)
export const saveSignature = action(saveOwnSignature)
export const cancelMessage = action(outbox.cancelMessage)
export const retryMessage = action(outbox.retryMessage)
export const testMail = action(outbox.testMail, { refresh: false })
export const updateMailSettings = action(updateSettings)
export const deleteUpload = action(uploads.deleteUpload, { refresh: false })
export const inspectOriginal = readAction(inspect)
export const addressMarks = readAction(reads.addressMarks)
export const messageState = readAction(reads.messageState)
