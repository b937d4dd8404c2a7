import * as z from 'zod'
import { type JourneyState, journeyStates } from './placement.ts'

/** How far somebody came, by name. */
export const JourneyName = z.enum(Object.keys(journeyStates) as [JourneyState['state'], ...JourneyState['state'][]])
export type JourneyName = z.infer<typeof JourneyName>
