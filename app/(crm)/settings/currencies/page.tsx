import {
  archiveCurrency,
  createCurrency,
  deleteCurrency,
  reorderCurrency,
  restoreCurrency,
  updateCurrency,
} from '@/lib/dictionaries/actions'
import { dictionaryMetadata, dictionaryPage } from '../dictionary'

export const generateMetadata = dictionaryMetadata('currencies')

export default dictionaryPage('currencies', {
  create: createCurrency,
  update: updateCurrency,
  archive: archiveCurrency,
  restore: restoreCurrency,
  remove: deleteCurrency,
  reorder: reorderCurrency,
})
