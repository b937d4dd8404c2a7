import * as z from 'zod'
import { InboundEnterpriseEvent } from '../../domain/enterprises/enterprise-events.ts'
import { JobOrder } from '../../domain/enterprises/job-order.ts'
import { EnterpriseId } from '../../domain/kernel/ids.ts'
import {
  largestReport,
  SmsProviderName,
  SmsPush,
  SmsPushAddress,
  SmsReceipt,
  SmsReply,
} from '../../domain/notices/sms-reports.ts'
import { entriesOf, PartlyTaken } from '../../domain/notices/sort-out-entries.ts'
import type { RouteEntry } from '../wiring/catalog-entry.ts'

export const routes = {
  'receive-event': {
    operation: 'enterprises/receive-event',
    method: 'POST',
    path: '/webhooks/enterprises/{enterpriseId}',
    calledBy: 'enterprise',
    summary: 'Every event that an enterprise sends, signed as Standard Webhooks say',
    params: z.object({ enterpriseId: EnterpriseId }),
    body: InboundEnterpriseEvent,
    answers: z.union([JobOrder, z.strictObject({})]),
    opensDetails: true,
    success: 200,
    refuses: ['agreement-not-active', 'discriminatory-wording', 'invalid-state'],
    needs: {
      table: 'write',
      answersWaits: true,
      workflows: ['stabilisation/follow-day'],
      // What a firm says about one of its people is sealed with their key.
      secrets: ['webhooks', 'sealing', 'details'],
    },
  },
  'receive-receipts': {
    operation: 'notices/receive-receipts',
    method: 'POST',
    path: '/webhooks/sms/{provider}/receipts',
    calledBy: 'sms-provider',
    summary: 'What became of messages; receipts may repeat, and one that is malformed does not refuse the others',
    params: SmsProviderName,
    body: entriesOf(SmsReceipt, largestReport),
    answers: PartlyTaken,
    success: 204,
    needs: { table: 'write', secrets: ['sms'] },
  },
  'receive-replies': {
    operation: 'notices/receive-replies',
    method: 'POST',
    path: '/webhooks/sms/{provider}/replies',
    calledBy: 'sms-provider',
    summary: 'What workers typed; replies may repeat, and one that is malformed does not refuse the others',
    params: SmsProviderName,
    body: entriesOf(SmsReply, largestReport),
    answers: PartlyTaken,
    success: 204,
    needs: {
      table: 'write',
      workflows: ['notices/follow-messages', 'stabilisation/watch-cases'],
      answersWaits: true,
      secrets: ['sms', 'sealing', 'details', 'links'],
    },
    memory: 1024,
  },
  'receive-pushed-receipts': {
    operation: 'notices/receive-pushed-receipts',
    method: 'POST',
    path: '/webhooks/sms/{provider}/{token}/receipts',
    calledBy: 'sms-push',
    summary: 'Delivery receipts in the provider’s own form; answered as the provider wants it',
    params: SmsPushAddress,
    body: SmsPush,
    answers: z.looseObject({}),
    success: 200,
    refuses: ['not-permitted', 'not-found', 'signature-invalid'],
    needs: { table: 'write', secrets: ['sms', 'sealing'] },
  },
  'receive-pushed-replies': {
    operation: 'notices/receive-pushed-replies',
    method: 'POST',
    path: '/webhooks/sms/{provider}/{token}/replies',
    calledBy: 'sms-push',
    summary: 'What workers typed, in the provider’s own form; answered as the provider wants it',
    params: SmsPushAddress,
    body: SmsPush,
    answers: z.looseObject({}),
    success: 200,
    refuses: ['not-permitted', 'not-found', 'signature-invalid', 'busy'],
    needs: {
      table: 'write',
      workflows: ['notices/follow-messages', 'stabilisation/watch-cases'],
      answersWaits: true,
      secrets: ['sms', 'sealing', 'details', 'links'],
    },
    memory: 1024,
  },
} as const satisfies Record<string, RouteEntry>
export type Routes = typeof routes
