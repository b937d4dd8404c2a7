import type { Instant } from '../../domain/kernel/instant.ts'

/** The Monday after the Lantern Festival, when most people leave: 09:00 in Shanghai. */
export const demoStart = '2027-02-22T01:00:00.000Z' as Instant
