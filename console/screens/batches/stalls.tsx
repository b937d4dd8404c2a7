import { Card, Descriptions, Space } from 'antd'
import { Link } from 'react-router'
import { Moment } from '../../parts/moment.tsx'
import { StateTag } from '../../parts/state-tag.tsx'
import { useAct } from '../../service/use-act.ts'
import { useSession } from '../../sign-in/signed-in.tsx'
import { useSay, useWords } from '../../words/language.tsx'
import { sharedWords } from '../../words/shared.ts'
import { ActWithReason } from './act-with-reason.tsx'
import type { BatchSheet } from './batch-sheet.ts'
import { batchesWords } from './batches-words.ts'

type Stall = BatchSheet['stalls'][number]

/** The steps that failed until their retries were used: what broke, and the ways on with what follows from each. */
export function Stalls({ batch: { stalls } }: { batch: BatchSheet }) {
  return stalls.map((stall) => <StallCard key={stall.stallId} stall={stall} />)
}

function StallCard({ stall }: { stall: Stall }) {
  const words = { ...useWords(sharedWords), ...useWords(batchesWords) }
  const say = useSay()
  const { colleague } = useSession()
  const decide = useAct('POST /v1/transfer-batches/{batchId}/stalls/{stallId}')
  const params = { batchId: stall.batchId, stallId: stall.stallId }
  const of = Object.entries(stall.of).map(([name, value]) => `${name} ${value}`)
  return (
    <Card
      size="small"
      title={
        <>
          <StateTag of="stall" state={stall.state} /> {words.stalled(say(stall.step))}
        </>
      }
    >
      <Descriptions
        column={1}
        size="small"
        items={[
          { key: 'cause', label: words.cause, children: stall.cause },
          ...(of.length > 0 ? [{ key: 'of', label: words.stallOf, children: of.join(', ') }] : []),
          { key: 'since', label: words.since, children: <Moment at={stall.since} /> },
          { key: 'until', label: words.triedAgainAt, children: <Moment at={stall.until} /> },
          { key: 'tries', label: words.tries, children: words.times(stall.tries) },
          ...stall.earlier.map((one) => ({
            key: one.at,
            label: <Moment at={one.at} />,
            children: `${one.by} · ${one.decision === 'retry' ? words.tryAgain : words.skipStep} · ${one.reason}`,
          })),
        ]}
      />
      {stall.error === 'infeasible' && isMatching(stall) && (
        <p>
          {words.textsOverBudget} <Link to="?tab=offers">{words.offers}</Link>
        </p>
      )}
      {colleague.role === 'province' && stall.state === 'open' && (
        <Space wrap>
          {stall.choices.includes('retry') && (
            <ActWithReason
              name={words.tryAgain}
              isPrimary
              consequences={[words.retryMeans, words.retryFails]}
              act={(reason) => decide.mutateAsync({ params, body: { decision: 'retry', reason } })}
            />
          )}
          {stall.choices.includes('skip') ? (
            <ActWithReason
              name={words.skipStep}
              isDanger
              consequences={[words.skipMeans(say(stall.step)), words.skipTo(stall.skipTo ?? ''), words.noWayBack]}
              act={(reason) => decide.mutateAsync({ params, body: { decision: 'skip', reason } })}
            />
          ) : (
            <span className="quiet">{words.noSkip}</span>
          )}
        </Space>
      )}
    </Card>
  )
}

/** The step in which a round is matched: the budget for texts is what it can be refused by. */
function isMatching({ of, workflow }: Stall): boolean {
  return workflow === 'batches/run-transfer-batch' && 'round' in of
}
