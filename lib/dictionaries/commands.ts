import 'server-only'
import { webForms } from '@/lib/web-forms/entity'
import { webFormRules } from '@/lib/web-forms/rules'
import { activityTypeRules, sameDay } from './activity-type-rules'
import { blockedRules } from './blocked-rules'
import { caseStatusRules } from './case-status-rules'
import { currencyRules } from './currency-rules'
import { customFieldRules } from './custom-field-rules'
import { dictionaryCommands } from './dictionary'
import {
  activityTypes,
  blockedSenders,
  caseCategories,
  caseStatuses,
  classifications,
  currencies,
  customerGroups,
  customerTypes,
  customFields,
  holidays,
  leadSources,
  lifecycleStages,
  lostReasons,
  mailTemplates,
  occupations,
  pipelines,
  positions,
  schools,
  stages,
  stopReasons,
  tags,
  taskStatuses,
  teams,
} from './entities'
import { mailTemplateRules } from './mail-template-rules'
import { pipelineRules } from './pipeline-rules'
import { replaceIn } from './replace'
import { stageRules } from './stage-rules'
import { taskStatusRules } from './task-status-rules'
import { teamRules } from './team-rules'
import { treeRules } from './tree-rules'

export const teamCommands = dictionaryCommands(teams, teamRules)
export const stageCommands = dictionaryCommands(stages, stageRules)
export const tagCommands = dictionaryCommands(tags, { replace: replaceIn(tags) })
export const lostReasonCommands = dictionaryCommands(lostReasons, { replace: replaceIn(lostReasons) })
export const leadSourceCommands = dictionaryCommands(leadSources, { replace: replaceIn(leadSources) })
export const customerTypeCommands = dictionaryCommands(customerTypes, { replace: replaceIn(customerTypes) })
export const occupationCommands = dictionaryCommands(occupations, { replace: replaceIn(occupations) })
export const schoolCommands = dictionaryCommands(schools, { replace: replaceIn(schools) })
export const lifecycleCommands = dictionaryCommands(lifecycleStages, treeRules(lifecycleStages))
export const classificationCommands = dictionaryCommands(classifications, {
  replace: replaceIn(classifications),
})
export const customerGroupCommands = dictionaryCommands(customerGroups, treeRules(customerGroups))
export const positionCommands = dictionaryCommands(positions, { replace: replaceIn(positions) })
export const stopReasonCommands = dictionaryCommands(stopReasons, { replace: replaceIn(stopReasons) })
dictionaryCommands(customFields, customFieldRules)
export const activityTypeCommands = dictionaryCommands(activityTypes, activityTypeRules)
dictionaryCommands(holidays, { siblings: sameDay })
export const taskStatusCommands = dictionaryCommands(taskStatuses, taskStatusRules)
dictionaryCommands(caseCategories, { replace: replaceIn(caseCategories) })
export const caseStatusCommands = dictionaryCommands(caseStatuses, caseStatusRules)
export const currencyCommands = dictionaryCommands(currencies, currencyRules)
export const pipelineCommands = dictionaryCommands(pipelines, pipelineRules(stageCommands.create))
export const mailTemplateCommands = dictionaryCommands(mailTemplates, mailTemplateRules)
export const blockedSenderCommands = dictionaryCommands(blockedSenders, blockedRules)
export const webFormCommands = dictionaryCommands(webForms, webFormRules)
