import {
  archiveCustomerType,
  createCustomerType,
  deleteCustomerType,
  reorderCustomerType,
  restoreCustomerType,
  updateCustomerType,
} from '@/lib/dictionaries/actions'
import { dictionaryMetadata, dictionaryPage } from '../dictionary'

export const generateMetadata = dictionaryMetadata('customer-types')

export default dictionaryPage('customer-types', {
  create: createCustomerType,
  update: updateCustomerType,
  archive: archiveCustomerType,
  restore: restoreCustomerType,
  remove: deleteCustomerType,
  reorder: reorderCustomerType,
})
