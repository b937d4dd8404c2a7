import * as z from 'zod'
import { TellEscortEvents } from '../../domain/arrival/escort-event.ts'
import { EscortEventsHeard, EscortList } from '../../domain/arrival/escort-list.ts'
import { LinkStanding } from '../../domain/enterprises/enterprise-link.ts'
import { LinkId, TripId } from '../../domain/kernel/ids.ts'
import { EscortLink, MakeEscortLink } from '../../domain/transport/trips/escort-link.ts'
import type { RouteEntry } from '../wiring/catalog-entry.ts'
import { PageQuery, pageOf } from '../wiring/page-query.ts'

/** Whoever may call the roll. */
const staff = ['county', 'station', 'province'] as const

export const routes = {
  'create-escort-link': {
    operation: 'roll-call/create-link',
    method: 'POST',
    path: '/v1/trips/{tripId}/escort-links',
    calledBy: { staff },
    summary: 'Make the link by which the escort of one trip calls its roll; its address is answered this once',
    params: z.object({ tripId: TripId }),
    body: MakeEscortLink,
    answers: z.object({ link: EscortLink, address: z.url() }),
    success: 201,
    refuses: ['invalid-state'],
    makes: 'link.id',
    needs: { table: 'write', secrets: ['sealing', 'links', 'sms'] },
  },
  'list-escort-links': {
    operation: 'roll-call/list-links',
    method: 'GET',
    path: '/v1/trips/{tripId}/escort-links',
    calledBy: { staff: [...staff, 'auditor'] },
    summary: "The links of a trip's escorts, newest first, and how each stands; not their addresses",
    params: z.object({ tripId: TripId }),
    query: PageQuery,
    answers: pageOf(EscortLink.extend({ standing: LinkStanding })),
    success: 200,
    needs: { table: 'read' },
  },
  'revoke-escort-link': {
    operation: 'roll-call/revoke-link',
    method: 'POST',
    path: '/v1/trips/{tripId}/escort-links/{linkId}/revoke',
    calledBy: { staff },
    summary: 'End the link of an escort at once, as when a phone is lost',
    params: z.object({ tripId: TripId, linkId: LinkId }),
    answers: EscortLink,
    success: 200,
    needs: { table: 'write', secrets: ['sealing'] },
  },
  'get-roll-call-list': {
    operation: 'roll-call/get-list',
    method: 'GET',
    path: '/v1/roll-call',
    calledBy: 'escort',
    summary: "What an escort's phone takes along: the people of the trip, masked, and the keys of boarding codes",
    answers: EscortList,
    opensDetails: true,
    success: 200,
    needs: { table: 'read', secrets: ['sealing', 'details', 'boarding'] },
  },
  'tell-roll-call': {
    operation: 'roll-call/tell-events',
    method: 'POST',
    path: '/v1/roll-call/events',
    calledBy: 'escort',
    summary:
      "What was tapped on an escort's phone, at the door, at the plant and where they alight at home; each has its own result",
    body: TellEscortEvents,
    answers: EscortEventsHeard,
    success: 200,
    refuses: ['invalid-state'],
    needs: { table: 'write', answersWaits: true, workflows: ['stabilisation/follow-day'], secrets: ['sealing'] },
  },
} as const satisfies Record<string, RouteEntry>
export type Routes = typeof routes
