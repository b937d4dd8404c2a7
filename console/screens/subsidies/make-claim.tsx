import { App, Button, Form, InputNumber, Select } from 'antd'
import { useState } from 'react'
import type { WorkerId } from '../../../domain/kernel/ids.ts'
import type { Money } from '../../../domain/kernel/money.ts'
import type { SubsidyStanding } from '../../../domain/subsidies/evaluate-policy.ts'
import { evidenceWords } from '../../../domain/subsidies/evidence-words.ts'
import type { MakeClaim as Claiming } from '../../../domain/subsidies/subsidy-claim.ts'
import type { EvidenceKind } from '../../../domain/subsidies/subsidy-policy.ts'
import { ActForm } from '../../parts/act-form.tsx'
import { useAddress } from '../../parts/use-address.ts'
import { useSay, useWords } from '../../words/language.tsx'
import { sharedWords } from '../../words/shared.ts'
import { subsidiesWords } from './subsidies-words.ts'
import { usePapers } from './use-papers.ts'

interface Typed {
  readonly inRegister?: 'yes' | 'no'
  readonly seen?: EvidenceKind[]
  readonly shown?: Partial<Record<keyof typeof asking, number>>
  readonly amount?: number
}

/** What papers can show, by the reason that asks for it. */
const asking = {
  fare: ['ticket-needed'],
  wages: ['wages-needed'],
  averageMonthlyWage: ['wage-needed'],
  incomeAHead: ['income-needed'],
  roadKm: ['distance-needed'],
} as const
const shownNames = Object.keys(asking) as (keyof typeof asking)[]

/** Rule out or leave open, and are settled by what the form asks for; a fare settles how somebody travelled as well. */
const settled: readonly string[] = ['register-needed', ...Object.values(asking).flat()]
const settledByFare: readonly string[] = ['ride-leaves-no-ticket', 'ride-unknown']

/** A claim for a person who may have it once what is still open was looked at; asks for just that. */
export function MakeClaim({ standing, workerId }: { standing: SubsidyStanding; workerId: WorkerId }) {
  const words = { ...useWords(sharedWords), ...useWords(subsidiesWords) }
  const say = useSay()
  const papers = usePapers()
  const { message } = App.useApp()
  const { put } = useAddress()
  const [isOpen, setOpen] = useState(false)
  const { policyId, window, reasons, missing, amount } = standing
  const barring = reasons.filter(({ weighs }) => weighs === 'against' || weighs === 'open' || weighs === 'later')
  const codes = new Set(barring.map(({ code }) => code.replace('subsidies/', '')))
  const isSettled = (code: string) =>
    settled.includes(code) || (codes.has('ticket-needed') && settledByFare.includes(code))
  if (![...codes].every(isSettled) || !window) return null
  if (!isOpen)
    return (
      <Button type="primary" onClick={() => setOpen(true)}>
        {words.makeClaim}
      </Button>
    )
  const labels = {
    fare: words.shownFare,
    wages: words.shownWages,
    averageMonthlyWage: words.shownAverage,
    incomeAHead: words.shownIncome,
    roadKm: words.shownKm,
  }
  const asked = shownNames.filter((name) => asking[name].some((code) => codes.has(code)))
  const isRange = asked.length > 0 || amount?.least.minorUnits !== amount?.most.minorUnits
  return (
    <section aria-label={words.makeClaim}>
      <p className="quiet">{words.claimThen}</p>
      <ActForm<'POST /v1/subsidies/claims', Typed>
        address="POST /v1/subsidies/claims"
        said={(typed) => ({ body: bodyOf(typed, { workerId, policyId, window: window.key }) })}
        submit={words.makeClaim}
        onCancel={() => setOpen(false)}
        onDone={({ claimId, countyCode }) => {
          message.success(words.made)
          const claim = { claim: claimId, county: countyCode, policy: policyId, window: window.key }
          put({ tab: 'claims', state: undefined, ...claim })
        }}
      >
        {codes.has('register-needed') && (
          <Form.Item name="inRegister" label={words.inRegister} rules={[{ required: true, message: '' }]}>
            <Select
              style={{ maxWidth: 240 }}
              options={[
                { value: 'yes', label: words.isIn },
                { value: 'no', label: words.notIn },
              ]}
            />
          </Form.Item>
        )}
        <Form.Item
          name="seen"
          label={words.seenNow}
          extra={missing.length > 0 && `${words.missing}${words.colon}${missing.map(papers).join(words.listComma)}`}
        >
          <Select
            mode="multiple"
            options={Object.entries(evidenceWords).map(([value, label]) => ({ value, label: say(label) }))}
          />
        </Form.Item>
        {asked.map((name) => (
          <Form.Item key={name} name={['shown', name]} label={labels[name]}>
            <InputNumber min={0} max={1_000_000} precision={name === 'roadKm' ? 1 : 2} style={{ width: 180 }} />
          </Form.Item>
        ))}
        {isRange && (
          <Form.Item name="amount" label={words.amountHere} extra={words.amountBlank}>
            <InputNumber min={0} max={1_000_000} precision={2} style={{ width: 180 }} />
          </Form.Item>
        )}
      </ActForm>
    </section>
  )
}

function bodyOf(
  { inRegister, seen, shown = {}, amount }: Typed,
  of: Pick<Claiming, 'workerId' | 'policyId' | 'window'>,
) {
  const { roadKm, ...sums } = shown
  const papers = Object.entries(sums).map(([name, sum]) => [name, money(sum)] as const)
  return {
    ...of,
    ...(inRegister && { inRegister: inRegister === 'yes' }),
    seen: seen ?? [],
    shown: { ...Object.fromEntries(papers), ...(roadKm !== undefined && { roadKm }) },
    ...(amount !== undefined && { amount: money(amount) }),
  }
}

function money(yuan: number): Money {
  return { minorUnits: Math.round(yuan * 100), currency: 'CNY' }
}
