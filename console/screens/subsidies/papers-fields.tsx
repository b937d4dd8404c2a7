import { Form, InputNumber, Select } from 'antd'
import type { Money } from '../../../domain/kernel/money.ts'
import { evidenceWords } from '../../../domain/subsidies/evidence-words.ts'
import { shownByPaper } from '../../../domain/subsidies/shown-by-paper.ts'
import type { EvidenceKind } from '../../../domain/subsidies/subsidy-policy.ts'
import { useSay, useWords } from '../../words/language.tsx'
import { sharedWords } from '../../words/shared.ts'
import { subsidiesWords } from './subsidies-words.ts'
import { usePapers } from './use-papers.ts'

type Shown = keyof typeof shownByPaper
export const shownNames = Object.keys(shownByPaper) as Shown[]

/** What was typed of papers that somebody has seen. */
export interface PapersTyped {
  readonly inRegister?: 'yes' | 'no'
  readonly seen?: EvidenceKind[]
  readonly shown?: Partial<Record<Shown, number>>
  readonly amount?: number
}

/** The papers that were seen, with what is missing still below. */
export function SeenField({ missing }: { missing: readonly (readonly EvidenceKind[])[] }) {
  const words = { ...useWords(sharedWords), ...useWords(subsidiesWords) }
  const say = useSay()
  const papers = usePapers()
  const lacking = `${words.missing}${words.colon}${missing.map(papers).join(words.listComma)}`
  return (
    <Form.Item name="seen" label={words.seenNow} extra={missing.length > 0 && lacking}>
      <Select
        mode="multiple"
        options={Object.entries(evidenceWords).map(([value, label]) => ({ value, label: say(label) }))}
      />
    </Form.Item>
  )
}

/** What papers show, where the claim hangs on it. */
export function ShownFields({ asked }: { asked: readonly Shown[] }) {
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
