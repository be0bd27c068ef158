import {
  archiveSchool,
  createSchool,
  deleteSchool,
  reorderSchool,
  restoreSchool,
  updateSchool,
} from '@/lib/dictionaries/actions'
import { dictionaryMetadata, dictionaryPage } from '../dictionary'

export const generateMetadata = dictionaryMetadata('schools')

export default dictionaryPage('schools', {
  create: createSchool,
  update: updateSchool,
  archive: archiveSchool,
  restore: restoreSchool,
  remove: deleteSchool,
  reorder: reorderSchool,
})
