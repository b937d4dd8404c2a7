import * as z from 'zod'
import { isThisMachine } from '../../../domain/kernel/public-url.ts'

/** Where a provider's API listens: https, or http on this very machine. Clients want host and protocol apart. */
export const Endpoint = z
  .url()
  .transform((text) => new URL(text))
  .refine((url) => url.protocol === 'https:' || (url.protocol === 'http:' && isThisMachine(url)), 'must be https')
