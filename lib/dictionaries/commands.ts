import 'server-only'
import { blockedRules } from './blocked-rules'
import { currencyRules } from './currency-rules'
import { dictionaryCommands } from './dictionary'
import {
  blockedSenders,
  currencies,
  leadSources,
  lostReasons,
  pipelines,
  stages,
  tags,
  teams,
} from './entities'
import { pipelineRules } from './pipeline-rules'
import { replaceOnCards, replaceTag } from './replace'
import { stageRules } from './stage-rules'
import { teamRules } from './team-rules'

export const teamCommands = dictionaryCommands(teams, teamRules)
export const stageCommands = dictionaryCommands(stages, stageRules)
export const tagCommands = dictionaryCommands(tags, { replace: replaceTag })
export const lostReasonCommands = dictionaryCommands(lostReasons, { replace: replaceOnCards('lostReasonId') })
export const leadSourceCommands = dictionaryCommands(leadSources, { replace: replaceOnCards('sourceId') })
export const currencyCommands = dictionaryCommands(currencies, currencyRules)
export const pipelineCommands = dictionaryCommands(pipelines, pipelineRules(stageCommands.create))
export const blockedSenderCommands = dictionaryCommands(blockedSenders, blockedRules)
