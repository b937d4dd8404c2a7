import * as z from 'zod'
import { Instant } from '../../../domain/kernel/instant.ts'

/** `2027-03-05 18:30:00` by the clock in China, as providers write it. */
export const BeijingTime = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)
  .transform((text) => new Date(`${text.replace(' ', 'T')}+08:00`))
  .refine((date) => !Number.isNaN(date.getTime()))
  .transform((date) => Instant.parse(date.toISOString()))
