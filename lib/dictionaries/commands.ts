import 'server-only'
import { accounts } from '@/lib/accounts/entity'
import { leads } from '@/lib/leads/entity'
import { blockedRules } from './blocked-rules'
import { currencyRules } from './currency-rules'
import { dictionaryCommands } from './dictionary'
import {
  blockedSenders,
  currencies,
  customerTypes,
  leadSources,
  lostReasons,
  occupations,
  pipelines,
  schools,
  stages,
  stopReasons,
  tags,
  teams,
} from './entities'
import { pipelineRules } from './pipeline-rules'
import { inTurn, replaceOn, replaceOnCards, replaceTag } from './replace'
import { stageRules } from './stage-rules'
import { teamRules } from './team-rules'

export const teamCommands = dictionaryCommands(teams, teamRules)
export const stageCommands = dictionaryCommands(stages, stageRules)
export const tagCommands = dictionaryCommands(tags, { replace: replaceTag })
export const lostReasonCommands = dictionaryCommands(lostReasons, { replace: replaceOnCards('lostReasonId') })
export const leadSourceCommands = dictionaryCommands(leadSources, {
  replace: inTurn(replaceOnCards('sourceId'), replaceOn(accounts, 'sourceId'), replaceOn(leads, 'sourceId')),
})
export const customerTypeCommands = dictionaryCommands(customerTypes, {
  replace: replaceOn(accounts, 'typeId'),
})
export const occupationCommands = dictionaryCommands(occupations, {
  replace: replaceOn(accounts, 'occupationId'),
})
export const schoolCommands = dictionaryCommands(schools, { replace: replaceOn(accounts, 'schoolId') })
export const stopReasonCommands = dictionaryCommands(stopReasons, {
  replace: inTurn(replaceOn(accounts, 'stopReasonId'), replaceOn(leads, 'stopReasonId')),
})
export const currencyCommands = dictionaryCommands(currencies, currencyRules)
export const pipelineCommands = dictionaryCommands(pipelines, pipelineRules(stageCommands.create))
export const blockedSenderCommands = dictionaryCommands(blockedSenders, blockedRules)
