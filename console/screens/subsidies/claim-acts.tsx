import { Button, Form, Input, Select, Space } from 'antd'
import { type ReactNode, useState } from 'react'
import type { CalendarDate } from '../../../domain/kernel/instant.ts'
import type {
  ClaimObjection,
  PaymentReceipt,
  PublicNotice,
  SubsidyClaim,
  WhyClaimRefused,
} from '../../../domain/subsidies/subsidy-claim.ts'
import type { SubsidyPolicy } from '../../../domain/subsidies/subsidy-policy.ts'
import { ActForm } from '../../parts/act-form.tsx'
import { beijingDay, dayAfter } from '../../service/beijing-day.ts'
import { useAhead } from '../../service/service-time.ts'
import { useSession } from '../../sign-in/signed-in.tsx'
import { useWords } from '../../words/language.tsx'
import { useOptionsOf } from '../../words/use-options-of.ts'
import { PapersFields, type PapersTyped, papersTyped } from './papers-fields.tsx'
import { aboutWords, noticeLevelWords, outcomeWords, whyRefusedWords } from './rule-words.ts'
import { subsidiesWords } from './subsidies-words.ts'

interface Acting {
  readonly claim: SubsidyClaim
  readonly policy: SubsidyPolicy
  readonly today: CalendarDate
  readonly onCancel: () => void
}

const needed = { rules: [{ required: true, message: '' }] }

/** What can be done with a claim as it stands: one form at a time, with what follows from it above. */
export function ClaimActs({ claim, policy }: { claim: SubsidyClaim; policy: SubsidyPolicy }) {
  const words = useWords(subsidiesWords)
  const { colleague } = useSession()
  const today = beijingDay(Date.now() + useAhead())
  const [open, setOpen] = useState<string>()
  const acting = { claim, policy, today, onCancel: () => setOpen(undefined) }
  const { progress } = claim
  const isNoticed = progress.state === 'noticed'
  const acts: readonly { key: string; label: string; follows: string; form: ReactNode }[] = [
    progress.state === 'papers-missing'
      ? { key: 'papers', label: words.addPapers, follows: words.papersThen, form: <PapersForm {...acting} /> }
      : { key: 'notice', label: words.postNotice, follows: words.noticeThen, form: <NoticeForm {...acting} /> },
    ...(isNoticed
      ? [
          { key: 'objection', label: words.objected, follows: words.objectedThen, form: <ObjectionForm {...acting} /> },
          ...claim.objections
            .filter(({ outcome }) => outcome === null)
            .map(({ number }) => ({
              key: `outcome ${number}`,
              label: words.settle(number),
              follows: words.settleThen,
              form: <OutcomeForm {...acting} number={number} />,
            })),
          { key: 'paid', label: words.pay, follows: words.payThen, form: <PaidForm {...acting} /> },
        ]
      : []),
    { key: 'refused', label: words.refuse, follows: words.refuseThen, form: <RefusedForm {...acting} /> },
  ]
  // A station has a paper in hand at most; the rest is the business of home.
  const own = colleague.role === 'station' ? acts.filter(({ key }) => key === 'papers') : acts
  const chosen = own.find(({ key }) => key === open)
  if (!chosen)
    return (
      <Space wrap>
        {own.map(({ key, label }) => (
          <Button key={key} danger={key === 'refused'} onClick={() => setOpen(key)}>
            {label}
          </Button>
        ))}
      </Space>
    )
  return (
    <section aria-label={chosen.label}>
      <h3 style={{ margin: '0 0 4px' }}>{chosen.label}</h3>
      <p className="quiet" style={{ marginTop: 0 }}>
        {chosen.follows}
      </p>
      {chosen.form}
    </section>
  )
}

function PapersForm({ claim: { claimId, progress }, onCancel }: Acting) {
  const words = useWords(subsidiesWords)
  if (progress.state !== 'papers-missing') return null
  const { missing, open } = progress
  return (
    <ActForm<'POST /v1/subsidies/claims/{claimId}/papers', PapersTyped>
      address="POST /v1/subsidies/claims/{claimId}/papers"
      said={(typed) => ({ params: { claimId }, body: papersTyped(typed) })}
      submit={words.addPapers}
      onCancel={onCancel}
    >
      <PapersFields codes={open.map(({ code }) => code)} missing={missing} />
    </ActForm>
  )
}

