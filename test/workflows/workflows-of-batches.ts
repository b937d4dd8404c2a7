import { type WorkflowName, workflows } from '../../workflows/catalog.ts'

/**
 * Sheets, agreements and stations belong to no batch (the next daily round finds what one has not looked at); what an enterprise has missed
 * is sent until it is taken, and a text until it is settled. Who signed up at an event, or is offered help, is told
 * again and again until it works. Pulse and heartbeat come again by
 * themselves.
 */
const ofNoBatch: readonly WorkflowName[] = [
  'surveys/import-survey',
  'campaigns/tell-of-change',
  'relief/offer-help',
  'enterprises/sign-agreement',
  'enterprises/deliver-missed',
  'notices/follow-messages',
  'service/heartbeat',
  'service/take-pulse',
  'stabilisation/watch-duty',
  'stabilisation/begin-day',
]

export const workflowsOfBatches = (Object.keys(workflows) as WorkflowName[]).filter((name) => !ofNoBatch.includes(name))
