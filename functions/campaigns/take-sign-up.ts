import type { RecruitmentEvent } from '../../domain/campaigns/recruitment-event.ts'
import { deskTime, type SignUp, type SignUpDoubt } from '../../domain/campaigns/sign-up.ts'
import { withStanding } from '../../domain/campaigns/with-standing.ts'
import { derivedId } from '../../domain/kernel/ids.ts'
import { plus } from '../../domain/kernel/instant.ts'
import type { SurveyRow } from '../../domain/surveys/survey-row.ts'
import type { Worker } from '../../domain/surveys/worker.ts'
import { nameHashOf } from '../surveys/name-hash-of.ts'
import { sealWorker } from '../surveys/seal-worker.ts'
import { workerIdOf } from '../surveys/worker-id-of.ts'
import type { Deps } from '../wiring/deps.ts'

type Needed = Pick<Deps, 'workers' | 'signUps' | 'vault' | 'clock'>

interface Asked extends Pick<SignUp, 'through' | 'by'> {
  readonly event: Pick<RecruitmentEvent, 'eventId' | 'countyCode' | 'name' | 'until'>
  /** As `readSignUp` read it: it consents. */
  readonly row: SurveyRow
  /** Somebody looked at the ID card. */
  readonly isSamePerson: boolean
}

/** Who is registered under the row's ID now; null: nobody, or somebody who was erased. */
export async function standingUnder(
  { nationalId }: Pick<SurveyRow, 'nationalId'>,
  { workers, vault }: Pick<Deps, 'workers' | 'vault'>,
): Promise<Worker | null> {
  const known = await workers.get(await workerIdOf(nationalId, vault))
  return known?.erasedAt ? null : known
}

/** What of the person's record says otherwise; null where they may be registered at once. */
export async function doubtAbout(
  row: SurveyRow,
  standing: Worker | null,
  { vault }: Pick<Deps, 'vault'>,
): Promise<SignUpDoubt | null> {
  if (!standing) return null
  const [phoneHash, nameHash] = await Promise.all([vault.lookupHash('phone', row.phone), nameHashOf(row, vault)])
  if (standing.phoneHash !== phoneHash) return 'other-phone'
  return standing.nameHash !== null && standing.nameHash !== nameHash ? 'other-name-or-county' : null
}

/**
 * Registers who signs up as the row of a survey sheet is: sealed and kept by the same functions, under an id of a survey that the
 * event alone has. The consent says at which event and when it was given, so that it counts against a withdrawal of the same day.
 */
export async function takeSignUp(asked: Asked, deps: Needed): Promise<SignUp> {
  const { event, row, isSamePerson, through, by } = asked
  const { eventId } = event
  const { workers, signUps, vault, clock } = deps
  const at = clock.now()
  const standing = await standingUnder(row, deps)
  const doubt = isSamePerson ? null : await doubtAbout(row, standing, deps)
  if (doubt) {
    const workerId = await workerIdOf(row.nationalId, vault)
    const check = { countyCode: event.countyCode, name: event.name, until: plus(event.until, deskTime) }
    return signUps.keep({ eventId, workerId, at, through, by, state: 'to-check', doubt, check })
  }
  const surveyId = derivedId('SurveyId', eventId)
  const keys = vault.newKeys()
  const facts = standing ? withStanding(row, standing, await detailsOf(standing, eventId, deps)) : row
  const worker: Worker = {
    ...(await sealWorker(facts, surveyId, { vault, keys })),
    // Who goes with whom was said in a survey, and is not asked here.
    companionGroup: standing?.companionGroup ?? null,
    consent: { state: 'given', on: row.surveyDate, surveyId, eventId, at },
  }
  await keys.keep()
  await workers.register([worker], at)
  return signUps.keep({ eventId, workerId: worker.workerId, at, through, by, state: 'registered' })
}

const fields = {
  sealedTownship: 'township',
  sealedVillage: 'village',
  sealedSecondPhone: 'second-phone',
} as const

/** Sealed anew with the rest: the key of before ends earlier than the record does from now on. */
async function detailsOf(standing: Worker, eventId: string, { vault }: Pick<Deps, 'vault'>) {
  const [opened] = await vault.openOf([standing], fields, `sign-up at ${eventId}: what was known stays`)
  const { unsealed } = standing
  return {
    township: opened?.sealedTownship ?? unsealed?.township ?? null,
    village: opened?.sealedVillage ?? unsealed?.village ?? null,
    secondPhone: opened?.sealedSecondPhone ?? null,
  }
}
