import { saidOnTelephone } from '../../domain/enterprises/said-by.ts'
import { isRefusal, refuse } from '../../domain/kernel/refusal.ts'
import { caseInWords } from '../../domain/stabilisation/case.ts'
import { stabilisationSentences } from '../../domain/stabilisation/stabilisation-sentences.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { speaksFor } from '../wiring/speaks-for.ts'
import { caseFor } from './case-for.ts'
import { caseOf } from './case-of.ts'
import { type Routes, routes } from './catalog.ts'
import { type HearingFirms, takeFirmAnswer } from './take-firm-answer.ts'

/** What the enterprise said to a case by telephone, to its specialist or to whoever looks after the case. */
async function recordFirmAnswer(
  { params: { caseId }, body, staff, key }: Call<Routes['record-firm-answer']>,
  deps: HearingFirms & Pick<Deps, 'enterprises'>,
) {
  const known = await caseOf(caseId, deps)
  if (isRefusal(known)) return known
  const firm = known.enterpriseId === null ? null : await deps.enterprises.get(known.enterpriseId)
  if (!firm || speaksFor(staff, firm)) {
    const mine = await caseFor(staff, caseId, deps)
    if (isRefusal(mine)) return mine
  }
  if (!firm) return refuse('invalid-state', stabilisationSentences('case-of-no-firm'))
  const { answer, ...word } = body
  const saidBy = saidOnTelephone(word, staff.subject)
  const about = { caseId, enterpriseId: firm.id }
  const heard = await takeFirmAnswer(about, { answer, saidBy, key: `told ${key}` }, deps, { isAsked: false })
  return isRefusal(heard) ? inBody(heard) : caseInWords(heard, deps.clock.now())
}

/** Of the answer: in the body it lies one level deeper. */
function inBody<Code>(refused: Code & { readonly errors?: readonly { readonly pointer: string }[] | undefined }): Code {
  const errors = refused.errors?.map((error) => ({ ...error, pointer: error.pointer.replace(/^#/, '#/answer') }))
  return errors ? { ...refused, errors } : refused
}

export const handler = http(routes['record-firm-answer'], recordFirmAnswer)
