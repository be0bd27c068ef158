'use server'

import { identityAction } from './identity-action'
import * as preferences from './preferences'

export const savePreferences = identityAction(preferences.savePreferences)
