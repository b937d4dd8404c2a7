import * as z from 'zod'
import { CaseId } from '../../domain/kernel/ids.ts'
import { task } from '../wiring/task.ts'
import { giveUp } from './give-up.ts'

/** For executions of a release before. `round`: missing in those that began before cases were opened again. */
const OfCase = z.object({ caseId: CaseId, round: z.int().nonnegative().default(0) })

export const handler = task(OfCase, giveUp)
