import { Form, InputNumber, Select } from 'antd'
import type { Money } from '../../../domain/kernel/money.ts'
import { evidenceWords } from '../../../domain/subsidies/evidence-words.ts'
import { shownByPaper } from '../../../domain/subsidies/shown-by-paper.ts'
import type { EvidenceKind } from '../../../domain/subsidies/subsidy-policy.ts'
import { useSession } from '../../sign-in/signed-in.tsx'
import { useWords } from '../../words/language.tsx'
import { sharedWords } from '../../words/shared.ts'
import { useOptionsOf } from '../../words/use-options-of.ts'
import { subsidiesWords } from './subsidies-words.ts'
import { usePapers } from './use-papers.ts'

type Shown = keyof typeof shownByPaper
const shownNames = Object.keys(shownByPaper) as Shown[]

/** What was typed of papers that somebody has seen. */
export interface PapersTyped {
  readonly inRegister?: 'yes' | 'no'
  readonly seen?: EvidenceKind[]
  readonly shown?: Partial<Record<Shown, number>>
  readonly amount?: number
}

interface Props {
  /** Of the reasons that wait for papers. */
  readonly codes: readonly string[]
  readonly missing: readonly (readonly EvidenceKind[])[]
  /** The policy leaves the sum to the county, whatever papers show. */
  readonly isRange?: boolean
}

/** What somebody has seen for a claim: the register, papers, what they show, and the sum where it hangs on that. */
export function PapersFields({ codes, missing, isRange = false }: Props) {
  const words = useWords(subsidiesWords)
  const { colleague } = useSession()
  const keys = codes.map((code) => code.replace('subsidies/', ''))
  const asked = shownNames.filter((name) => shownByPaper[name].some((key) => keys.includes(key)))
  return (
    <>
      {keys.includes('register-needed') && colleague.role !== 'station' && (
        <Form.Item name="inRegister" label={words.inRegister}>
          <Select
            allowClear
            style={{ maxWidth: 240 }}
            options={[
              { value: 'yes', label: words.isIn },
              { value: 'no', label: words.notIn },
            ]}
          />
        </Form.Item>
      )}
      <SeenField missing={missing} />
      <ShownFields asked={asked} />
      {(isRange || asked.length > 0) && (
        <Form.Item name="amount" label={words.amountHere} extra={words.amountBlank}>
          <InputNumber min={0} max={1_000_000} precision={2} style={{ width: 180 }} />
        </Form.Item>
      )}
    </>
  )
}

/** The papers that were seen, with what is missing still below. */
function SeenField({ missing }: { missing: readonly (readonly EvidenceKind[])[] }) {
  const words = { ...useWords(sharedWords), ...useWords(subsidiesWords) }
  const optionsOf = useOptionsOf()
  const papers = usePapers()
  const lacking = `${words.missing}${words.colon}${missing.map(papers).join(words.listComma)}`
  return (
    <Form.Item name="seen" label={words.seenNow} extra={missing.length > 0 && lacking}>
      <Select mode="multiple" options={optionsOf(evidenceWords)} />
    </Form.Item>
  )
}

/** What papers show, where the claim hangs on it. */
function ShownFields({ asked }: { asked: readonly Shown[] }) {
  const words = useWords(subsidiesWords)
  const labels: Readonly<Record<Shown, string>> = {
    fare: words.shownFare,
    wages: words.shownWages,
    averageMonthlyWage: words.shownAverage,
    incomeAHead: words.shownIncome,
    roadKm: words.shownKm,
  }
  return asked.map((name) => (
    <Form.Item key={name} name={['shown', name]} label={labels[name]}>
      <InputNumber min={0} max={1_000_000} precision={name === 'roadKm' ? 1 : 2} style={{ width: 180 }} />
    </Form.Item>
  ))
}

/** The same as a request says it: money in fen. */
export function papersTyped({ inRegister, seen, shown = {}, amount }: PapersTyped) {
  const { roadKm, ...sums } = shown
  const papers = Object.entries(sums).map(([name, sum]) => [name, money(sum)] as const)
  return {
    ...(inRegister && { inRegister: inRegister === 'yes' }),
    seen: seen ?? [],
    shown: { ...Object.fromEntries(papers), ...(roadKm !== undefined && { roadKm }) },
    ...(amount !== undefined && { amount: money(amount) }),
  }
}

function money(yuan: number): Money {
  return { minorUnits: Math.round(yuan * 100), currency: 'CNY' }
}
