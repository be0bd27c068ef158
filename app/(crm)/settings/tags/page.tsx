import {
  archiveTag,
  createTag,
  deleteTag,
  reorderTag,
  restoreTag,
  updateTag,
} from '@/lib/dictionaries/actions'
import { dictionaryMetadata, dictionaryPage } from '../dictionary'

export const generateMetadata = dictionaryMetadata('tags')

export default dictionaryPage('tags', {
  create: createTag,
  update: updateTag,
  archive: archiveTag,
  restore: restoreTag,
  remove: deleteTag,
  reorder: reorderTag,
})
