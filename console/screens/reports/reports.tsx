import { Tabs } from 'antd'
import { useAddress } from '../../parts/use-address.ts'
import { useSession } from '../../sign-in/signed-in.tsx'
import { useWords } from '../../words/language.tsx'
import { BatchSpeed } from './batch-speed.tsx'
import { DailyFigures } from './daily-figures.tsx'
import { FairnessFigures } from './fairness-figures.tsx'
import { FinalStates } from './final-states.tsx'
import { Lists } from './lists.tsx'
import { MonthlyFigures } from './monthly-figures.tsx'
import './reports.css'
import { reportsWords } from './reports-words.ts'
import { RetentionFigures } from './retention-figures.tsx'

/** 报表: figures of a day, a month and a batch, and lists for other systems; which of them, and of what, stands in the address. */
export function Screen() {
  const words = useWords(reportsWords)
  const { colleague } = useSession()
  const address = useAddress()
  // Who is looked after from afar has no part in how a batch chose its people.
  const isOfBatches = colleague.role !== 'station'
  return (
    <div className="report">
      <h1 style={{ fontSize: 20, margin: '0 0 4px' }}>{words.title}</h1>
      <Tabs
        activeKey={address.get('tab') ?? 'daily'}
        onChange={(tab) => address.put({ tab: tab === 'daily' ? undefined : tab })}
        destroyOnHidden
        items={[
          { key: 'daily', label: words.daily, children: <DailyFigures /> },
          { key: 'monthly', label: words.monthly, children: <MonthlyFigures /> },
          { key: 'retention', label: words.retention, children: <RetentionFigures /> },
          ...(isOfBatches
            ? [
                { key: 'fairness', label: words.fairness, children: <FairnessFigures /> },
                { key: 'efficiency', label: words.efficiency, children: <BatchSpeed /> },
                { key: 'final-states', label: words.finalStates, children: <FinalStates /> },
              ]
            : []),
          { key: 'lists', label: words.lists, children: <Lists /> },
        ]}
      />
    </div>
  )
}
