import {
  archiveBlockedSender,
  createBlockedSender,
  deleteBlockedSender,
  reorderBlockedSender,
  restoreBlockedSender,
  updateBlockedSender,
} from '@/lib/dictionaries/actions'
import { dictionaryMetadata, dictionaryPage } from '../dictionary'

export const generateMetadata = dictionaryMetadata('blocked-senders')

export default dictionaryPage('blocked-senders', {
  create: createBlockedSender,
  update: updateBlockedSender,
  archive: archiveBlockedSender,
  restore: restoreBlockedSender,
  remove: deleteBlockedSender,
  reorder: reorderBlockedSender,
})
