import type { Needs } from '../wiring/catalog-entry.ts'

/** What it takes to send an event to an enterprise, or to have it sent later, or to text its contact a link. */
export const telling = {
  table: 'write',
  secrets: ['sealing', 'webhooks', 'links', 'sms'],
  workflows: ['enterprises/deliver-missed'],
} as const satisfies Needs
