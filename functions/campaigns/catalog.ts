import * as z from 'zod'
import { CallOff, Campaign, CreateCampaign } from '../../domain/campaigns/campaign.ts'
import { CalendarLine, CalendarMonth } from '../../domain/campaigns/campaign-calendar.ts'
import { CampaignMonth } from '../../domain/campaigns/campaign-month.ts'
import { PublishPosts } from '../../domain/campaigns/publish-posts.ts'
import {
  ChangeRecruitmentEvent,
  HoldRecruitmentEvent,
  NoteAttendance,
  RecruitmentEvent,
} from '../../domain/campaigns/recruitment-event.ts'
import { SignUp, SignUpAtDesk } from '../../domain/campaigns/sign-up.ts'
import { CampaignId, RecruitmentEventId, WorkerId } from '../../domain/kernel/ids.ts'
import type { RouteEntry, TaskEntry } from '../wiring/catalog-entry.ts'
import { PageQuery, pageOf } from '../wiring/page-query.ts'

const readers = ['province', 'county', 'auditor'] as const

export const routes = {
  'get-campaign-calendar': {
    operation: 'campaigns/get-campaign-calendar',
    method: 'GET',
    path: '/v1/campaign-calendar',
    calledBy: { staff: readers },
    summary:
      'The actions of the national calendar and of provinces as their notices named them, with their months and sources: of a year where asked',
    query: z.object({
      year: z
        .string()
        .regex(/^20\d{2}$/)
        .optional(),
    }),
    answers: z.object({ items: z.array(CalendarLine) }),
    success: 200,
    needs: {},
  },
  'get-campaign-month': {
    operation: 'campaigns/get-campaign-month',
    method: 'GET',
    path: '/v1/campaign-month',
    calledBy: { staff: readers },
    summary:
      'A month as a calendar shows it: the campaigns of its days, their events and the posts told to villages, and what the national calendar names for it; of one county where asked',
    query: z.object({
      month: CalendarMonth,
      county: z
        .string()
        .regex(/^\d{6}$/)
        .optional(),
    }),
    answers: CampaignMonth,
    success: 200,
    needs: { table: 'read' },
    memory: 1024,
  },
  'create-campaign': {
    operation: 'campaigns/create-campaign',
    method: 'POST',
    path: '/v1/campaigns',
    calledBy: { staff: ['province', 'county'] },
    summary: 'Announce a campaign: its days, its counties, and what it is to reach',
    body: CreateCampaign,
    answers: Campaign,
    success: 201,
    refuses: ['conflict'],
    makes: 'campaignId',
    needs: { table: 'write', secrets: ['sealing'] },
  },
  'list-campaigns': {
    operation: 'campaigns/list-campaigns',
    method: 'GET',
    path: '/v1/campaigns',
    calledBy: { staff: readers },
    summary: 'The campaigns, those that begin last first; a county those in which it takes part',
    query: PageQuery,
    answers: pageOf(Campaign),
    success: 200,
    needs: { table: 'read' },
  },
  'get-campaign': {
    operation: 'campaigns/get-campaign',
    method: 'GET',
    path: '/v1/campaigns/{campaignId}',
    calledBy: { staff: readers },
    summary: 'A campaign with its targets; how far it is stands in its figures',
    params: z.object({ campaignId: CampaignId }),
    answers: Campaign,
    success: 200,
    needs: { table: 'read' },
  },
  'hold-event': {
    operation: 'campaigns/hold-event',
    method: 'POST',
    path: '/v1/campaigns/{campaignId}/events',
    calledBy: { staff: ['province', 'county'] },
    summary:
      'Enter a recruitment event of a campaign: where and when, which enterprises come, and with which job orders',
    params: z.object({ campaignId: CampaignId }),
    body: HoldRecruitmentEvent,
    answers: RecruitmentEvent,
    success: 201,
    refuses: ['conflict', 'invalid-state'],
    makes: 'eventId',
    needs: { table: 'write', secrets: ['sealing'] },
  },
  'publish-posts': {
    operation: 'campaigns/publish-posts',
    method: 'POST',
    path: '/v1/campaigns/{campaignId}/postings',
    calledBy: { staff: ['province', 'county'] },
    summary:
      'Tell the places of a job order to towns and villages, with a share for each or first come first served; each gets a link of its own, on which people sign up',
    params: z.object({ campaignId: CampaignId }),
    body: PublishPosts,
    answers: z.object({ items: z.array(RecruitmentEvent) }),
    success: 201,
    refuses: ['conflict', 'invalid-state'],
    needs: { table: 'write', secrets: ['sealing'] },
  },
  'list-events': {
    operation: 'campaigns/list-events',
    method: 'GET',
    path: '/v1/campaigns/{campaignId}/events',
    calledBy: { staff: readers },
    summary: 'The recruitment events of a campaign, those that begin last first',
    params: z.object({ campaignId: CampaignId }),
    query: PageQuery,
    answers: pageOf(RecruitmentEvent),
    success: 200,
    needs: { table: 'read' },
  },
  'get-event': {
    operation: 'campaigns/get-event',
    method: 'GET',
    path: '/v1/events/{eventId}',
    calledBy: { staff: readers },
    summary: 'A recruitment event',
    params: z.object({ eventId: RecruitmentEventId }),
    answers: RecruitmentEvent,
    success: 200,
    needs: { table: 'read' },
  },
  'change-event': {
    operation: 'campaigns/change-event',
    method: 'PATCH',
    path: '/v1/events/{eventId}',
    calledBy: { staff: ['province', 'county'] },
    summary:
      'Change a recruitment event that is not over, by what is named; where it is held at another time or place, those who signed up are told, and its page says so',
    params: z.object({ eventId: RecruitmentEventId }),
    body: ChangeRecruitmentEvent,
    answers: RecruitmentEvent,
    success: 200,
    refuses: ['conflict', 'invalid-state'],
    needs: { table: 'write', workflows: ['campaigns/tell-of-change'], secrets: ['sealing'] },
  },
  'call-off-event': {
    operation: 'campaigns/call-off-event',
    method: 'POST',
    path: '/v1/events/{eventId}/cancellation',
    calledBy: { staff: ['province', 'county'] },
    summary:
      'Call a recruitment event off: it counts no more, its page says so, and those who signed up are told and stay registered',
    params: z.object({ eventId: RecruitmentEventId }),
    body: CallOff,
    answers: RecruitmentEvent,
    success: 200,
    refuses: ['conflict', 'invalid-state'],
    needs: { table: 'write', workflows: ['campaigns/tell-of-change'], secrets: ['sealing'] },
  },
  'note-attendance': {
    operation: 'campaigns/note-attendance',
    method: 'POST',
    path: '/v1/events/{eventId}/attendance',
    calledBy: { staff: ['province', 'county'] },
    summary: 'Say how many people came to a recruitment event; the last count stands',
    params: z.object({ eventId: RecruitmentEventId }),
    body: NoteAttendance,
    answers: RecruitmentEvent,
    success: 200,
    refuses: ['conflict', 'invalid-state'],
    needs: { table: 'write', secrets: ['sealing'] },
  },
  'set-sign-up-aside': {
    operation: 'campaigns/set-sign-up-aside',
    method: 'POST',
    path: '/v1/events/{eventId}/sign-ups/{workerId}/set-aside',
    calledBy: { staff: ['province', 'county'] },
    summary:
      'Set aside a sign-up whose ID is registered otherwise, and with whose ID card nobody came: what is registered stays',
    params: z.object({ eventId: RecruitmentEventId, workerId: WorkerId }),
    body: z.strictObject({}),
    answers: SignUp,
    success: 200,
    needs: { table: 'write', secrets: ['sealing'] },
  },
  'sign-up-at-desk': {
    operation: 'campaigns/sign-up-at-desk',
    method: 'POST',
    path: '/v1/events/{eventId}/sign-ups',
    calledBy: { staff: ['province', 'county'] },
    summary:
      'Sign a person up who agrees, at the desk of an event: they are registered as a row of a survey sheet is, and may be matched from then on',
    params: z.object({ eventId: RecruitmentEventId }),
    body: SignUpAtDesk,
    answers: SignUp,
    opensDetails: true,
    success: 201,
    refuses: ['conflict', 'consent-missing', 'invalid-state'],
    makes: 'workerId',
    needs: { table: 'write', secrets: ['sealing', 'details'] },
  },
  'list-sign-ups': {
    operation: 'campaigns/list-sign-ups',
    method: 'GET',
    path: '/v1/events/{eventId}/sign-ups',
    calledBy: { staff: readers },
    summary: 'Who signed up at an event, by ids, and whose ID card is to be looked at first',
    params: z.object({ eventId: RecruitmentEventId }),
    query: PageQuery,
    answers: pageOf(SignUp),
    success: 200,
    needs: { table: 'read' },
  },
} as const satisfies Record<string, RouteEntry>
export type Routes = typeof routes

export const tasks = {
  'tell-signed-up': {
    needs: {
      table: 'write',
      workflows: ['notices/follow-messages'],
      secrets: ['sealing', 'details', 'links', 'sms'],
    },
  },
} as const satisfies Record<string, TaskEntry>
