import {
  archiveStage,
  createStage,
  deleteStage,
  reorderStage,
  restoreStage,
  updateStage,
} from '@/lib/dictionaries/actions'
import { dictionaryMetadata, dictionaryPage } from '../dictionary'

export const generateMetadata = dictionaryMetadata('stages')

export default dictionaryPage('stages', {
  create: createStage,
  update: updateStage,
  archive: archiveStage,
  restore: restoreStage,
  remove: deleteStage,
  reorder: reorderStage,
})