function NoticeForm({ claim: { claimId, notices }, policy: { notice }, today, onCancel }: Acting) {
  const words = useWords(subsidiesWords)
  const optionsOf = useOptionsOf()
  const asked = notice?.levels.find((level) => !notices.some((one) => one.level === level))
  const until = dayAfter(today, (notice?.days ?? 1) - 1)
  return (
    <ActForm<'POST /v1/subsidies/claims/{claimId}/notices', PublicNotice>
      address="POST /v1/subsidies/claims/{claimId}/notices"
      said={(body) => ({ params: { claimId }, body })}
      initial={{ level: asked ?? 'county', from: today, until }}
      submit={words.postNotice}
      onCancel={onCancel}
    >
      <Form.Item name="level" label={words.noticeLevel} {...needed}>
        <Select options={optionsOf(noticeLevelWords)} style={{ maxWidth: 180 }} />
      </Form.Item>
      <DayField name="from" label={words.from} />
      <DayField name="until" label={words.until} />
    </ActForm>
  )
}

function ObjectionForm({ claim: { claimId }, today, onCancel }: Acting) {
  const words = useWords(subsidiesWords)
  const optionsOf = useOptionsOf()
  return (
    <ActForm<'POST /v1/subsidies/claims/{claimId}/objections', Pick<ClaimObjection, 'on' | 'about'>>
      address="POST /v1/subsidies/claims/{claimId}/objections"
      said={(body) => ({ params: { claimId }, body })}
      initial={{ on: today }}
      submit={words.objected}
      onCancel={onCancel}
    >
      <DayField name="on" label={words.objectedOn} />
      <Form.Item name="about" label={words.about} {...needed}>
        <Select options={optionsOf(aboutWords)} style={{ maxWidth: 240 }} />
      </Form.Item>
    </ActForm>
  )
}

type Outcome = NonNullable<ClaimObjection['outcome']>

function OutcomeForm({ claim: { claimId }, number, onCancel }: Acting & { number: number }) {
  const words = useWords(subsidiesWords)
  const optionsOf = useOptionsOf()
  return (
    <ActForm<'POST /v1/subsidies/claims/{claimId}/objections/outcome', { outcome: Outcome }>
      address="POST /v1/subsidies/claims/{claimId}/objections/outcome"
      said={({ outcome }) => ({ params: { claimId }, body: { number, outcome } })}
      submit={words.settle(number)}
      onCancel={onCancel}
    >
      <Form.Item name="outcome" label={words.outcome} {...needed}>
        <Select options={optionsOf(outcomeWords)} style={{ maxWidth: 180 }} />
      </Form.Item>
    </ActForm>
  )
}

function PaidForm({ claim: { claimId }, today, onCancel }: Acting) {
  const words = useWords(subsidiesWords)
  return (
    <ActForm<'POST /v1/subsidies/claims/{claimId}/paid', { on: CalendarDate; receipt?: PaymentReceipt }>
      address="POST /v1/subsidies/claims/{claimId}/paid"
      said={(body) => ({ params: { claimId }, body })}
      initial={{ on: today }}
      submit={words.pay}
      onCancel={onCancel}
    >
      <DayField name="on" label={words.payDay} />
      <Form.Item name="receipt" label={words.receipt} extra={words.receiptNote}>
        <Input maxLength={40} style={{ maxWidth: 260 }} />
      </Form.Item>
    </ActForm>
  )
}

type Why = Exclude<WhyClaimRefused, 'erased'>

function RefusedForm({ claim: { claimId }, onCancel }: Acting) {
  const words = useWords(subsidiesWords)
  const optionsOf = useOptionsOf()
  return (
    <ActForm<'POST /v1/subsidies/claims/{claimId}/refused', { why: Why }>
      address="POST /v1/subsidies/claims/{claimId}/refused"
      said={(body) => ({ params: { claimId }, body })}
      submit={words.refuse}
      danger
      onCancel={onCancel}
    >
      <Form.Item name="why" label={words.why} {...needed}>
        <Select
          options={optionsOf(whyRefusedWords).filter(({ value }) => value !== 'erased')}
          style={{ maxWidth: 280 }}
        />
      </Form.Item>
    </ActForm>
  )
}

function DayField({ name, label }: { name: string; label: string }) {
  return (
    <Form.Item name={name} label={label} {...needed}>
      <Input type="date" style={{ width: 160 }} />
    </Form.Item>
  )
}
