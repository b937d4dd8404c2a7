import type { Money } from '../../domain/kernel/money.ts'
import { useWords } from '../words/language.tsx'
import { sharedWords } from '../words/shared.ts'

const whole = new Intl.NumberFormat('zh-CN')
const exact = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

/** 1,234.00 元; of what the service keeps as money, or whole yuan as its counts say them. */
export function Yuan({ of, yuan }: { of?: Money | undefined; yuan?: number | undefined }) {
  const words = useWords(sharedWords)
  const text = of === undefined ? whole.format(yuan ?? 0) : exact.format(of.minorUnits / 100)
  return (
    <span style={{ whiteSpace: 'nowrap' }}>
      {text} {words.yuan}
    </span>
  )
}
