import * as z from 'zod'
import { atShanghai, type CalendarDate, dateInShanghai, Instant, plusDays } from '../../kernel/instant.ts'

/** How railways sell to groups. Local habits, as of the rush of 2025 and 2026 (field.md, section 5); ours to change. */
export const groupTicketRules = {
  leastRiders: 5,
  /** Days before the departure by whose end the list of riders is submitted. */
  submitDays: 17,
  /** Days before the departure on which the seats are allotted, and paid for by this time. */
  payDays: 16,
  payBy: '23:00',
} as const

export const GroupTicketDeadlines = z.object({
  /** The list has to be in by then; whoever comes later has no place on the ticket. */
  submitBy: Instant,
  /** Seats that are not paid for by then are lost. */
  payBy: Instant,
})
export type GroupTicketDeadlines = z.infer<typeof GroupTicketDeadlines>

/** By when a group ticket of a train is submitted and paid for. */
export function groupTicketDeadlines(departure: Instant): GroupTicketDeadlines {
  const day: CalendarDate = dateInShanghai(departure)
  const { submitDays, payDays, payBy } = groupTicketRules
  return {
    submitBy: atShanghai(plusDays(day, 1 - submitDays), '00:00'),
    payBy: atShanghai(plusDays(day, -payDays), payBy),
  }
}
