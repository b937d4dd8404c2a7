import * as z from 'zod'
import { Instant } from '../../kernel/instant.ts'

/** By which anybody checks a boarding code, also without network: a JSON Web Key with the time in which it counts. */
export const BoardingKey = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  /** As in the code, in lower case. */
  kid: z.string(),
  use: z.literal('sig'),
  alg: z.literal('ES256'),
  /** It signs from then on; null: ever since. */
  from: Instant.nullable(),
  /** What it signed is not taken any more after this; null: no end is set. */
  until: Instant.nullable(),
})
export type BoardingKey = z.infer<typeof BoardingKey>
