import { App, Button } from 'antd'
import { useState } from 'react'
import type { WorkerId } from '../../../domain/kernel/ids.ts'
import type { SubsidyStanding } from '../../../domain/subsidies/evaluate-policy.ts'
import { isOpenToPapers } from '../../../domain/subsidies/shown-by-paper.ts'
import { ActForm } from '../../parts/act-form.tsx'
import { useAddress } from '../../parts/use-address.ts'
import { useWords } from '../../words/language.tsx'
import { sharedWords } from '../../words/shared.ts'
import { PapersFields, type PapersTyped, papersTyped } from './papers-fields.tsx'
import { subsidiesWords } from './subsidies-words.ts'

/** A claim for a person who may have it once what is still open was looked at; what was not seen yet is left blank, and then missing. */
export function MakeClaim({ standing, workerId }: { standing: SubsidyStanding; workerId: WorkerId }) {
  const words = { ...useWords(sharedWords), ...useWords(subsidiesWords) }
  const { message } = App.useApp()
  const { put } = useAddress()
  const [isOpen, setOpen] = useState(false)
  const { policyId, window, reasons, missing, amount } = standing
  const barring = reasons.filter(({ weighs }) => weighs === 'against' || weighs === 'open' || weighs === 'later')
  const codes = new Set(barring.map(({ code }) => code.replace('subsidies/', '')))
  // A ticket of one’s own outweighs that an organised ride leaves none.
  const weighed = [...codes].filter((code) => !(code === 'ride-leaves-no-ticket' && codes.has('ticket-needed')))
  if (!isOpenToPapers(weighed) || !window) return null
  if (!isOpen)
    return (
      <Button type="primary" onClick={() => setOpen(true)}>
        {words.makeClaim}
      </Button>
    )
  const isRange = amount?.least.minorUnits !== amount?.most.minorUnits
  return (
    <section aria-label={words.makeClaim}>
      <p className="quiet">{words.claimThen}</p>
      <ActForm<'POST /v1/subsidies/claims', PapersTyped>
        address="POST /v1/subsidies/claims"
        said={(typed) => ({ body: { workerId, policyId, window: window.key, ...papersTyped(typed) } })}
        submit={words.makeClaim}
        onCancel={() => setOpen(false)}
        onDone={({ claimId, countyCode, progress }) => {
          message.success(progress.state === 'papers-missing' ? words.begun : words.made)
          const claim = { claim: claimId, county: countyCode, policy: policyId, window: window.key }
          put({ tab: 'claims', state: undefined, ...claim })
        }}
      >
        <PapersFields codes={[...codes]} missing={missing} isRange={isRange} />
      </ActForm>
    </section>
  )
}
