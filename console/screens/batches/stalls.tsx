import { Card } from 'antd'
import { Link } from 'react-router'
import { OneStall } from '../../parts/one-stall.tsx'
import { StateTag } from '../../parts/state-tag.tsx'
import { useSay, useWords } from '../../words/language.tsx'
import type { BatchSheet } from './batch-sheet.ts'
import { batchesWords } from './batches-words.ts'

type Stall = BatchSheet['stalls'][number]

/** The steps that failed until their retries were used: what broke, and the ways on with what follows from each. */
export function Stalls({ batch: { stalls } }: { batch: BatchSheet }) {
  const words = useWords(batchesWords)
  const say = useSay()
  return stalls.map((stall) => (
    <Card
      key={stall.stallId}
      size="small"
      title={
        <>
          <StateTag of="stall" state={stall.state} /> {words.stalled(say(stall.step))}
        </>
      }
    >
      {stall.error === 'infeasible' && isMatching(stall) && (
        <p>
          {words.textsOverBudget} <Link to="?tab=offers">{words.offers}</Link>
        </p>
      )}
      <OneStall stall={stall} />
    </Card>
  ))
}

/** The step in which a round is matched: the budget for texts is what it can be refused by. */
function isMatching({ of, workflow }: Stall): boolean {
  return workflow === 'batches/run-transfer-batch' && 'round' in of
}
