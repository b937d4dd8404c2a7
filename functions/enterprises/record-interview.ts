import { type Interview, judgeInterview, laterInterview } from '../../domain/enterprises/interview.ts'
import { derivedId } from '../../domain/kernel/ids.ts'
import { madeOtherwise } from '../../domain/kernel/made-otherwise.ts'
import { noSuch } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { speaksFor } from '../wiring/speaks-for.ts'
import { type Routes, routes } from './catalog.ts'

/** What was said is kept first, and then counts as the enterprise's last interview: the same call again completes what broke off. */
async function recordInterview(
  { params: { enterpriseId }, body, staff, key }: Call<Routes['record-interview']>,
  { enterprises, interviews, vault, clock }: Pick<Deps, 'enterprises' | 'interviews' | 'vault' | 'clock'>,
) {
  const enterprise = await enterprises.get(enterpriseId)
  if (!enterprise) return noSuch('enterprise')
  const refused = speaksFor(staff, enterprise)
  if (refused) return refused
  const interviewId = derivedId('InterviewId', enterpriseId, key)
  const { note, ...facts } = body
  const known = (await interviews.get(interviewId))?.interview ?? null
  const other = madeOtherwise(known, facts, ['heldOn', 'way', 'nextOn'], interviewId)
  if (other) return other
  const now = clock.now()
  const wrong = known ? null : judgeInterview(body, now)
  if (wrong) return wrong
  const noted = note === '' ? ('nothing' as const) : ('sealed' as const)
  const fresh: Interview = { interviewId, enterpriseId, ...facts, recordedAt: now, recordedBy: staff.subject, noted }
  const interview =
    known ??
    (await interviews.record({
      interview: fresh,
      ...(note !== '' && { sealedNote: await vault.sealFor(interviewId, 'text', note) }),
    }))
  await enterprises.correct(enterpriseId, (before) => {
    const lastInterview = laterInterview(before.lastInterview, interview)
    return lastInterview === before.lastInterview ? before : { ...before, lastInterview }
  })
  return interview
}

export const handler = http(routes['record-interview'], recordInterview)
