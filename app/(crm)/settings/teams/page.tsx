import {
  archiveTeam,
  createTeam,
  deleteTeam,
  reorderTeam,
  restoreTeam,
  updateTeam,
} from '@/lib/dictionaries/actions'
import { dictionaryMetadata, dictionaryPage } from '../dictionary'

export const generateMetadata = dictionaryMetadata('teams')

export default dictionaryPage('teams', {
  create: createTeam,
  update: updateTeam,
  archive: archiveTeam,
  restore: restoreTeam,
  remove: deleteTeam,
  reorder: reorderTeam,
})
