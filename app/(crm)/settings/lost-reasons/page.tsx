import {
  archiveLostReason,
  createLostReason,
  deleteLostReason,
  reorderLostReason,
  restoreLostReason,
  updateLostReason,
} from '@/lib/dictionaries/actions'
import { dictionaryMetadata, dictionaryPage } from '../dictionary'

export const generateMetadata = dictionaryMetadata('lost-reasons')

export default dictionaryPage('lost-reasons', {
  create: createLostReason,
  update: updateLostReason,
  archive: archiveLostReason,
  restore: restoreLostReason,
  remove: deleteLostReason,
  reorder: reorderLostReason,
})
