import {
  archiveLeadSource,
  createLeadSource,
  deleteLeadSource,
  reorderLeadSource,
  restoreLeadSource,
  updateLeadSource,
} from '@/lib/dictionaries/actions'
import { dictionaryMetadata, dictionaryPage } from '../dictionary'

export const generateMetadata = dictionaryMetadata('sources')

export default dictionaryPage('sources', {
  create: createLeadSource,
  update: updateLeadSource,
  archive: archiveLeadSource,
  restore: restoreLeadSource,
  remove: deleteLeadSource,
  reorder: reorderLeadSource,
})
