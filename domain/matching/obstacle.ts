import * as z from 'zod'

/** Why a worker cannot be sent to a job order, in the order in which a worker is told. */
export const Obstacle = z.enum(['age', 'already-offered', 'date', 'province', 'skill', 'wage'])
export type Obstacle = z.infer<typeof Obstacle>
