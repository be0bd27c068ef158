import {
  archiveStopReason,
  createStopReason,
  deleteStopReason,
  reorderStopReason,
  restoreStopReason,
  updateStopReason,
} from '@/lib/dictionaries/actions'
import { dictionaryMetadata, dictionaryPage } from '../dictionary'

export const generateMetadata = dictionaryMetadata('stop-reasons')

export default dictionaryPage('stop-reasons', {
  create: createStopReason,
  update: updateStopReason,
  archive: archiveStopReason,
  restore: restoreStopReason,
  remove: deleteStopReason,
  reorder: reorderStopReason,
})
