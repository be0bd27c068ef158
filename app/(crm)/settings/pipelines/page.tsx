import {
  archivePipeline,
  createPipeline,
  deletePipeline,
  reorderPipeline,
  restorePipeline,
  updatePipeline,
} from '@/lib/dictionaries/actions'
import { dictionaryMetadata, dictionaryPage } from '../dictionary'

export const generateMetadata = dictionaryMetadata('pipelines')

export default dictionaryPage('pipelines', {
  create: createPipeline,
  update: updatePipeline,
  archive: archivePipeline,
  restore: restorePipeline,
  remove: deletePipeline,
  reorder: reorderPipeline,
})
