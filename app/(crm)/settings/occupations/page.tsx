import {
  archiveOccupation,
  createOccupation,
  deleteOccupation,
  reorderOccupation,
  restoreOccupation,
  updateOccupation,
} from '@/lib/dictionaries/actions'
import { dictionaryMetadata, dictionaryPage } from '../dictionary'

export const generateMetadata = dictionaryMetadata('occupations')

export default dictionaryPage('occupations', {
  create: createOccupation,
  update: updateOccupation,
  archive: archiveOccupation,
  restore: restoreOccupation,
  remove: deleteOccupation,
  reorder: reorderOccupation,
})
