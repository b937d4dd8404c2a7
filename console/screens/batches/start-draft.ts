import type { CalendarDate } from '../../../domain/kernel/instant.ts'
import type { Said } from '../../service/call.ts'

type Request = Said<'POST /v1/transfer-batches'>['body']

/** What was typed so far. */
export interface Draft {
  readonly campaign: string
  readonly from: string
  readonly to: string
  readonly counties: readonly string[]
  readonly jobOrders: readonly string[]
  readonly answerHours: number | null
  readonly budgetYuan: number | null
  readonly smsBudgetYuan: number | null
}

export const draftSteps = ['campaign', 'counties', 'jobOrders', 'forecast'] as const
export type DraftStep = (typeof draftSteps)[number]

export const blankDraft: Draft = {
  campaign: '',
  from: '',
  to: '',
  counties: [],
  jobOrders: [],
  answerHours: 24,
  budgetYuan: null,
  smsBudgetYuan: null,
}

/** Whether the step still needs something of the reader. */
export function lacks(step: DraftStep, draft: Draft): boolean {
  switch (step) {
    case 'campaign':
      return (
        draft.campaign.trim() === '' ||
        draft.from === '' ||
        draft.to === '' ||
        draft.to < draft.from ||
        draft.answerHours === null
      )
    case 'counties':
      return draft.counties.length === 0
    case 'jobOrders':
      return draft.jobOrders.length === 0
    case 'forecast':
      return false
  }
}

export function requestOf({ campaign, from, to, counties, jobOrders, answerHours, ...budgets }: Draft): Request {
  return {
    campaign: campaign.trim(),
    counties: [...counties],
    jobOrders: [...jobOrders] as Request['jobOrders'],
    travelWindow: { from: from as CalendarDate, to: to as CalendarDate },
    answerHours: answerHours ?? 24,
    ...budgets,
  }
}

/** The step whose field an error of a refusal points to. */
export function stepOfPointer(pointer: string): DraftStep | undefined {
  const [, field = ''] = pointer.split('/')
  if (field === 'counties' || field === 'jobOrders') return field
  const first = ['campaign', 'travelWindow', 'answerHours', 'budgetYuan', 'smsBudgetYuan']
  return first.includes(field) ? 'campaign' : undefined
}
