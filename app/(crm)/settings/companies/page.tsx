import {
  archiveCompany,
  createCompany,
  deleteCompany,
  reorderCompany,
  restoreCompany,
  updateCompany,
} from '@/lib/dictionaries/actions'
import { dictionaryMetadata, dictionaryPage } from '../dictionary'

export const generateMetadata = dictionaryMetadata('companies')

export default dictionaryPage('companies', {
  create: createCompany,
  update: updateCompany,
  archive: archiveCompany,
  restore: restoreCompany,
  remove: deleteCompany,
  reorder: reorderCompany,
})
