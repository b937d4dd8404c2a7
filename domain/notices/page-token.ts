import * as z from 'zod'

/** In the address of a trip page. Anything else leads nowhere, and is told so by the page itself. */
export const PageToken = z.object({ token: z.string().max(200) })
