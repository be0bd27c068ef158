'use server'

import { action } from '@/lib/kernel/action'
import * as accept from './accept'
import { identityAction } from './identity-action'
import * as invite from './invite'
import * as language from './language'
import * as access from './member-access'
import * as edit from './member-update'
import * as members from './members'
import * as preferences from './preferences'
import * as profile from './profile'
import * as reset from './reset'
import * as factor from './second-factor-commands'
import * as sessions from './session-commands'
import { giveCookie } from './session-cookie'
import * as sign from './sign-up'
import * as workspace from './workspace-settings'

export const chooseLanguage = identityAction(language.chooseLanguage, { settle: language.keepLanguage })
export const signUp = identityAction(sign.signUp, { settle: giveCookie, refresh: false })
export const forgetPassword = identityAction(reset.forgetPassword, { refresh: false })
export const resetPassword = identityAction(reset.resetPassword, { settle: giveCookie, refresh: false })
export const acceptInvitation = identityAction(accept.acceptInvitation, {
  settle: giveCookie,
  refresh: false,
})
export const switchWorkspace = identityAction(sessions.switchWorkspace, { refresh: false })

export const savePreferences = identityAction(preferences.savePreferences)
export const rename = identityAction(profile.rename)
export const changePassword = identityAction(profile.changePassword)
export const renewPassword = identityAction(profile.renewPassword, { refresh: false })
export const offerSecondFactor = identityAction(factor.offerSecondFactor, { refresh: false })
export const confirmSecondFactor = identityAction(factor.confirmSecondFactor, { refresh: false })
export const removeSecondFactor = identityAction(factor.removeSecondFactor)
export const renewRecoveryCodes = identityAction(factor.renewRecoveryCodes, { refresh: false })
export const revokeSession = identityAction(sessions.revokeSession)
export const revokeOtherSessions = identityAction(sessions.revokeOtherSessions)

export const inviteMember = action(invite.inviteMember)
export const resendInvitation = action(invite.resendInvitation)
export const withdrawInvitation = action(invite.withdrawInvitation)
export const setGroups = action(members.setGroups)
export const deactivateMember = action(members.deactivateMember)
export const reactivateMember = action(members.reactivateMember)
export const updateMember = action(edit.updateMember)
export const setMemberPassword = action(access.setMemberPassword)
export const sendPasswordLink = action(access.sendPasswordLink)
export const resetMemberSecondFactor = action(access.resetMemberSecondFactor)
export const endMemberSessions = action(access.endMemberSessions)
export const updateWorkspace = action(workspace.updateWorkspace)
